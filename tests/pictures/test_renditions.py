"""Renditions of real pictures: what is fit keeps its pixels, what is not becomes JPEG or PNG that all readers show."""

from __future__ import annotations

import zlib
from io import BytesIO
from random import Random

import pillow_heif
import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw

from octavo.errors import FetchError
from octavo.pictures import read_picture
from octavo.pictures.limits import Limits, limits_for_paper, limits_for_reader
from octavo.pictures.renditions import Rendition, make_rendition, ready_rendition
from octavo.profiles import Paper, PrintHouse, ReadingSystem, profile
from octavo.resources import Asset

SIZE = (360, 240)
SMALL = Limits(width=120, height=120)


def photograph(size: tuple[int, int] = SIZE) -> Image.Image:
    """A picture with the grain of a photograph, the same each time: red above, blue below."""
    chance = Random(1)
    grain = [Image.frombytes("L", size, chance.randbytes(size[0] * size[1])) for _ in range(3)]
    slope = Image.linear_gradient("L").resize(size)
    slopes = (ImageChops.invert(slope), Image.new("L", size, 90), slope)
    return Image.merge("RGB", [Image.blend(one, two, 0.8) for one, two in zip(grain, slopes, strict=True)])


def diagram(mode: str = "RGBA", ink: tuple[int, int, int] = (10, 10, 60)) -> Image.Image:
    """Lines drawn on nothing."""
    image = Image.new("RGBA", SIZE, (*ink, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((20, 20, 160, 120), outline=(*ink, 255), width=4)
    draw.ellipse((180, 60, 340, 220), fill=(*ink, 255))
    return image.convert(mode)


def encoded(image: Image.Image, name: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, name, **options)
    return file.getvalue()


def kept(content: bytes) -> Asset:
    """The picture as the asset store has it."""
    return read_picture(content)[0]


def made(content: bytes, limits: Limits = Limits()) -> Rendition:  # noqa: B008 - a frozen value
    return make_rendition(kept(content), limits)


def seen(found: Rendition) -> Image.Image:
    """The pixels of a rendition, whose asset tells the truth of it."""
    asset = found.asset
    image = Image.open(BytesIO(asset.content))
    image.load()
    assert (image.get_format_mimetype(), *image.size) == (asset.media_type, asset.width, asset.height)
    return image


def differ(one: Image.Image, other: Image.Image) -> float:
    """How far apart two pictures are: the mean of all differences, of 255."""
    histogram = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L").histogram()
    return sum(value * count for value, count in enumerate(histogram)) / sum(histogram)


# --- what is fit -------------------------------------------------------------------------------------------


def segment(kind: int, content: bytes) -> bytes:
    return bytes((0xFF, kind)) + (len(content) + 2).to_bytes(2, "big") + content


def test_a_fit_jpeg_loses_its_metadata_and_no_pixel() -> None:
    plain = encoded(photograph(), "JPEG")
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    said = (
        segment(0xE1, b"Exif\0\0" + b"taken at home"),
        segment(0xE2, b"ICC_PROFILE\0\1\1" + screen),
        segment(0xED, b"Photoshop 3.0\0"),
        segment(0xFE, b"a comment"),
        b"\xff",  # fills
    )
    content = plain[:20] + b"".join(said) + plain[20:]
    assert Image.open(BytesIO(content)).info["icc_profile"] == screen
    found = made(content)
    assert found.asset.content == plain
    assert found.asset.name == kept(content).name


def test_a_jpeg_without_metadata_stays_byte_for_byte() -> None:
    content = encoded(photograph(), "JPEG", progressive=True)
    assert made(content).asset.content == content


@pytest.mark.parametrize("progressive", [False, True])
def test_what_stands_behind_a_jpeg_is_left_out(progressive: bool) -> None:
    content = encoded(photograph(), "JPEG", progressive=progressive)
    tables = segment(0xFE, b"\xff\xd9" * 9)  # the mark of the end, but inside a segment
    scan = content.index(b"\xff\xda")
    second = content.find(b"\xff\xc4", scan)
    inside = content[:second] + tables + content[second:] if progressive else content
    assert made(inside + b"a film of three seconds").asset.content == inside


def test_what_a_camera_puts_behind_a_jpeg_is_left_out() -> None:
    whole = BytesIO()
    photograph().save(whole, "MPO", save_all=True, append_images=[photograph((36, 24))])
    found = made(whole.getvalue())
    assert found.asset.size < 0.97 * len(whole.getvalue())
    assert seen(found).format == "JPEG"
    assert not found.still


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_a_fit_png_loses_its_words_and_no_pixel(mode: str) -> None:
    flat = Image.new("RGB", SIZE, "white")
    flat.paste(diagram(), mask=diagram())
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_text("Author", "somebody")
    content = encoded(flat.convert(mode), "PNG", pnginfo=words)
    found = made(content)
    assert b"somebody" in content
    assert b"somebody" not in found.asset.content
    assert found.asset.size == len(content) - len("Authorsomebody") - 1 - 12
    assert differ(seen(found), Image.open(BytesIO(content))) == 0


def test_fit_pictures_are_known_by_their_headers() -> None:
    assert ready_rendition(kept(encoded(photograph(), "JPEG")), Limits())
    assert ready_rendition(kept(encoded(diagram("RGB").quantize(8), "PNG")), Limits())
    assert ready_rendition(kept(encoded(photograph(), "JPEG")), SMALL) is None
    assert ready_rendition(kept(encoded(photograph(), "WEBP")), Limits()) is None


# --- size --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "limits", "fitted"),
    [
        ((4000, 3000), Limits(width=2560, height=2560), (2560, 1920)),
        ((3000, 4000), Limits(width=2560, height=2560), (1920, 2560)),
        ((4000, 3000), Limits(pixels=3.0), (2000, 1500)),
        ((4000, 1000), Limits(width=1000, height=2000, pixels=9), (1000, 250)),
        ((640, 480), Limits(width=2560, height=2560), (640, 480)),
        ((10_000, 2), Limits(width=100, height=100), (100, 1)),
    ],
)
def test_pictures_are_never_enlarged_and_keep_their_shape(
    size: tuple[int, int], limits: Limits, fitted: tuple[int, int]
) -> None:
    assert limits.fit_size(size) == fitted


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF"])
def test_large_pictures_become_as_large_as_allowed(name: str) -> None:
    found = made(encoded(photograph(), name), SMALL)
    assert seen(found).size == (120, 80)
    assert differ(seen(found), photograph().resize((120, 80), Image.Resampling.LANCZOS)) < 24


def test_limits_come_of_profiles() -> None:
    kindle = limits_for_reader(profile(ReadingSystem, "kindle"))
    assert (kindle.width, kindle.height, kindle.drawings) == (1920, 1920, "png")
    six = limits_for_paper(profile(Paper, "6x9"), profile(PrintHouse, "kdp"))
    assert (six.width, six.height, six.drawings, six.moving) == (1800, 2700, "svg", False)
    assert limits_for_paper(profile(Paper, "ereader-6"), None).greys


# --- formats and colours -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (encoded(photograph(), "WEBP"), "image/jpeg"),
        (encoded(photograph(), "AVIF"), "image/jpeg"),
        (encoded(photograph(), "TIFF"), "image/jpeg"),
        (encoded(photograph(), "PNG"), "image/jpeg"),
        (encoded(photograph().convert("L"), "PNG"), "image/jpeg"),
        (encoded(photograph().convert("RGBA"), "PNG"), "image/jpeg"),
        (encoded(photograph().convert("CMYK"), "JPEG"), "image/jpeg"),
        (encoded(photograph().convert("CMYK"), "TIFF"), "image/jpeg"),
        (encoded(diagram(), "WEBP", lossless=True), "image/png"),
        (encoded(diagram(), "WEBP"), "image/jpeg"),
        (encoded(diagram(), "PNG"), "image/png"),
        (encoded(diagram("RGB"), "BMP"), "image/png"),
        (encoded(diagram("P"), "GIF"), "image/png"),
        (encoded(diagram(), "ICO", sizes=[(256, 171)]), "image/png"),
    ],
)
def test_photographs_become_jpeg_and_diagrams_png(content: bytes, kind: str) -> None:
    found = made(content)
    assert found.asset.media_type == kind
    assert seen(found).mode in ("L", "RGB", "P")
    assert not seen(found).has_transparency_data
    assert found.asset.name.partition(".")[0] == kept(content).stem
    assert made(content) == found


