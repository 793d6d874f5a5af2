"""What stands below the form's table: addresses, the reporter, room to sign."""

import re

from ita_desk.exchange.forms.draft import Draft
from ita_desk.exchange.office.paper import Paragraph
from ita_desk.model.headings import folded
from ita_desk.thai.addresses import addresses

REPORTER = re.compile(r"ผู้รายงาน\s*(?:[:：]|ชื่อ(?:-สกุล|-นามสกุล)?|ลงชื่อ)?")
_PARTS = re.compile(
    r"ผู้รายงาน\s*[:：]?\s*(?:ชื่อ(?:\s*-\s*(?:นาม)?สกุล)?)?\s*[:：]?\s*(?P<name>.*?)\s*"
    r"(?:ตำแหน่ง\s*[:：]?\s*(?P<position>.*?))?\s*"
    r"(?:(?:โทรศัพท์|เบอร์โทร|โทร\.?)\s*[:：]?\s*(?P<phone>[\d๐-๙ \-ต่อ.#,]*?))?\s*"
    r"(?:(?:E-?\s?mail|อีเมล์?)\s*[:：]?\s*(?P<email>\S*))?\s*$",
    re.IGNORECASE,
)
_LONGEST = 600
_GOES_ON = re.compile(
    r"\s*(?:ตำแหน่ง|โทร|เบอร์|มือถือ|E-?\s?mail|อีเมล|\([^()\d]*[ก-ฮ][^()\d]*\)\s*$)", re.IGNORECASE
)
_LABEL = re.compile(r"ตำแหน่ง|โทร|เบอร์|มือถือ|mail|อีเมล|@", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_DOTS = re.compile(r"[.…]{2,}")
_ROOM_TO_SIGN = re.compile(
    r"\(?\s*[.…]*\s*\)?|ลงชื่อ[\s.…]*ผู้รายงาน|วันที่[\s./…]*|หน้า\s*[\d๐-๙]+\s*/\s*[\d๐-๙]+"
)


def read_endings(paragraphs: list[Paragraph], draft: Draft) -> None:
    """Addresses become links of the report, the reporter a person; the rest is kept."""
    rest: list[Paragraph] = []
    waiting = list(paragraphs)
    while waiting:
        paragraph = waiting.pop(0)
        links = _addresses_alone(paragraph)
        if links:
            draft.links += [url for url in links if url not in draft.links]
        elif REPORTER.search(paragraph.shown) and not draft.reporter:
            parts = [paragraph]
            while waiting and _GOES_ON.match(waiting[0].shown):
                parts.append(waiting.pop(0))
            read_reporter(parts, draft)
        elif paragraph.shown.strip():
            rest.append(paragraph)
    for paragraph in rest:
        if not _is_room_to_sign(" ".join(paragraph.shown.split()), draft):
            draft.keep_paragraph(paragraph)


def _addresses_alone(paragraph: Paragraph) -> list[str]:
    """The addresses of a paragraph that holds nothing else, each once."""
    text = paragraph.shown.strip()
    spans = addresses(text)
    bare = text
    for start, end in reversed(spans):
        bare = bare[:start] + bare[end:]
    if bare.strip("<> \t.,"):
        return []
    found: list[str] = []
    for piece in paragraph.pieces:
        typed = [piece.text[start:end] for start, end in addresses(piece.text)]
        web = [url for url in typed if "@" not in url or "://" in url]
        found += [piece.link] if piece.link else web
    return list(dict.fromkeys(found))


def _is_room_to_sign(text: str, draft: Draft) -> bool:
    """Dots, brackets and page numbers, or the reporter's name and position once more."""
    if _ROOM_TO_SIGN.fullmatch(text):
        return True
    name, position = draft.reporter.get("name", ""), draft.reporter.get("position", "")
    known = {folded(one) for one in (name, position, f"ตำแหน่ง {position}") if one}
    return bool(draft.reporter) and folded(text) in known


def read_reporter(paragraphs: list[Paragraph], draft: Draft) -> None:
    """The reporter's lines; what can't be told apart is kept whole or told."""
    where = paragraphs[0].source
    text = _DOTS.sub(" ", " ".join(" ".join(one.text.split()) for one in paragraphs))
    found = _PARTS.search(text[:_LONGEST])
    if found is None or len(text) > _LONGEST:
        for paragraph in paragraphs:
            draft.keep_paragraph(paragraph)
        draft.doubt("reporter-not-read", where, text)
        return
    told = {name: (value or "").strip(" .:") for name, value in found.groupdict().items()}
    name = _IN_BRACKETS.fullmatch(told["name"])
    told["name"] = name[1].strip() if name else told["name"]
    before = text[: found.start()].strip()
    unsure = before and before != "ลงชื่อ"
    if unsure or not told["name"] or _LABEL.search(f"{told['name']} {told['position']}"):
        draft.doubt("reporter-not-read", where, text)
    draft.reporter = {name: value for name, value in told.items() if value or name == "name"}
    if unsure:
        draft.keep(where, before)
    for paragraph in paragraphs:
        draft.keep_links(paragraph, f"mailto:{told['email']}")
