"""What every feature calls the three rates, and how it writes one."""

from collections.abc import Callable

from domain.rates import Rate, Rates
from handlers.kit.i18n import N_

#: Name, formula, and which of the rates it is. A formula has about 26 characters of room.
THREE: tuple[tuple[str, str, Callable[[Rates], Rate]], ...] = (
    (N_("Contacted"), N_("contacted ÷ said so or not"), lambda of: of.contacted),
    (N_("Solved"), N_("said solved ÷ answered"), lambda of: of.solved),
    (N_("Satisfied"), N_("4-5 stars ÷ answered"), lambda of: of.satisfied),
)
NOTE = N_("Unanswered ones are in none of the rates: they are shown beside them.")


def percent(rate: Rate) -> str:
    """“92.3%”; a dash where nobody answered."""
    if rate.per_mille is None:
        return "—"
    whole, tenth = divmod(rate.per_mille, 10)
    return f"{whole}.{tenth}%" if tenth else f"{whole}%"
