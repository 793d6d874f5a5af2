"""From the parsed file to the value tree: the table of docs/dossier-format.md, as code."""

from collections.abc import Mapping
from typing import Any

from ita_desk.exchange.dossier_keys import DOSSIER, FORMAT, PLAN, VERSION
from ita_desk.exchange.entity_reader import (
    Ids,
    Members,
    References,
    build_dossier,
    ids_by_key,
    listed,
    read_part,
    read_parts,
)
from ita_desk.exchange.json_node import Node
from ita_desk.model.errors import N_
from ita_desk.model.structure import CHILDREN, STRUCTURE
from ita_desk.model.tree import Activity, Dossier


def read_tree(root: Node) -> Dossier:
    """The dossier of a parsed file, every id being the order in the file.

    Raises DossierFileFault, naming the place, for whatever the format does not allow.
    """
    _check_format(root)
    top = root.members(DOSSIER)
    plan: Members = top["plan"].members(PLAN) if "plan" in top else {}
    ids = Ids()
    references: References = {
        "person": ids_by_key(listed(top, "people")),
        "measure": ids_by_key(listed(plan, "measures")),
    }
    parts: dict[str, Any] = {}
    for entity in CHILDREN["dossier"]:  # what is referred to comes first
        attribute = STRUCTURE[entity].attribute
        of = plan if attribute in PLAN.names else top
        if STRUCTURE[entity].many:
            parts[attribute] = read_parts(entity, listed(of, attribute), ids, references)
        elif attribute in of:
            parts[attribute] = read_part(entity, of[attribute], ids, references)
        if entity == "activity":
            references = {**references, "result": _result_ids(parts[attribute])}
    return build_dossier(
        root,
        id=1,
        fiscal_year=top["fiscal_year"].whole_number(),
        round=top["round"].whole_number(),
        **parts,
    )


def _check_format(root: Node) -> None:
    """Say first that a file is another format or a newer version: its keys would only confuse."""
    if not isinstance(root.value, dict):
        raise root.fault(N_("not a dossier file"))
    written = root.child("format")
    if not root.has("format"):
        raise written.fault(N_("missing, so this is not a dossier file"))
    if written.value != FORMAT:
        raise written.fault(
            N_("{found} is another format, {expected} needed"),
            found=written.shown(),
            expected=f'"{FORMAT}"',
        )
    version = root.child("version")
    if not root.has("version"):
        raise version.fault(N_("missing"))
    number = version.whole_number()
    if number > VERSION:
        raise version.fault(
            N_("{number} is newer than this program reads ({newest}); install a newer one"),
            number=number,
            newest=VERSION,
        )
    if number < VERSION:
        raise version.fault(N_("there is no version {number}"), number=number)


def _result_ids(activities: tuple[Activity, ...]) -> Mapping[str, int]:
    """Results by key; of several with one key, each in its own activity, the first is meant."""
    results = (result for activity in activities for result in activity.results)
    ids: dict[str, int] = {}
    for result in results:
        if result.key:
            ids.setdefault(result.key, result.id)
    return ids
