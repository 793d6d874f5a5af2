"""The page of the measure rationale with PIRAB (หลักการ/เหตุผลที่กำหนดมาตรการ)."""

from collections.abc import Callable

from ita_desk.contents import measure_rationale_texts as texts
from ita_desk.contents.pirab import PIRAB
from ita_desk.gui.documents.form_spec import (
    Choice,
    Detail,
    Entry,
    Flag,
    List,
    ListColumn,
    Row,
    Section,
    Text,
    digits_choice,
)
from ita_desk.gui.table.column import CellKind
from ita_desk.model.errors import N_
from ita_desk.model.rationale_rows import measure_rows_of, plan_rows_of
from ita_desk.model.tree import Dossier
from ita_desk.verbs.documents import copy_catalogue, seed_measure_rows, seed_plan_rows


def _text(field: str, name: str, made: Callable[[Dossier], str], *, one_line: bool = False) -> Text:
    return Text(field, name, lambda dossier, _: made(dossier), one_line=one_line)


def _known_title(dossier: Dossier, row: Row) -> str:
    topics = dossier.measure_rationale.oit_topics
    return next((one.title for one in topics if one.code.strip() == row.topics.strip()), "")


_OIT_LINKS = List(
    "oit_link",
    N_("Topics of the OIT"),
    (
        ListColumn(
            "letter",
            "PIRAB",
            9,
            CellKind.CHOICE,
            choices=tuple((letter, letter) for letter, _, _ in PIRAB),
            centred=True,
        ),
        ListColumn("topics", N_("Topic"), 14, tip=N_("A code such as O5, or a range: O1 - O6.")),
        ListColumn("title", N_("Title"), 40, generated=_known_title),
        ListColumn("instruments", "โดยมี", 46, phrases=True),
    ),
    N_("Type here to add a topic"),
    empty=N_("Topics of the OIT that a letter of PIRAB answers: type a code here, such as O5"),
)
_MEASURES = List(
    "measure",
    N_("Measures"),
    (ListColumn("title", "ชื่อมาตรการ", 90, phrases=True),),
    N_("Type here to add a measure"),
    empty=N_("Measures whose reasons are printed: type the first one here"),
)
_PLAN_ROWS = List(
    "plan_row",
    "ตารางที่ 1",
    (
        ListColumn("numbered", N_("Numbered"), 10, CellKind.CHECK, centred=True),
        ListColumn("title", "กิจกรรม", 44, phrases=True),
        ListColumn("target", "เป้าหมาย", 17),
        ListColumn("period", "ระยะเวลาดำเนินการ", 30),
        ListColumn("responsible", "ผู้รับผิดชอบ", 22, phrases=True),
    ),
    N_("Type here to add a row"),
    empty=N_("Rows of the plan come from the activities; type here to write them yourself"),
    generated=plan_rows_of,
    seed=(N_("Add the plan's activities that are missing"), seed_plan_rows),
)
_MEASURE_ROWS = List(
    "measure_row",
    "ตารางที่ 2",
    (
        ListColumn("measure", "แนวทาง/มาตรการ", 24, phrases=True),
        ListColumn("title", "แผน/โครงการ/กิจกรรม", 32, phrases=True),
        ListColumn("target", "เป้าหมาย", 14),
        ListColumn("period", "ระยะเวลาดำเนินการ", 22),
        ListColumn("responsible", "ผู้รับผิดชอบ", 16, phrases=True),
        ListColumn("success", "ตัวชี้วัดความสำเร็จของโครงการ", 24, phrases=True),
    ),
    N_("Type here to add a row"),
    empty=N_("Rows of measures come from the activities; type here to write them yourself"),
    generated=measure_rows_of,
    seed=(N_("Add the plan's activities that are missing"), seed_measure_rows),
)
_TOPICS = List(
    "knowledge_topic",
    N_("Topics of knowledge"),
    (
        ListColumn("name", N_("Name"), 32, phrases=True),
        ListColumn("reason", N_("Reason"), 60),
        ListColumn("target_groups", N_("For whom"), 24, phrases=True),
    ),
    N_("Type here to add a topic"),
    empty=N_("What is taught, why and to whom: type the first topic here"),
)
_CATALOGUE = List(
    "oit_topic",
    N_("Catalogue of the OIT"),
    (
        ListColumn("code", N_("Code"), 12, centred=True),
        ListColumn("title", N_("Title"), 80, phrases=True),
    ),
    N_("Type or paste topics here, such as O5"),
    seed=(N_("Copy the catalogue of this year's other dossier"), copy_catalogue),
)

MEASURE_RATIONALE_SECTIONS: tuple[Section, ...] = (
    Section(
        N_("Head"),
        (
            _text("heading", N_("Heading"), texts.heading_text),
            _text("criterion", N_("Criterion"), texts.criterion_text),
            Entry("criterion_score", N_("Score"), "decimal"),
            Flag("empty_letters", N_("Print letters of PIRAB that are empty, too")),
            Choice("digits", N_("Digits"), digits_choice),
        ),
    ),
    Section(
        N_("Measures, their reasons and PIRAB"),
        (
            Detail(
                _MEASURES,
                lambda _, measure: measure.title,
                (
                    Text("rationale", "หลักการ/เหตุผลที่กำหนดมาตรการ", least_lines=3),
                    *(Text(field, name, least_lines=2) for _, field, name in PIRAB),
                    _OIT_LINKS,
                ),
            ),
        ),
    ),
    Section(
        "ตารางที่ 1",
        (
            _text("introduction", N_("Sentence before the tables"), texts.introduction_text),
            _text("plan_caption", N_("Caption"), texts.plan_caption_text),
            _PLAN_ROWS,
        ),
    ),
    Section(
        "ตารางที่ 2",
        (
            _text("measure_caption", N_("Caption"), texts.measure_caption_text),
            _MEASURE_ROWS,
        ),
    ),
    Section("หลักการ/เหตุผลที่กำหนดประเด็นความรู้", (_TOPICS,)),
    Section(
        N_("Catalogue of the OIT"),
        (_CATALOGUE,),
        N_("Codes mean other things in other years, so the catalogue is this dossier's own."),
    ),
)