def test_a_screenshot_with_many_colours_stays_without_loss() -> None:
    shot = Image.new("RGB", (640, 480), "white")
    shot.paste(Image.radial_gradient("L").resize((200, 200)).convert("RGB"), (20, 20))
    draw = ImageDraw.Draw(shot)
    for line in range(20):
        draw.text((240, 20 + line * 20), "words that must stay sharp " * 2, fill=(line * 9, 30, 90))
    found = made(encoded(shot, "PNG"))
    assert found.asset.media_type == "image/png"
    assert differ(seen(found), shot) == 0


def test_heic_is_read_with_its_decoder() -> None:
    file = BytesIO()
    pillow_heif.from_pillow(photograph()).save(file)
    found = made(file.getvalue())
    assert found.asset.media_type == "image/jpeg"
    assert differ(seen(found), photograph()) < 24


def test_what_is_drawn_on_nothing_gets_a_white_ground() -> None:
    shown = seen(made(encoded(diagram(), "PNG"))).convert("RGB")
    assert (shown.getpixel((5, 5)), shown.getpixel((260, 140))) == ((255, 255, 255), (10, 10, 60))


def test_what_is_drawn_in_white_gets_a_dark_ground() -> None:
    shown = seen(made(encoded(diagram(ink=(250, 250, 250)), "PNG"))).convert("L")
    assert isinstance(dark := shown.getpixel((5, 5)), int | float) and dark < 60
    assert isinstance(light := shown.getpixel((260, 140)), int | float) and light > 240


