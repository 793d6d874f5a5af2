"""What a file or a user wrote, fit to stand inside one line of a message."""

_LONGEST = 60


def one_line(text: str) -> str:
    """``text`` with everything unprintable (line ends, controls, half surrogates) as escapes.

    Thai vowels and tone marks are printable and stay.
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in text)


def shortened(text: str, longest: int = _LONGEST) -> str:
    """At most ``longest`` letters of ``text`` on one line; ``…`` where letters were left out."""
    return one_line(text if len(text) <= longest else text[:longest] + "…")


def _escaped(letter: str) -> str:
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
