r"""Quantities as siunitx writes them: `\SI{9.81}{\metre\per\second\squared}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from octavo.tex import TokenStream

_PREFIXES = {
    "yocto": "y", "zepto": "z", "atto": "a", "femto": "f", "pico": "p", "nano": "n", "micro": "µ", "milli": "m",
    "centi": "c", "deci": "d", "deca": "da", "deka": "da", "hecto": "h", "kilo": "k", "mega": "M", "giga": "G",
    "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y", "kibi": "Ki", "mebi": "Mi", "gibi": "Gi",
}  # fmt: skip
_UNITS = {
    "metre": "m", "meter": "m", "gram": "g", "gramme": "g", "second": "s", "ampere": "A", "kelvin": "K", "mole": "mol",
    "candela": "cd", "kilogram": "kg", "hertz": "Hz", "newton": "N", "pascal": "Pa", "joule": "J", "watt": "W",
    "coulomb": "C", "volt": "V", "farad": "F", "ohm": "Ω", "siemens": "S", "weber": "Wb", "tesla": "T", "henry": "H",
    "lumen": "lm", "lux": "lx", "becquerel": "Bq", "gray": "Gy", "sievert": "Sv", "katal": "kat", "radian": "rad",
    "steradian": "sr", "degreeCelsius": "°C", "celsius": "°C", "degree": "°", "arcminute": "′", "arcsecond": "″",
    "minute": "min", "hour": "h", "day": "d", "litre": "l", "liter": "L", "tonne": "t", "hectare": "ha", "percent": "%",
    "electronvolt": "eV", "dalton": "Da", "bel": "B", "decibel": "dB", "neper": "Np", "bit": "bit", "byte": "B",
    "bar": "bar", "atmosphere": "atm", "angstrom": "Å", "barn": "b", "knot": "kn", "astronomicalunit": "au",
    "parsec": "pc", "lightyear": "ly", "year": "a", "m": "m", "cm": "cm", "mm": "mm", "km": "km",
    "um": "µm", "nm": "nm",
    "g": "g", "mg": "mg", "kg": "kg", "s": "s", "ms": "ms", "us": "µs", "ns": "ns", "A": "A", "mA": "mA", "K": "K",
    "mol": "mol", "Hz": "Hz", "kHz": "kHz", "MHz": "MHz", "GHz": "GHz", "N": "N", "kN": "kN", "Pa": "Pa", "kPa": "kPa",
    "MPa": "MPa", "J": "J", "kJ": "kJ", "W": "W", "kW": "kW", "MW": "MW", "V": "V", "kV": "kV", "mV": "mV", "eV": "eV",
    "keV": "keV", "MeV": "MeV", "GeV": "GeV", "kWh": "kWh", "dB": "dB", "L": "L", "mL": "mL", "ml": "ml", "l": "l",
}  # fmt: skip
_POWERS = {"squared": "2", "cubed": "3"}
_POWERS_BEFORE = {"square": "2", "cubic": "3"}
_NUMBER = re.compile(
    r"\s*([+\-−]?)\s*([\d.,\s]*)\s*(?:(\+-|\\pm)\s*([\d.,]+)|\((\d+)\))?\s*(?:[eEdD]\s*([+\-]?\d+))?\s*"
)
"""A number as people type it: "1.2e-3", "12.3(4)", "5 +- 1"."""


class Quantity(NamedTuple):
    """How many arguments a command has, and what writes them."""

    arguments: int
    write: Callable[[Sequence[str]], str]


def write_number(written: str) -> str:
    r"""A number as TeX: "1.2e3" is `1.2\times 10^{3}`."""
    match = _NUMBER.fullmatch(written)
    if match is None or not written.strip():
        return written
    sign, digits, _, more, last, power = match.groups()
    mantissa = sign + digits.strip().replace(",", "{,}") + (f"\\pm {more}" if more else f"({last})" if last else "")
    if not power:
        return mantissa
    return (f"{mantissa}\\times " if mantissa.strip("+-−") else mantissa) + f"10^{{{power.lstrip('+')}}}"


def write_unit(written: str) -> str:
    r"""A unit as TeX: `\metre\per\second` and "m/s" with letters that stand upright."""
    if "\\" not in written:
        return re.sub(
            r"[^\W\d_]+|[°%′″]", lambda match: f"\\text{{{match[0]}}}", written.replace(".", "\\,").replace("~", "\\,")
        )
    parts: list[str] = []
    prefix, power, per, stream = "", "", False, TokenStream(written)
    for token in stream:
        name = token.removeprefix("\\")
        if name == "per":
            per = True
        elif name in _PREFIXES:
            prefix = _PREFIXES[name]
        elif name in _POWERS_BEFORE:
            power = _POWERS_BEFORE[name]
        elif name in _POWERS or name in ("tothe", "raiseto"):
            parts[-1:] = [_raise_unit(part, _POWERS.get(name) or stream.take_argument()) for part in parts[-1:]]
        elif not token.isspace():
            parts.append(_write_power(prefix + _UNITS.get(name, name), power, per))
            prefix, power, per = "", "", False
    return "\\,".join(parts)


def _write_power(unit: str, power: str, per: bool) -> str:
    exponent = f"-{power or 1}" if per else power
    return f"\\text{{{unit}}}" + (f"^{{{exponent}}}" if exponent else "")


def _raise_unit(part: str, power: str) -> str:
    """A unit with a power that is said after it; what stands below keeps its sign."""
    unit, _, before = part.partition("^")
    return f"{unit}^{{{'-' if before.startswith('{-') else ''}{power}}}"


def _write_quantity(number: str, unit: str) -> str:
    written = write_unit(unit)
    space = "" if written.startswith(("\\text{°}", "\\text{′}", "\\text{″}")) else "\\,"
    return f"{write_number(number)}{space}{written}" if number.strip() else written


def _write_range(first: str, last: str, unit: str) -> str:
    return f"{write_number(first)}\\text{{–}}{_write_quantity(last, unit) if unit else write_number(last)}"


def _write_angle(angle: str) -> str:
    return "".join(f"{part.strip()}{sign}" for part, sign in zip(angle.split(";"), "°′″", strict=False) if part.strip())


QUANTITIES: dict[str, Quantity] = {
    **dict.fromkeys(("\\SI", "\\qty"), Quantity(2, lambda said: _write_quantity(said[0], said[1]))),
    **dict.fromkeys(("\\si", "\\unit"), Quantity(1, lambda said: write_unit(said[0]))),
    "\\num": Quantity(1, lambda said: write_number(said[0])),
    "\\ang": Quantity(1, lambda said: _write_angle(said[0])),
    **dict.fromkeys(("\\SIrange", "\\qtyrange"), Quantity(3, lambda said: _write_range(said[0], said[1], said[2]))),
    "\\numrange": Quantity(2, lambda said: _write_range(said[0], said[1], "")),
}
"""The commands of siunitx, old names and new."""
