"""Round reports in random mixes of clerks' habits: what is read, and what of it is wrong.

``python -m proofs.office_styles 500``. A word that is in none of dossier, leftovers and doubts is
lost; a cell that differs from what was written where no doubt was told is a silent mistake.
"""

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from ita_desk.app import sample_files
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.exchange.forms.form_reader import read_form
from ita_desk.exchange.forms.reading import Reading
from ita_desk.exchange.office.paper import Paper
from ita_desk.exchange.office.reading import read_paper
from ita_desk.model.place import Place
from ita_desk.model.texts import texts_of
from ita_desk.model.tree import Activity, Dossier
from ita_desk.thai.digits import arabic_digits
from proofs.form_styles import HEADINGS, QUARTERS, Style, form, random_style
from proofs.report import conclude, count_asked, end, tell

_WORD = re.compile(r"[^\W_][^\s]*")
_OF_THE_FORM = re.compile(
    r"ครั้งที่|วันที่|ต่อ|มาตรการ(?:ที่)?|ผู้รายงาน|ชื่อ|ตำแหน่ง|โทร|E-mail|หน่วยงาน|แบบรายงาน\S*|ตัวชี้วัด\S*"
    r"|ประจำปีงบประมาณ|พ\.ศ\.?|รอบ|เดือน\S*|ระยะเวลา\S*|ที่|หมายเหตุ|\d{1,2}(?:-\d{1,2})?|\d{4}"
)


def a_dossier(random: Random, samples: list[Dossier]) -> Dossier:
    """A sample with some of its activities, in their order."""
    sample = random.choice(samples)
    count = random.randint(2, min(8, len(sample.activities)))
    chosen = sorted(random.sample(range(len(sample.activities)), count))
    return sample.changed({"activities": tuple(_printed(sample.activities[at]) for at in chosen)})


def _printed(activity: Activity) -> Activity:
    """Without results that print nothing, and addresses that are no link on paper."""
    kept = (
        one.changed({"evidence": tuple(e for e in one.evidence if e.url.startswith("http"))})
        for one in activity.results
        if one.date or one.text or one.evidence
    )
    return activity.changed({"results": tuple(kept)})


def wrong_cells(written: Dossier, read: Reading) -> Iterator[Place]:
    """Where what was read differs from what was written."""
    got = read.dossier
    titles = {one.id: one.title for one in written.measures}
    read_titles = {one.id: one.title for one in got.measures}
    if len(written.activities) != len(got.activities):
        yield Place("dossier", 1, "activities")
        return
    for mine, theirs in zip(written.activities, got.activities, strict=True):
        pairs: dict[str, tuple[object, object]] = {
            "measure_id": (titles[mine.measure_id], read_titles[theirs.measure_id]),
            "title": (_same(mine.title), _same(theirs.title)),
            "responsible": (_same(mine.responsible), _same(theirs.responsible)),
            "budget": (_same(mine.budget or ""), _same(theirs.budget or "")),
            "quantity": (_mark(mine.quantity), _mark(theirs.quantity)),
            "quality": (_mark(mine.quality), _mark(theirs.quality)),
            "results": (_results(mine), _results(theirs)),
        }
        for number, marks in enumerate(zip(mine.quarters, theirs.quarters, strict=True), 1):
            pairs[f"quarter_{number}"] = (_mark(marks[0]), _mark(marks[1]))
        for name, (one, other) in pairs.items():
            if one != other:
                yield Place("activity", theirs.id, name)


def _same(text: str) -> str:
    return arabic_digits(re.sub(r"\s+", " ", text).strip())


def _mark(mark: object) -> tuple[bool, str]:
    return (mark.ticked, _same(mark.text))  # type: ignore[attr-defined]


def _results(activity: object) -> list[tuple[object, ...]]:
    return [
        (one.date, _same(one.text), tuple(link.url for link in one.evidence))
        for one in activity.results  # type: ignore[attr-defined]
    ]


def lost_words(paper: Paper, read: Reading) -> Iterator[str]:
    """Words of the paper that nothing of the reading holds, but for those of the form."""
    kept = [text for _, text in texts_of(read.dossier)]
    kept += [one.text for one in (*read.leftovers, *read.doubts)]
    kept += [str(read.dossier.fiscal_year), *QUARTERS]
    kept += (word for words in HEADINGS.values() for word in words)
    everything = arabic_digits(re.sub(r"\s", "", "".join(kept)))
    dates = {one.date for a in read.dossier.activities for one in a.results if one.date}
    for paragraph in (*paper.paragraphs(), *paper.elsewhere):
        for word in _WORD.findall(arabic_digits(paragraph.text)):
            bare = word.strip(".,:;()[]✓✔☒")
            if bare in everything or _OF_THE_FORM.fullmatch(bare) or (dates and "." in bare):
                continue
            yield word


def run(count: int, seed: int) -> Counter[str]:
    """Write and read ``count`` forms; cells right and wrong, words lost."""
    random = Random(seed)
    samples = [read_dossier_path(path) for path in sample_files().values()]
    samples = [sample for sample in samples if len(sample.activities) > 3]
    counts: Counter[str] = Counter()
    for number in range(count):
        written, style = a_dossier(random, samples), random_style(random)
        paper = read_paper(form(written, style, random))
        read = read_form(paper)
        counts["forms"] += 1
        counts["cells"] += 11 * len(written.activities)
        doubted = {(one.place.entity, one.place.id) for one in read.doubts if one.place}
        for place in wrong_cells(written, read):
            told = (place.entity, place.id) in doubted
            counts["wrong cells, told by a doubt" if told else "wrong cells, silent"] += 1
            if not told:
                _tell(number, style, str(place))
        for word in lost_words(paper, read):
            counts["words lost"] += 1
            _tell(number, style, f"lost {word!r}")
    return counts


def _tell(number: int, style: Style, what: str) -> None:
    tell(f"form {number}: {what}; {style}")


if __name__ == "__main__":
    end(conclude(run(*count_asked(__doc__, 500)), ("wrong cells, silent", "words lost")))
