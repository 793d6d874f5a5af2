"""Random verbs, undo, redo and reopening against a plain Python model of the office.

``python -m proofs.stateful`` takes the same walk over 10,000 steps of one office.
"""

import tempfile
from pathlib import Path

from examples import examples
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from proofs.modelled_office import ACTS, ModelledOffice


class Machine(RuleBasedStateMachine):
    @initialize()
    def open_new(self):
        self.folder = tempfile.TemporaryDirectory()
        self.office = ModelledOffice(Path(self.folder.name) / "office.sqlite3")

    def teardown(self):
        if hasattr(self, "office"):
            self.office.check_history()
            self.office.close()
            self.folder.cleanup()

    @invariant()
    def the_database_says_what_the_model_says(self):
        if hasattr(self, "office"):
            self.office.check()


def as_rule(name, values):
    def act(self, **chosen):
        getattr(self.office, name)(**chosen)

    act.__name__ = name
    return rule(**{word: st.sampled_from(list(choice)) for word, choice in values.items()})(act)


Office = type("Office", (Machine,), {name: as_rule(name, values) for name, values in ACTS.items()})
Office.TestCase.settings = settings(
    max_examples=examples(25), stateful_step_count=30, deadline=None
)
test_the_office_behaves_like_its_plain_model = Office.TestCase