def test_a_white_page_with_clear_corners_stays_white() -> None:
    page = diagram("RGB").convert("RGBA")
    page.paste((255, 255, 255, 255), (5, 5, 355, 235))
    page.paste((0, 0, 0, 255), (40, 40, 200, 60))
    page.putalpha(Image.new("L", SIZE, 255))
    page.paste((0, 0, 0, 0), (0, 0, 5, 240))
    assert seen(made(encoded(page, "PNG"))).convert("RGB").getpixel((2, 2)) == (255, 255, 255)


@pytest.mark.parametrize("ground", [False, True])
def test_a_drawing_in_white_gets_a_dark_ground(ground: bool) -> None:
    white = DRAWING.replace(b"#c00", b"#FFF").replace(b"<text", b"<text fill='white'")
    found = made(white, Limits(ground=ground))
    assert found.asset.media_type == "image/svg+xml"
    pixels = seen(make_rendition(found.asset, Limits(drawings="png"))).convert("RGB")
    assert (pixels.getpixel((3, 3)), pixels.getpixel((60, 60))) == ((34, 34, 34), (255, 255, 255))
    assert (
        made(DRAWING.replace(b"<text", b"<text fill='white'")).asset.content
        == kept(DRAWING.replace(b"<text", b"<text fill='white'")).content
    )


def test_pages_keep_what_is_transparent_unless_it_is_white() -> None:
    white = encoded(diagram(ink=(250, 250, 250)), "PNG")
    assert not seen(made(white, Limits(ground=False))).has_transparency_data
    content = encoded(diagram(), "PNG")
    found = made(content, Limits(ground=False))
    assert found.asset.content == content


def test_a_picture_of_few_colours_keeps_few() -> None:
    flat = diagram("RGB").quantize(8)
    found = made(encoded(flat, "GIF"))
    assert seen(found).mode == "P"
    assert differ(seen(found), flat) == 0
    assert seen(made(encoded(flat, "PNG"), SMALL)).mode == "P"


def test_a_turned_photograph_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = photograph()
    found = made(encoded(lying, "JPEG", exif=exif, quality=95))
    assert seen(found).size == (SIZE[1], SIZE[0])
    assert differ(seen(found), lying.transpose(Image.Transpose.ROTATE_270)) < 16
    assert not seen(found).getexif()
    assert seen(made(encoded(lying, "JPEG", exif=exif), SMALL)).size == (80, 120)


def test_other_colour_spaces_become_srgb() -> None:
    """A wide gamut is simulated with a profile whose red and blue have changed places."""
    swapped = encoded(photograph(), "JPEG", icc_profile=_swapped_profile())
    found = seen(made(swapped))
    assert "icc_profile" not in found.info
    red, green, blue = photograph().split()
    assert differ(found, Image.merge("RGB", (blue, green, red))) < 12
    assert differ(found, photograph()) > 40


def _swapped_profile() -> bytes:
    """The profile of sRGB, in which the tags of the red and the blue colorant point at each other's places."""
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = [content.index(name, 128) for name in (b"rXYZ", b"bXYZ")]
    content[at[0] : at[0] + 4], content[at[1] : at[1] + 4] = b"bXYZ", b"rXYZ"
    name = content.index("sRGB".encode("utf-16-be"))
    content[name : name + 8] = "swap".encode("utf-16-be")
    return bytes(content)


