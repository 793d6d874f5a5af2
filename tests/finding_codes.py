"""Which finding codes a module of rules can give, read from its source."""

import re
from pathlib import Path

from ita_desk.contents import findings
from ita_desk.contents.finding_sentences import SENTENCES, finding_sentence
from ita_desk.thai import hygiene

FOLDER = Path(findings.__file__).parent
_KINDS = ("address", "reference")


def codes_of(*modules):
    """The codes that stand in these modules of ``contents/findings``.

    ``f"{kind}-look-alike"`` stands for one code of each kind of address.
    """
    found = set()
    for module in modules:
        source = (FOLDER / f"{module}.py").read_text(encoding="utf-8")
        found |= {code for code in SENTENCES if f'"{code}"' in source}
        endings = re.findall(r'f"\{kind\}(-[a-z-]+)"', source)
        found |= {kind + ending for kind in _KINDS for ending in endings}
    return found


def every_code():
    """The codes of all modules, and those of the slips of typing."""
    return slip_codes() | codes_of(*(path.stem for path in FOLDER.glob("*.py")))


def slip_codes():
    """The codes of slips of typing."""
    words = (value for name, value in vars(hygiene).items() if name[0].isupper())
    return {value for value in words if isinstance(value, str) and value in SENTENCES}


def places_of(code, findings):
    """Where findings of a code were found; each has a sentence without a gap."""
    found = [finding for finding in findings if finding.code == code]
    assert not any("{" in finding_sentence(finding) for finding in found)
    return [finding.place for finding in found]
