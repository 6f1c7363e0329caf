"""The receipt in a real browser: nothing from elsewhere, for everyone, by day and by night, wide and narrow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.tools import axe, nu

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_OPEN = "document.querySelectorAll('details').forEach(one => one.open = true)"


def test_it_is_valid(report: Path) -> None:
    assert nu.check([report]) == {report: []}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_everyone_can_read_it(report: Path, chromium: Browser, width: int, scheme: Literal["light", "dark"]) -> None:
    with chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(report.as_uri())
        page.evaluate(_OPEN)
        assert axe.check(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert [address for address in asked if not address.startswith("data:")] == [report.as_uri()]


def test_it_is_read_with_the_keyboard_and_without_scripts(report: Path, chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(report.as_uri())
        first = page.locator(".articles details").first
        assert first.get_attribute("open") is None
        first.locator("summary").focus()
        page.keyboard.press("Enter")
        assert first.get_attribute("open") == ""
        assert first.locator(".omitted").is_visible()
