"""Ruby on paper: WeasyPrint knows none, so a reading becomes a line of its own over its characters."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def lift_readings(section: Element) -> None:
    """Puts each reading before its characters, so that they, which end the box, stand on the line; see print.css."""
    for ruby in section.iter("ruby"):
        for bracket in ruby.findall("rp"):
            ruby.remove(bracket)
        for reading in ruby.findall("rt"):
            ruby.remove(reading)
            reading.tail, ruby.text = ruby.text, None
            ruby.insert(0, reading)
