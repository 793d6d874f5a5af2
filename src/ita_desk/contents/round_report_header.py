"""The words over the columns of the round report, in the window as on paper."""

from dataclasses import dataclass

from ita_desk.model.choices import Headings
from ita_desk.thai.calendar import quarter_label

_HEADINGS: dict[Headings, tuple[str, str]] = {
    "indicator-first": ("ตัวชี้วัด/ค่าเป้าหมาย", "ระยะเวลาการดำเนินการ"),
    "target-first": ("เป้าหมาย/ตัวชี้วัด", "ระยะเวลาดำเนินการ"),
}


@dataclass(frozen=True, slots=True)
class HeaderRows:
    """The words of both header rows; ``quarters`` are four labels."""

    measure: str
    activity: str
    indicator: str
    quantity: str
    quality: str
    responsible: str
    budget: str
    period: str
    quarters: tuple[str, ...]
    results: str


def header_rows(fiscal_year: int, headings: Headings) -> HeaderRows:
    """The words over the columns, in the window as on paper."""
    indicator, period = _HEADINGS[headings]
    return HeaderRows(
        measure="มาตรการ/แนวทาง",
        activity="แผน/โครงการ/กิจกรรม",
        indicator=indicator,
        quantity="ผลลัพธ์เชิงปริมาณ",
        quality="ผลลัพธ์เชิงคุณภาพ",
        responsible="ผู้รับผิดชอบ",
        budget="งบประมาณ",
        period=period,
        quarters=tuple(quarter_label(fiscal_year, quarter) for quarter in range(1, 5)),
        results="ผลการดำเนินงาน",
    )
