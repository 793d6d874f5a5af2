"""What a dossier file must not hold, and the place each refusal names."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from ita_desk.exchange.dossier_file import read_dossier, read_dossier_path
from ita_desk.exchange.faults import DossierFileFault, FileFault

GOOD: dict[str, Any] = {
    "format": "ita-desk/dossier",
    "version": 1,
    "unit": {"name": "กองแผนงาน"},
    "people": [{"key": "p", "name": "ก"}],
    "fiscal_year": 2567,
    "round": 1,
    "indicator": {"code": "2.1", "name": "ข"},
    "plan": {
        "measures": [{"key": "m", "title": "ค"}],
        "activities": [
            {"measure": "m", "title": "1"},
            {
                "measure": "m",
                "title": "2",
                "results": [
                    {"kind": "occurrence", "date": "2023-12-04", "links": [{"url": "u"}]},
                    {"kind": "note"},
                ],
            },
        ],
    },
    "round_report": {"reporter": "p"},
}


def refusal(data: bytes) -> str:
    """The sentence with which ``data`` is refused."""
    with pytest.raises(DossierFileFault) as caught:
        read_dossier(data)
    sentence = str(caught.value)
    assert len(sentence.splitlines()) == 1
    assert sentence.isprintable()
    return sentence


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The good file after ``change``."""
    document = deepcopy(GOOD)
    change(document)
    return json.dumps(document).encode()


def put(path: str, value: object) -> Callable[[dict[str, Any]], object]:
    """A change that puts ``value`` at ``path`` (steps joined by dots)."""

    def change(document: Any) -> None:
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
        for step in steps:
            document = document[step]
        document[last] = value

    return change


