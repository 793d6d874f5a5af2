"""The sRGB colour profile that PDF/A asks for, made from the numbers of IEC 61966-2-1.

An ICC version 2 matrix profile: the three primaries adapted to D50, and the curve of the standard.
Pillow's is not used: its version, 4.4, is newer than PDF 1.7 knows (ISO 32000-1, 8.6.5.5, ends with
4.2), and it holds the moment it was made.
"""

from __future__ import annotations

import struct

_WHITE = (0.9642, 1.0, 0.8249)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
_CURVE_POINTS = 1024
_DATE = (2026, 1, 1, 0, 0, 0)


def srgb_profile() -> bytes:
    """The profile as bytes."""
    curve = _curve()
    tags = {
        "desc": _description("sRGB IEC61966-2.1"),
        "cprt": b"text\0\0\0\0No copyright, use freely\0",
        "wtpt": _xyz(_WHITE),
        "rXYZ": _xyz(_RED),
        "gXYZ": _xyz(_GREEN),
        "bXYZ": _xyz(_BLUE),
        "rTRC": curve,
        "gTRC": curve,
        "bTRC": curve,
    }
    offset = 128 + 4 + 12 * len(tags)
    directory = struct.pack(">I", len(tags))
    body = b""
    places: dict[bytes, int] = {}
    for name, data in tags.items():
        if data not in places:
            places[data] = offset + len(body)
            body += data + b"\0" * (-len(data) % 4)
        directory += struct.pack(">4sII", name.encode(), places[data], len(data))
    return _header(offset + len(body)) + directory + body


def _header(size: int) -> bytes:
    return struct.pack(
        ">I4sI4s4s4s6H4s4sI4sIQI3i4s44x",
        *(size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ "),
        *(*_DATE, b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", 0, 0, 0),
        *(round(value * 65536) for value in _WHITE),
        b"\0\0\0\0",
    )


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(v * 65536) for v in values))


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(78)


def _curve() -> bytes:
    points = [_linear(index / (_CURVE_POINTS - 1)) for index in range(_CURVE_POINTS)]
    values = [round(point * 0xFFFF) for point in points]
    return b"curv\0\0\0\0" + struct.pack(f">I{_CURVE_POINTS}H", _CURVE_POINTS, *values)


def _linear(value: float) -> float:
    """The standard's curve from a stored value to light."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
