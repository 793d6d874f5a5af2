"""The budget column: ``-``, an amount in baht, or what else was typed there."""

import re
from collections.abc import Iterable
from decimal import Decimal

_AMOUNT = re.compile(r"(?P<baht>\d+|\d{1,3}(?:,\d{3})+)(?P<satang>\.\d+)?", re.ASCII)

NO_BUDGET = "-"


def is_amount(text: str) -> bool:
    """Whether ``text`` is a plain number, as ``12000`` or ``12,000.50``."""
    return _AMOUNT.fullmatch(text.strip()) is not None


def printed_budget(budget: str | None) -> str:
    """``-`` for none, an amount with thousands separators, other text exactly as typed."""
    if budget is None or not budget.strip():
        return NO_BUDGET
    found = _AMOUNT.fullmatch(budget.strip())
    if found is None:
        return budget
    # Grouping is done on the digits themselves: no rounding, no lost zero.
    digits = found["baht"].replace(",", "")
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[at : at + 3] for at in range(head, len(digits), 3)]
    return ",".join(groups) + (found["satang"] or "")


def budget_sum(budgets: Iterable[str | None]) -> str:
    """All amounts together, exactly and as printed; "" where there are none, or only zeros.

    What is no amount is left out: a finding says so of it.
    """
    texts = (budget.strip() for budget in budgets if budget and budget != NO_BUDGET)
    total = sum((Decimal(text.replace(",", "")) for text in texts if is_amount(text)), Decimal())
    return printed_budget(f"{total:f}") if total else ""