def test_the_good_file_is_read():
    assert read_dossier(json.dumps(GOOD).encode()).activities[1].results[0].evidence[0].url == "u"


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("format", "ita-desk/backup", 'format: "ita-desk/backup" is another format'),
        ("version", 2, "version: 2 is newer than this program reads (1)"),
        ("version", 0, "version: there is no version 0"),
        ("version", "1", 'version: "1" is not a whole number'),
        ("version", True, "version: true is not a whole number"),
        ("version", None, "version: null is not a whole number"),
        ("colour", 1, "colour: unknown key"),
        ("unit.หน่วย งาน", 1, 'unit["หน่วย งาน"]: unknown key'),
        ("plan.activities.1.results.0.links.0.href", "", "results[0].links[0].href: unknown key"),
        ("unit", [], "unit: […] is not an object"),
        ("unit", None, "unit: null is not an object"),
        ("unit.name", 5, "unit.name: 5 is not text"),
        ("unit.phone", None, "unit.phone: null is not text"),
        ("people", {}, "people: {…} is not a list"),
        ("people.0.key", 7, "people[0].key: 7 is not text"),
        ("people.0.key", "", "people[0].key: a key can't be empty"),
        ("fiscal_year", 2499, "fiscal_year: 2499 is too small, 2500 is the least"),
        ("fiscal_year", 2700, "fiscal_year: 2700 is too large, 2699 is the most"),
        ("fiscal_year", 2567.0, "fiscal_year: 2567.0 is not a whole number"),
        ("fiscal_year", "2567", 'fiscal_year: "2567" is not a whole number'),
        ("round", 3, "round: 3 is too large, 2 is the most"),
        ("round", True, "round: true is not a whole number"),
        ("indicator.full_score", "5,0", "indicator.full_score: not a decimal number"),
        ("indicator.full_score", "NaN", "indicator.full_score: not a decimal number"),
        ("indicator.full_score", 5, "indicator.full_score: 5 is not text"),
        ("plan.activities.0.measure", "x", 'plan.activities[0].measure: there is no measure "x"'),
        ("plan.activities.0.quarters", [{}] * 3, "activities[0].quarters: 3 marks, 4 needed"),
        ("plan.activities.0.quarters", [{}] * 5, "activities[0].quarters: 5 marks, 4 needed"),
        ("plan.activities.0.quarters", [{}, {}, {}, True], "quarters[3]: true is not an object"),
        ("plan.activities.0.quantity", {"tick": True}, "activities[0].quantity.tick: unknown key"),
        ("plan.activities.0.quality", {"ticked": 1}, "quality.ticked: 1 is not true or false"),
        ("plan.activities.0.numbered", "yes", 'numbered: "yes" is not true or false'),
        ("plan.activities.0.months", [13], "months: not different calendar months from 1 to 12"),
        ("plan.activities.0.months", [1, 1], "months: not different calendar months"),
        ("plan.activities.0.months", [True], "months[0]: true is not a whole number"),
        ("plan.activities.0.budget", 12000, "plan.activities[0].budget: 12000 is not text"),
        ("plan.activities.1.results.0.kind", "party", 'kind: "party" is not one of occurrence,'),
        ("plan.activities.1.results.0.kind", ["note"], "kind: […] is not one of occurrence,"),
        ("plan.activities.1.results.0.category", "", 'category: "" is not one of meeting,'),
        ("plan.activities.1.results.0.date", "2023-02-29", 'results[0].date: "2023-02-29" is not'),
        ("plan.activities.1.results.0.date", "2024-02/2023-01", 'date: "2024-02/2023-01" is not'),
        ("plan.activities.1.results.0.date", "4/12/2566", "results[0].date:"),
        ("plan.activities.1.results.0.date", "๒๐๒๓-๑๒-๐๔", "results[0].date:"),
        ("plan.activities.1.results.0.date_text", "ธ.ค.", "date_text: stands only where there is"),
        ("plan.activities.1.results.0.time", "25:00", "results[0].time: not a time as HH:MM"),
        ("plan.activities.1.results.0.time", "16:30/14:30", "results[0].time: ends before"),
        ("round_report.reporter", "q", 'round_report.reporter: there is no person "q"'),
        ("round_report.headings", "none", 'round_report.headings: "none" is not one of'),
        ("round_report.links", ["u", {"url": "u"}], "round_report.links[1]: {…} is not text"),
        ("unit.name", "ก\0", "unit.name: a NUL character"),
        ("unit.name", "\ud800", "unit.name: half a surrogate pair"),
        ("plan.activities.0.quarters", [{}, {"text": "\udfff"}, {}, {}], "quarters[1].text: half"),
        ("round_report.links", ["\0"], "round_report.links[0]: a NUL character"),
        ("people.0.\ud800\n", 1, 'people[0]["\\ud800\\u000a"]: unknown key'),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(path: str, value: object, sentence: str):
    assert sentence in refusal(changed(put(path, value)))


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity", "1e400", "2567.5"])
def test_numbers_that_are_not_whole_are_refused_with_their_place(written: str):
    data = changed(put("fiscal_year", "HERE")).replace(b'"HERE"', written.encode())

    assert refusal(data) == f"fiscal_year: {written} is not a whole number"


def test_a_number_of_any_length_is_refused_with_its_place():
    data = changed(put("fiscal_year", "HERE")).replace(b'"HERE"', b"1" + b"0" * 5000)

    assert refusal(data) == "fiscal_year: 10000000000000000000… is not a whole number"


def test_a_number_of_18_digits_is_read_and_one_of_19_is_refused():
    def told(digits: int) -> bytes:
        return changed(put("level_summary", {"eit_persons": 10**digits - 1}))

    assert read_dossier(told(18)).level_summary.eit_persons == 999_999_999_999_999_999
    assert refusal(told(19)).startswith("level_summary.eit_persons: 9999999999")


@pytest.mark.parametrize(
    "path",
    [
        "format",
        "version",
        "unit",
        "fiscal_year",
        "round",
        "indicator",
        "unit.name",
        "people.0.key",
        "people.0.name",
        "indicator.code",
        "indicator.name",
        "plan.measures.0.key",
        "plan.measures.0.title",
        "plan.activities.0.measure",
        "plan.activities.0.title",
        "plan.activities.1.results.1.kind",
        "plan.activities.1.results.0.links.0.url",
    ],
)
def test_a_missing_key_is_refused_with_its_place(path: str):
    def remove(document: Any) -> None:
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
        for step in steps:
            document = document[step]
        del document[last]

    place = path.replace(".0", "[0]").replace(".1", "[1]")
    assert refusal(changed(remove)).startswith(f"{place}: missing")


