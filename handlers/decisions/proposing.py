"""➕ 提议: which procedure, where, in whose name, what exactly and why; from a ticket, too."""

import re
from dataclasses import replace

from domain.areas import AreaId
from domain.assembly import Matter
from domain.calling import TITLE
from domain.decisions import DecisionId, Grounds, Office, Procedure
from domain.meetings import ResolutionId
from domain.permissions import Action
from domain.refusals import Refusal
from domain.tickets import TicketId
from handlers.decisions import buttons, listing, telling
from handlers.decisions.proposal import Place, Proposing, Source
from handlers.decisions.proposal_questions import QUESTIONS, summary
from handlers.kit import areas, forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.questions import Form, NotAnAnswer
from handlers.kit.routing import Routes
from handlers.kit.screens import cut
from handlers.kit.ticket_words import title_of
from services.decisions import holding, proposing
from services.decisions.proposing import Chance, Proposal
from services.tickets import look as look_at_ticket

_NUMBER = re.compile(r"[#＃]\s*([0-9]{1,9})")
_SOURCES = 4


async def pressed(context: Context, _ids: tuple[int, ...]) -> None:
    await _begin(context, Grounds())


async def anew(context: Context, ids: tuple[int, ...]) -> None:
    former = await holding.look(context.unit, DecisionId(ids[0]))
    await _begin(context, Grounds(former=former.id), title=former.title, matter=former.matter)


async def _begin(
    context: Context, grounds: Grounds, title: str = "", matter: Matter | None = None
) -> None:
    chances = await proposing.chances(context.unit, context.actor, grounds)
    answers = Proposing(
        places=tuple([await _place(context, each) for each in chances]),
        former=grounds.former,
        title=title,
        matter=matter or 0,
    )
    if len(chances) == 1:
        answers = answers.at(chances[0].area.id)
        sources = await proposing.sources(context.unit, chances[0].area, _SOURCES)
        known = tuple(Source(id=each.id, text=cut(each.text, 60)) for each in sources)
        answers = replace(answers, sources=known)
    await forms.begin(context, FORM, answers)


async def _place(context: Context, chance: Chance) -> Place:
    lineage = await context.unit.areas.lineage(chance.area)
    name = areas.written(context.t, lineage, context.neighbourhood.name)
    return Place(
        id=chance.area.id,
        name=name or context.neighbourhood.name,
        offices=tuple(each.value for each in chance.offices),
    )


async def proposed(context: Context, answers: Proposing) -> None:
    area = await context.unit.areas.get(AreaId(answers.area))
    proposal = Proposal(
        procedure=Procedure(answers.procedure),
        area=area,
        office=Office(answers.office),
        title=answers.title,
        text=answers.text,
        matter=Matter(answers.matter),
        grounds=_grounds(answers),
    )
    rules = context.neighbourhood.decisions
    decision = await proposing.propose(context.unit, proposal, context.actor, rules)
    await telling.changed(context.speaker, decision, context.actor)
    await listing.show(context, decision.id)


def _grounds(answers: Proposing) -> Grounds:
    return Grounds(
        ticket=TicketId(answers.ticket) if answers.ticket else None,
        resolution=ResolutionId(answers.resolution) if answers.resolution else None,
        former=None if answers.former is None else DecisionId(answers.former),
    )


async def _look(context: Context, answers: Proposing) -> Proposing:
    """A ticket's number stands for what it is about. Raises `NotAnAnswer`."""
    found = _NUMBER.fullmatch(answers.title.strip())
    if found is None:
        return answers
    grounds = Grounds(ticket=TicketId(int(found[1])))
    try:
        shown = await look_at_ticket(context.unit, TicketId(int(found[1])))
        chances = await proposing.chances(context.unit, context.actor, grounds)
    except Refusal:
        raise NotAnAnswer(N_("I know no such ticket where you could propose something.")) from None
    title = cut(title_of(context.speaker.languages.default, shown.ticket, TITLE), TITLE)
    places = tuple([await _place(context, each) for each in chances])
    answers = replace(answers, ticket=int(found[1]), title=title, places=places, area=0, office="")
    return answers.at(chances[0].area.id) if len(chances) == 1 else answers


FORM: Form[Proposing] = Form(
    name="decision-propose",
    answers=Proposing,
    questions=QUESTIONS,
    submit=proposed,
    same=lambda open_, new: open_.former == new.former,
    summary=summary,
    yes=N_("✅ Propose"),
    look=_look,
    of_others=True,
)


def register(routes: Routes) -> None:
    action = Action.PROPOSE_DECISION
    routes.press(buttons.PROPOSE, pressed, action=action)
    routes.press(buttons.ANEW, anew, action=action)
    routes.form(FORM, action=action)
