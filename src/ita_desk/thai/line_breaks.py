"""Where a line of Thai may end.

A text is taken apart into runs of Thai letters, cut by the word list, and what stands between
them, cut by rules of punctuation; both are remembered, for the same ones come again and again.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.clusters import THAI_RUN, is_joined, thai_edges
from ita_desk.thai.punctuation import breaks_between
from ita_desk.thai.remembering import remembering
from ita_desk.thai.words import joints

# Offsets further apart than this, in characters, get the cluster edges between them as well.
_RELIEF = 12
_NO_BREAKS: Mapping[int, BreakTier] = MappingProxyType({})
_CANNOT_BEGIN = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎")
_CANNOT_END = frozenset("เแโใไ")
_DIGIT = re.compile("[0-9๐-๙]")


_DIGITS = "0-9๐-๙"
_NUMBER = f"[{_DIGITS}]+(?:[.,:/][{_DIGITS}]+)*"
_MONTH = (
    "(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|มี\.?ค\.?|เม\.?ย\.?|มิ\.?ย\.?|[มพกสตธ]\.?ค\.?|[กพ]\.?ย\.?|ก\.?พ\.?)"
)
_DASH = " *[-–] *"
_COUNTED = (
    "ราย|คน|ท่าน|ครั้ง|บาท|ล้าน|พัน|ฉบับ|เรื่อง|ข้อ|คะแนน|เดือนแรก|เดือนหลัง|เดือน|วัน|ปี|ชั่วโมง|นาที|แห่ง|ชุด|เล่ม|หน้า|แผ่น|คณะ|ช่องทาง"
    r"|ซม\.|มม\.|กม\.|ม\.|กก\.|น\.|%|เปอร์เซ็นต์"
)
_COUNTED_WHOLE = "หน่วยงาน|กิจกรรม|โครงการ|ตัวชี้วัด|ระดับ|กลุ่ม|ประเด็น|มาตรการ|ด้าน|มิติ"
_ORDINAL = "(?:วัน|ครั้ง|ตาราง|ลำดับ|ระดับ|งวด|ข้อ|ชั้น|ฉบับ|รุ่น|ปี|ตัวชี้วัด|ไตรมาส|หน้า|แผนภูมิ|ภาพ)?ที่"
_COUNTER = (
    f"{_ORDINAL}|รอบ|ระดับ|ไตรมาส|ข้อ|หัวข้อ|ชั้น|อาคาร|ร้อยละ|หน้า|งวด|ปี|ปีงบประมาณ|ฉบับ|เล่ม|ตัวชี้วัด|ต่อ"
    r"|พ\.ศ\.|ค\.ศ\.|โทร\.|สธ\.?"
)
# not the numbers of addresses, file names and codes
_FIND_NUMBER = re.compile(rf"(?<![A-Za-z_\-./{_DIGITS}]){_NUMBER}(?![A-Za-z_])")
_BEFORE = re.compile(
    rf"(?:(?:(?:{_ORDINAL} ?)?{_MONTH}{_DASH})?{_MONTH} *|(?:(?:{_COUNTER}) *)+)\Z"
)
_AFTER = re.compile(
    rf"(?:{_DASH}{_NUMBER})*"
    rf"(?: *{_MONTH}(?: *[{_DIGITS}]{{2,4}})?(?:{_DASH}[{_DIGITS}]{{0,2}} *{_MONTH})?"
    rf"| ?(?:{_COUNTED}))?"
)
_AFTER_WHOLE = re.compile(f" ?(?:{_COUNTED_WHOLE})")
_ITEM = re.compile(r"[.)] ")
_ERA = re.compile(f"[พค]\\.ศ\\. *[{_DIGITS}]+")
_PHONE = re.compile(f"(?<![{_DIGITS}])[0๐](?: [{_DIGITS}]{{3,4}}){{2}}")
_REACH = 28


def line_breaks(text: str, keep: Collection[str] = ()) -> Mapping[int, BreakTier]:
    """Offsets, more than 0 and less than the length, before which a line may end, in order.

    ``text`` is one paragraph. Phrases of ``keep`` (names of people and units) are cut at nothing
    better than CLUSTER. Blanks stay at the end of the line they follow.
    """
    return _line_breaks(text, frozenset(keep))


@remembering(4096)
def _line_breaks(text: str, keep: frozenset[str]) -> Mapping[int, BreakTier]:
    if len(text) < 2:
        return _NO_BREAKS
    present = frozenset(phrase for phrase in keep if phrase and phrase in text)
    names = frozenset(run for phrase in present for run in THAI_RUN.findall(phrase) if len(run) > 1)
    tiers: dict[int, BreakTier] = {}
    end = 0
    for found in THAI_RUN.finditer(text):
        start, stop = found.span()
        _add_between(tiers, text, end, start)
        for offset, tier in _run_breaks(found.group(), names):
            tiers[start + offset] = tier
        end = stop
    _add_between(tiers, text, end, len(text))
    if "ฯลฯ" in text:
        for start, _ in _occurrences(text, "ฯลฯ"):
            tiers.pop(start + 1, None)
    if _DIGIT.search(text):
        _demote(tiers, together(text), BreakTier.COMPOUND)
        _demote(tiers, _eras(text), BreakTier.CLUSTER)
    for phrase in present:
        _demote(tiers, _occurrences(text, phrase), BreakTier.CLUSTER)
    return MappingProxyType(_relieved(tiers, text))


@remembering(8192)
def _run_breaks(run: str, names: frozenset[str]) -> tuple[tuple[int, BreakTier], ...]:
    """Offsets inside a run of Thai letters."""
    tiers = dict.fromkeys(thai_edges(run)[:-1], BreakTier.CLUSTER)
    tiers.update(joints(run, names))
    return tuple(sorted(tiers.items()))


def _add_between(tiers: dict[int, BreakTier], text: str, start: int, end: int) -> None:
    """Add the offsets from ``start`` to ``end``, which is what stands between two Thai runs."""
    if start == end:
        return
    # All that matters of the neighbours is whether they are there, and can end or begin a line.
    before = "" if start == 0 else "เ" if text[start - 1] in _CANNOT_END else "ก"
    after = "" if end == len(text) else "ะ" if text[end] in _CANNOT_BEGIN else "ก"
    if after == "ก" and THAI_RUN.match(text, end, end + 4).end() == end + 4:  # pyright: ignore[reportOptionalMemberAccess]
        after = "กกกก"
    for offset, tier in breaks_between(before, text[start:end], after):
        tiers[start + offset] = tier


def _occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    places = re.finditer(f"(?={re.escape(phrase)})", text)
    return [(found.start(), found.start() + len(phrase)) for found in places]


def _demote(
    tiers: dict[int, BreakTier], spans: Iterable[tuple[int, int]], least: BreakTier
) -> None:
    """Make the offsets strictly inside ``spans`` no more welcome than ``least``."""
    for start, end in spans:
        for index in range(start + 1, end):
            tier = tiers.get(index)
            if tier is not None and tier < least:
                tiers[index] = least


def _relieved(tiers: dict[int, BreakTier], text: str) -> dict[int, BreakTier]:
    """``tiers`` with cluster edges in stretches that have none: dots, brackets, one vowel often."""
    last = 0
    added: dict[int, BreakTier] = {}
    for offset in (*tiers, len(text)):
        if offset - last > _RELIEF:
            added |= {
                index: BreakTier.CLUSTER
                for index in range(last + 1, offset)
                if not is_joined(text, index)
            }
        last = offset
    return dict(sorted((tiers | added).items())) if added else tiers


def together(text: str) -> list[tuple[int, int]]:
    """Spans inside which a line should not end unless the span alone is wider than the column.

    ``4 ธ.ค. 66``, ``วันที่ 28 ธันวาคม 2566``, ``ครั้งที่ 1``, ``ที่ 73/2566``, ``5 ราย``, ``1. `` of a list.
    """
    spans = [_widened(text, *found.span()) for found in _FIND_NUMBER.finditer(text)]
    if spans and ("0 " in text or "๐ " in text):
        spans += [found.span() for found in _PHONE.finditer(text)]
    return [(start, end) for start, end in spans if end - start > 1]


def _eras(text: str) -> list[tuple[int, int]]:
    """Spans of years with the letters of their era, ``พ.ศ. 2567``, which read badly apart."""
    return [found.span() for found in _ERA.finditer(text)] if "ศ." in text else []


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a number with the words before and after it that belong to it."""
    before = _BEFORE.search(text, max(0, start - _REACH), start) if start else None
    after = _AFTER.match(text, end)
    stop = after.end() if after else end
    if stop == end:
        whole = _AFTER_WHOLE.match(text, end) if text[start:end].isdecimal() else None
        item = _ITEM.match(text, end) if _begins_item(text, start, end) else None
        # a list's number goes on to the first letter of its item
        stop = whole.end() if whole else item.end() + 1 if item else end
    return before.start() if before else start, min(stop, len(text))


def _begins_item(text: str, start: int, end: int) -> bool:
    """Whether the number may be that of an item in a list."""
    return end - start <= 2 and (start == 0 or text[start - 1].isspace())