def test_a_key_written_twice_is_refused_with_its_place():
    data = changed(put("people.0.phone", "HERE")).replace(b'"HERE"', b'"1", "phone": "2"')

    assert refusal(data) == "people[0].phone: the key is written twice"


@pytest.mark.parametrize(
    ("path", "entity", "place"),
    [
        ("people", {"key": "p", "name": ""}, "people[1].key"),
        ("plan.measures", {"key": "m", "title": ""}, "plan.measures[1].key"),
    ],
)
def test_one_key_for_two_is_refused(path: str, entity: dict[str, str], place: str):
    def append(document: Any) -> None:
        for step in path.split("."):
            document = document[step]
        document.append(entity)

    assert refusal(changed(append)) == f'{place}: "{entity["key"]}" is used twice'


def test_keys_of_activities_and_of_one_activitys_results_are_unique_too():
    def key_both(document: Any) -> None:
        for activity in document["plan"]["activities"]:
            activity["key"] = "a"

    def key_results(document: Any) -> None:
        for result in document["plan"]["activities"][1]["results"]:
            result["key"] = "r"

    assert refusal(changed(key_both)) == 'plan.activities[1].key: "a" is used twice'
    assert refusal(changed(key_results)) == 'plan.activities[1].results[1].key: "r" is used twice'


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "the file is empty"),
        (b" \n\t", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"hello", "not JSON (line 1, column 1)"),
        (b'{"format": "ita-desk/dossier",\n}', "not JSON (line 2, column 1)"),
        (json.dumps(GOOD).encode()[:-1], "not JSON"),
        (json.dumps(GOOD).encode() * 2, "not JSON"),
        (b'{"a": "\n"}', "not JSON"),
        (b"%PDF-1.7 \xff\xfe", "not UTF-8 text (byte 10)"),
        (json.dumps(GOOD).encode("utf-16"), "not UTF-8 text (byte 1)"),
        (b"[]", "not a dossier file"),
        (b'"ita-desk/dossier"', "not a dossier file"),
        (b"null", "not a dossier file"),
        (b"{}", "format: missing, so this is not a dossier file"),
        (b"[" * 200_000, "nested deeper than 32 levels"),
        (b"[" * 200_000 + b"]" * 200_000, "nested deeper than 32 levels"),
        (b'{"a":' * 200_000 + b"1" + b"}" * 200_000, "nested deeper than 32 levels"),
        (b"[" * 20 + b"{" * 20, "nested deeper than 32 levels"),
        (b"]" * 200_000, "not JSON"),
    ],
    ids=lambda value: None if isinstance(value, str) else repr(value[:12]),
)
def test_what_is_no_dossier_file_at_all_is_refused(data: bytes, sentence: str):
    assert sentence in refusal(data)


def test_depth_inside_text_does_not_count():
    data = changed(put("unit.name", '\\"' + "[" * 1000 + "\\"))

    assert read_dossier(data).unit.name == '\\"' + "[" * 1000 + "\\"


def test_a_file_with_more_values_than_any_dossier_is_refused():
    assert "more than 2,000,000 values" in refusal(b"[" + b"{}," * 1_000_001 + b"{}]")


def test_a_file_over_50_mb_is_refused_before_it_is_parsed(tmp_path: Path):
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(50_000_001)

    with pytest.raises(DossierFileFault, match="larger than 50 MB"):
        read_dossier_path(path)


def test_a_folder_and_an_absent_file_are_refused_by_name(tmp_path: Path):
    with pytest.raises(FileFault, match=r"this is a folder|no permission"):
        read_dossier_path(tmp_path)
    with pytest.raises(FileFault, match=r"absent\.json: there is no such file"):
        read_dossier_path(tmp_path / "absent.json")
