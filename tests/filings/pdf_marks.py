"""Content-stream text for the marks of layout 2: check boxes, radio buttons, bullets. Pixels, y downwards."""

from __future__ import annotations

import math

Point = tuple[float, float]


def _n(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _point(point: Point) -> str:
    return f"{_n(point[0])} {_n(point[1])}"


def _arc(centre: Point, radius: float, start: float, end: float, pieces: int) -> list[str]:
    """Return `pieces` curves along a circle, angles in radians."""
    step = (end - start) / pieces
    reach = 4 / 3 * math.tan(step / 4) * radius
    curves = []
    for number in range(pieces):
        a, b = start + number * step, start + (number + 1) * step
        p1 = (
            centre[0] + radius * math.cos(a) - reach * math.sin(a),
            centre[1] + radius * math.sin(a) + reach * math.cos(a),
        )
        p3 = (centre[0] + radius * math.cos(b), centre[1] + radius * math.sin(b))
        p2 = (p3[0] + reach * math.sin(b), p3[1] - reach * math.cos(b))
        curves.append(f"{_point(p1)} {_point(p2)} {_point(p3)} c")
    return curves


def rounded_square(x: float, y: float, side: float, radius: float = 2.0) -> str:
    """Return a path of 22 segments, as the real boxes have: a move, four lines, sixteen curves, a close."""
    lines = [f"{_point((x, y + side - radius))} m", f"{_point((x, y + radius))} l"]
    corners = (
        ((x + radius, y + radius), math.pi, (x + side - radius, y)),
        ((x + side - radius, y + radius), -math.pi / 2, (x + side, y + side - radius)),
        ((x + side - radius, y + side - radius), 0.0, (x + radius, y + side)),
        ((x + radius, y + side - radius), math.pi / 2, None),
    )
    for centre, start, line_to in corners:
        lines += _arc(centre, radius, start, start + math.pi / 2, 4)
        if line_to is not None:
            lines.append(f"{_point(line_to)} l")
    return "\n".join([*lines, "h"])


def circle(x: float, y: float, diameter: float, pieces: int = 32) -> str:
    """Return a path along a circle whose square's upper left corner is (x, y)."""
    radius = diameter / 2
    centre = (x + radius, y + radius)
    curves = _arc(centre, radius, 0, 2 * math.pi, pieces)
    return "\n".join([f"{_point((x + diameter, y + radius))} m", *curves, "h"])


def _grey(value: float) -> str:
    text = _n(value).lstrip("0") or "0"
    return f"{text} {text} {text} RG {text} {text} {text} rg"


def check_box(x: float, y: float, *, checked: bool) -> str:
    """Return a box of 13 pixels: an outline; or, checked, filled, with a white tick of three points."""
    under = rounded_square(x + 0.2, y + 0.2, 12.6)
    parts = [_grey(0.6627), "/G8 gs", under, "f", _grey(1.0), "/G9 gs", under, "f", _grey(0.4627)]
    if checked:
        parts += ["/G11 gs", rounded_square(x, y, 13), "f", _grey(1.0), "/G12 gs"]
        parts += [f"{_point((x + 2.6, y + 6.5))} m", f"{_point((x + 5.2, y + 9.1))} l"]
        parts += [f"{_point((x + 10.4, y + 2.6))} l", "S"]
    else:
        parts += ["/G10 gs", rounded_square(x + 0.5, y + 0.5, 12), "S"]
    return "\n".join(parts)


def radio_button(x: float, y: float, *, on: bool) -> str:
    """Return a ring of 13 pixels, with a filled disc of 7.8 where it is on."""
    under = circle(x + 0.2, y + 0.2, 12.6)
    parts = [_grey(0.6627), "/G8 gs", under, "f", _grey(1.0), "/G9 gs", under, "f"]
    parts += [_grey(0.4627), "/G10 gs", circle(x + 0.5, y + 0.5, 12), "S"]
    if on:
        parts += [circle(x + 2.6, y + 2.6, 7.8, 16), "f"]
    return "\n".join(parts)
