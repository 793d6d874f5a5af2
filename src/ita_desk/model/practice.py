"""A round for practice: marked wherever it is seen, and never printed as final."""

from ita_desk.model.errors import N_, WorldFault


class PracticeFault(WorldFault):
    """What is done with rounds that count can't be done with one for practice, or the reverse."""


def refuse_final(practice: bool) -> None:
    """Raise PracticeFault for a round that is there to try things out on."""
    if practice:
        raise PracticeFault(
            N_(
                "This is a round for practice: it can be printed to look at, but never as final."
                " Start a round of your own to print one."
            )
        )


def refuse_anew(practice: bool) -> None:
    """Raise PracticeFault for a round that counts: it is never replaced by the example."""
    if not practice:
        raise PracticeFault(N_("Only a round for practice can be begun anew."))
