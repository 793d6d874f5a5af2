"""The names of the verbs, as the journal stores them and the menus say them."""

from enum import StrEnum

from ita_desk.model.errors import N_


class Action(StrEnum):
    """The verb that made a step of the journal; the last two are steps of the store's own."""

    ADD_DOSSIERS = "add_dossiers"
    DUPLICATE_DOSSIER = "duplicate_dossier"
    DELETE_DOSSIER = "delete_dossier"
    PRACTISE_ANEW = "practise_anew"
    ADD = "add"
    ADD_WORDING = "add_wording"
    DELETE_WORDING = "delete_wording"
    EDIT = "edit"
    TICK = "tick"
    MOVE = "move"
    DUPLICATE = "duplicate"
    DELETE = "delete"
    PASTE = "paste"
    CLEAR = "clear"
    FILL = "fill"
    FILL_QUARTERS = "fill_quarters"
    ASSIGN_MEASURE = "assign_measure"
    RECALL = "recall"
    SEED = "seed"
    REGENERATE = "regenerate"
    WRITE_MEMO = "write_memo"
    MEND = "mend"
    REPLACE = "replace"
    SET_WIDTHS = "set_widths"
    KEEP_WHOLE = "keep_whole"
    PUT_LEFTOVER = "put_leftover"
    TICK_OFF = "tick_off"
    TAKE_CORRECTIONS = "take_corrections"
    BRING_BACK = "bring_back"
    PUT_BACK = "put_back"
    MIGRATE = "migrate"
    SALVAGE = "salvage"


ACTION_NAMES: dict[str, str] = {
    Action.ADD_DOSSIERS: N_("add a dossier"),
    Action.DUPLICATE_DOSSIER: N_("duplicate a dossier"),
    Action.DELETE_DOSSIER: N_("delete a dossier"),
    Action.PRACTISE_ANEW: N_("begin the practice anew"),
    Action.ADD: N_("add"),
    Action.ADD_WORDING: N_("add a wording"),
    Action.DELETE_WORDING: N_("remove a wording"),
    Action.EDIT: N_("edit"),
    Action.TICK: N_("tick"),
    Action.MOVE: N_("move"),
    Action.DUPLICATE: N_("duplicate"),
    Action.DELETE: N_("delete"),
    Action.PASTE: N_("paste"),
    Action.CLEAR: N_("clear"),
    Action.FILL: N_("fill"),
    Action.FILL_QUARTERS: N_("fill quarters from dates"),
    Action.ASSIGN_MEASURE: N_("assign a measure"),
    Action.RECALL: N_("fill in a person from before"),
    Action.SEED: N_("take rows over from the plan"),
    Action.REGENERATE: N_("generate texts anew"),
    Action.WRITE_MEMO: N_("write the memo of a meeting"),
    Action.MEND: N_("mend mistyped texts"),
    Action.REPLACE: N_("replace in all texts"),
    Action.SET_WIDTHS: N_("set the widths of columns"),
    Action.KEEP_WHOLE: N_("never cut a word"),
    Action.PUT_LEFTOVER: N_("put what was left over into a field"),
    Action.TICK_OFF: N_("tick off what was left over"),
    Action.TAKE_CORRECTIONS: N_("take corrections made in Word"),
    Action.BRING_BACK: N_("bring back what was deleted"),
    Action.PUT_BACK: N_("put an earlier text back"),
    Action.MIGRATE: N_("brought to a new version"),
    Action.SALVAGE: N_("salvaged from a damaged database"),
}
"""Action → message id of its name."""
