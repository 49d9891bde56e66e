"""Notices that come again and again: a few blanks make one."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.kit.i18n import N_, Translation


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    label: str
    #: What is asked, one after the other.
    asks: tuple[str, ...]
    #: With {first}, {second} and {third} for the answers.
    text: str
    #: Which answer is a date that owners must be told of 15 days before; None: none.
    dated: int | None = None
    #: Readers are asked to say that they know.
    wants_answer: bool = False


#: The order is the order on the buttons, and on the wire.
TEMPLATES: Sequence[Template] = (
    Template(
        label=N_("💧 Water or power cut"),
        asks=(
            N_("What is cut off? For example: 停水, 停电, 停气."),
            N_("From when until when? For example: 11月25日8:00至18:00."),
            N_("Why? For example: 供水管道检修."),
        ),
        text=N_(
            "{first} notice\n\nBecause of {third} there will be: {first}, {second}.\n"
            "Please prepare in time, and close taps, switches and gas valves before you leave"
            " home. We apologise for the inconvenience."
        ),
    ),
    Template(
        label=N_("🛗 Lift maintenance"),
        asks=(
            N_("Which lift? For example: 3号楼2单元."),
            N_("From when until when? For example: 11月25日9:00至11:00."),
            N_("Whom to call who cannot climb stairs? A name and a telephone number."),
        ),
        text=N_(
            "Lift maintenance\n\nThe lift {first} will be out of service {second}.\n"
            "Please use the stairs. Elderly and disabled neighbours who need help: {third}."
        ),
    ),
    Template(
        label=N_("🌡 Heat or cold"),
        asks=(
            N_("What is coming? For example: 高温, 寒潮, 暴雨, 大雪."),
            N_("From when until when? For example: 11月25日至27日."),
            N_("Whom to call for help? A name and a telephone number."),
        ),
        text=N_(
            "{first} warning\n\n{second}: {first}.\nPlease go out less, look after elderly"
            " neighbours and children, and close doors and windows. Who needs help: {third}."
        ),
    ),
    Template(
        label=N_("🗓 Owners' assembly"),
        asks=(
            N_("On which day does it begin? Owners must be told 15 days before."),
            N_("Where, or how does one vote?"),
            N_("What is decided? The items, one a line."),
        ),
        text=N_(
            "Notice of the owners' assembly\n\nBegins: {first}\nWhere and how: {second}\n"
            "To be decided:\n{third}\n\nPlease take part."
        ),
        dated=0,
        wants_answer=True,
    ),
)


def filled(t: Translation, template: Template, blanks: Sequence[str]) -> str:
    first, second, third = blanks
    return t.plain(template.text, first=first, second=second, third=third)