def test_a_broken_profile_changes_nothing() -> None:
    content = encoded(photograph(), "JPEG", icc_profile=b"no profile at all")
    assert made(content).asset.content == encoded(photograph(), "JPEG")


def test_sixteen_bits_become_eight() -> None:
    deep = Image.new("I;16", (40, 20), 32_768)
    found = seen(made(encoded(deep, "PNG")))
    assert (found.mode, found.getpixel((0, 0))) == ("L", 128)


def test_greys_are_for_devices_without_colours() -> None:
    assert seen(made(encoded(photograph(), "WEBP"), Limits(greys=True))).mode == "L"


# --- animations --------------------------------------------------------------------------------------------


def animation(name: str = "GIF") -> bytes:
    frames = [diagram("RGB").quantize(8), Image.new("RGB", SIZE, "red").quantize(8)]
    return encoded(frames[0], name, save_all=True, append_images=frames[1:], duration=200)


def test_an_animation_moves_where_it_may_and_is_fit() -> None:
    found = made(animation())
    assert (found.asset.content, found.still) == (animation(), False)


@pytest.mark.parametrize(
    ("content", "limits"),
    [
        (animation(), Limits(moving=False)),
        (animation(), SMALL),
        (animation("PNG"), Limits()),
        (animation("WEBP"), Limits()),
    ],
)
def test_an_animation_that_cannot_move_shows_its_first_picture(content: bytes, limits: Limits) -> None:
    found = made(content, limits)
    assert found.still
    assert not getattr(seen(found), "is_animated", False)
    assert differ(seen(found), diagram("RGB").resize(seen(found).size)) < 8


# --- squeezing ---------------------------------------------------------------------------------------------


def test_a_fit_jpeg_is_written_anew_only_to_save_bytes() -> None:
    fine, coarse = (encoded(photograph(), "JPEG", quality=quality, optimize=True) for quality in (95, 20))
    squeezed = Limits(quality=50, anew=True)
    assert made(fine, squeezed).asset.size < len(fine) / 2
    assert made(coarse, squeezed).asset.content == coarse


def test_a_screenshot_is_squeezed_into_a_palette() -> None:
    shot = Image.radial_gradient("L").resize((400, 300)).convert("RGB")
    shot = Image.merge(
        "RGB", (shot.getchannel(0), Image.linear_gradient("L").resize((400, 300)), Image.new("L", (400, 300)))
    )
    shot.paste("white", (0, 0, 400, 200))
    content = encoded(shot, "PNG")
    found = made(content, Limits(anew=True))
    assert seen(made(content)).mode == "RGB"
    assert seen(found).mode == "P"
    assert found.asset.size < 0.9 * len(content)
    assert differ(seen(found), shot) < 6


# --- drawings ----------------------------------------------------------------------------------------------

DRAWING = (
    b"<svg xmlns='http://www.w3.org/2000/svg' width='60' height='40'><rect x='10' y='10' width='20' height='20'"
    b" fill='#c00'/><text x='32' y='30' font-family='serif' font-size='12'>Quay</text></svg>"
)


def test_drawings_stay_drawings_where_they_are_shown() -> None:
    assert made(DRAWING).asset == kept(DRAWING)


def test_drawings_become_pixels_where_they_are_not_shown() -> None:
    found = made(DRAWING, Limits(drawings="png"))
    shown = seen(found).convert("RGB")
    assert shown.size == (180, 120)
    assert (shown.getpixel((3, 3)), shown.getpixel((60, 60))) == ((255, 255, 255), (204, 0, 0))
    words = shown.crop((96, 50, 180, 100)).convert("L")
    assert isinstance(lowest := words.getextrema()[0], int | float) and lowest < 60, "its words are not drawn"
    assert seen(made(DRAWING, Limits(drawings="png", width=90, height=90))).size == (90, 60)


def test_a_drawing_that_cannot_be_drawn_says_so() -> None:
    broken = Asset("x.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", 10, 10)
    with pytest.raises(FetchError, match="drawing"):
        make_rendition(broken, Limits(drawings="png"))


def test_damaged_data_is_refused() -> None:
    content = encoded(photograph(), "PNG")
    damaged = Asset("x.png", "image/png", content[:2000] + zlib.compress(b"?") + content[2020:], *SIZE)
    with pytest.raises(FetchError):
        make_rendition(damaged, SMALL)
