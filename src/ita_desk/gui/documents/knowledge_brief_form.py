"""The page of the knowledge brief (เอกสารสรุปประเด็นความรู้)."""

from collections.abc import Callable

from ita_desk.contents import knowledge_brief_texts as texts
from ita_desk.contents.iit_scores import IIT_INDICATORS
from ita_desk.gui.documents.form_spec import (
    Choice,
    Entry,
    Section,
    Special,
    Text,
    digits_choice,
)
from ita_desk.gui.documents.month_grid import MonthGrid
from ita_desk.gui.documents.score_chart import ScoreChart
from ita_desk.model.errors import N_
from ita_desk.model.tree import Dossier


def _text(field: str, name: str, made: Callable[[Dossier], str]) -> Text:
    return Text(field, name, lambda dossier, _: made(dossier))


KNOWLEDGE_BRIEF_SECTIONS: tuple[Section, ...] = (
    Section(
        N_("Scores of the internal survey (IIT), percent"),
        (
            *(
                Entry(f"score_{number}", name, "decimal")
                for number, name in enumerate(IIT_INDICATORS, 1)
            ),
            Entry("overall", N_("Stated mean"), "decimal"),
            Entry("target", N_("Target of this round"), "decimal"),
            Entry("next_target", N_("Target of the next round"), "decimal"),
            Special(ScoreChart),
        ),
    ),
    Section(
        N_("Texts"),
        (
            _text("title", N_("Title"), texts.title_text),
            _text("principle", "หลักการและเหตุผล", texts.principle_text),
            _text("analysis", N_("Analysis"), texts.analysis_text),
            Entry("link", N_("Address of the results")),
            _text("steps", "วิธีการดำเนินงาน", texts.steps_text),
            Text("evaluation", "ระยะการประเมินผล"),
        ),
    ),
    Section(
        "แนวทาง/กิจกรรมภายใต้แผนขับเคลื่อน",
        (
            _text("plan_caption", N_("Caption"), texts.plan_caption_text),
            Text("policy", "นโยบาย"),
            Special(MonthGrid),
        ),
        N_("Activities with a ticked month are printed; months outside the round are shaded."),
    ),
    Section(N_("Printing"), (Choice("digits", N_("Digits"), digits_choice),)),
)
