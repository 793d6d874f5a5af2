"""Every result of a round report in a row of its own, for a list that is searched and sorted."""

from collections.abc import Iterator

from ita_desk.contents.results import printed_date
from ita_desk.model.tree import Dossier

NAME = "ผลและหลักฐาน"
HEADINGS = ("มาตรการ/แนวทาง", "แผน/โครงการ/กิจกรรม", "วันที่", "ผลการดำเนินงาน", "ที่อยู่หลักฐาน")


def evidence_rows(dossier: Dossier) -> Iterator[tuple[str, ...]]:
    """Measure, activity, date, text and address; a row for each address of a result."""
    titles = {measure.id: measure.title for measure in dossier.measures}
    for activity in dossier.activities:
        for result in activity.results:
            date = printed_date(result.date) if result.date else result.date_text
            head = (titles.get(activity.measure_id, ""), activity.title, date, result.text)
            for evidence in result.evidence:
                yield (*head, evidence.url)
            if not result.evidence:
                yield (*head, "")
