"""Web and mail addresses inside free text, and what can be wrong with one."""

import re
from collections.abc import Iterable
from enum import Enum, auto
from urllib.parse import urlsplit

# Compiled at first use: the start of the window needs none of these.
# An address ends at white space, at a Thai letter, at a quote or an angle bracket. Thai digits
# may stand inside: an address broken by digit conversion is still one address.
_ADDRESS = (
    r"(?:https?://|(?<![A-Za-z0-9_.])www\.)[^\s\u0e00-\u0e4f<>\"“”‘’]+"
    r"|(?<![A-Za-z0-9_.+%-])[A-Za-z0-9][A-Za-z0-9_.+%-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_TRAILING = ".,;:!?'…"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
_MAILBOX = (
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
_UNSOUND = re.compile(r"[\s\x00-\x1f\x7f<>\"\u200b-\u200f\u2060\ufeff]")
_THAI_DIGIT = re.compile("[๐-๙]")
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Deception(Enum):
    """How an address can look like another one."""

    USER_PART = auto()
    FOREIGN_LETTERS = auto()
    DIRECTION_MARKS = auto()


def addresses(text: str) -> list[tuple[int, int]]:
    """Spans of web and mail addresses in free text, in order, without closing punctuation."""
    if not ("://" in text or "@" in text or "www." in text.lower()):
        return []
    return [_trimmed(text, *found.span()) for found in re.finditer(_ADDRESS, text, re.IGNORECASE)]


def is_web_address(url: str) -> bool:
    """Whether ``url`` is http, https or mailto with sound syntax, fit to become a link.

    No blank or control character, a host, no Thai digit in host or path, and nothing that makes
    it look like another address.
    """
    if _UNSOUND.search(url) or _THAI_DIGIT.search(url) or deception(url) is not None:
        return False
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme.lower() == "mailto":
        return re.fullmatch(_MAILBOX, parts.path) is not None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return False
    return re.fullmatch(_HOST, _ascii_host(host), re.IGNORECASE) is not None


def deception(url: str) -> Deception | None:
    """What makes a web address look like one of another website, else None.

    A user part (``https://anamai.moph.go.th@example.com`` leads to the latter), letters of the
    host that are neither ASCII nor Thai, or both in one part of it, and marks that turn the
    direction of writing.
    """
    if _DIRECTION.search(url):
        return Deception.DIRECTION_MARKS
    _scheme, slashes, rest = url.partition("://")
    if not slashes:
        rest = url if url[:4].lower() == "www." else ""
    network = re.split(r"[/?#]", rest, maxsplit=1)[0]
    if "@" in network:
        return Deception.USER_PART
    return None if all(map(_is_plain, network.split("."))) else Deception.FOREIGN_LETTERS


def is_mail_address(text: str) -> bool:
    """Whether ``text`` is one ASCII mail address with a host of two parts or more."""
    return re.fullmatch(_MAILBOX, text) is not None


def lookalike_host(url: str, known_hosts: Iterable[str]) -> str | None:
    """The known host that the host of ``url`` was probably meant to lie in, else None.

    Dots slip into or out of a host when an address is typed off paper
    (``planning.ana.mai.moph.go.th``), and parts get lost (``planning.ana.moph.go.th``).
    """
    host = _host_of(url)
    if host is None:
        return None
    known = [name.lower().rstrip(".") for name in known_hosts if name]
    if any(host == name or host.endswith(f".{name}") for name in known):
        return None
    return next((name for name in known if _resembles(host, name)), None)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without punctuation that ends the sentence, or brackets opened before it."""
    while end > start:
        last = text[end - 1]
        opening = _PAIRS.get(last)
        unpaired = opening and text.count(last, start, end) > text.count(opening, start, end)
        if last not in _TRAILING and not unpaired:
            break
        end -= 1
    return start, end


def _host_of(url: str) -> str | None:
    try:
        host = urlsplit(url if "://" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.lower().rstrip(".") if host else None


def _is_plain(label: str) -> bool:
    """Whether a part of a host is written in one script that readers here tell apart."""
    if label[:4].lower() == "xn--":
        try:
            label = label[4:].encode("ascii").decode("punycode")
        except UnicodeError:
            return False
    if label.isascii():
        return True
    return re.fullmatch("[ก-๎0-9-]+", label) is not None


def _ascii_host(host: str) -> str:
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _resembles(host: str, known: str) -> bool:
    """Whether ``host`` is ``known`` with dots moved, or with a slip in its first label."""
    if host.replace(".", "").endswith(known.replace(".", "")):
        return True
    first, _, rest = known.partition(".")
    if not rest or not host.endswith(f".{rest}"):
        return False
    label = host[: -len(rest) - 1].rpartition(".")[2]
    return _one_slip(label, first) or (3 <= len(label) < len(first) and first.startswith(label))


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one letter was left out, added, changed or swapped with its neighbour."""
    if typed == meant or min(len(typed), len(meant)) < 4:
        return False
    if len(typed) == len(meant):
        differ = [i for i, (a, b) in enumerate(zip(typed, meant, strict=True)) if a != b]
        swapped = (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and typed[differ[0]] == meant[differ[1]]
            and typed[differ[1]] == meant[differ[0]]
        )
        return len(differ) == 1 or swapped
    longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
    if len(longer) - len(shorter) != 1:
        return False
    return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
