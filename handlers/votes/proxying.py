"""🤝 Proxies: recorded by staff, from what an owner signed; the owner can always vote instead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from domain.areas import Area
from domain.files import File, FileKind
from domain.people import PersonId
from domain.permissions import Action, require
from domain.proxies import HolderIsOwner, HolderTaken, ProxyId, ProxyThere
from domain.serving import NotAnAssembly
from domain.votes import VoteId, VoteKind, VoterId
from handlers.kit import forms, whom
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from handlers.kit.whom import Whom
from handlers.votes import assembly_buttons as buttons
from handlers.votes import assembly_words as words
from handlers.votes import proxy_views as views
from handlers.votes import voice_question
from services.assembly import finding, proxies
from services.assembly.proxies import Held

_UNFIT = {
    ProxyThere: N_("This owner has a proxy already. It has to be taken back first."),
    HolderIsOwner: N_("They are an owner there and may vote themselves: no proxy is needed."),
    HolderTaken: N_("They vote for another owner already: nobody may hold more than one proxy."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy(Whom):
    vote: int
    said: str = ""
    homes: tuple[tuple[Area, ...], ...] = ()
    voter: int = 0
    home: tuple[Area, ...] = ()
    flats: int = 1
    photo: str = ""


async def begin(context: Context, ids: tuple[int, ...]) -> None:
    vote = await finding.vote(context.unit, VoteId(ids[0]))
    if vote.kind is not VoteKind.ASSEMBLY:
        raise NotAnAssembly
    require(context.actor, Action.RUN_ASSEMBLY, at=await context.unit.areas.get(vote.area))
    vote.must_be_open(context.received_at)
    await forms.begin(context, FORM, Proxy(vote=vote.id))


async def _look(context: Context, answers: Proxy) -> Proxy:
    """Before anybody takes a photograph for nothing."""
    answers = await voice_question.look(context, answers)
    if answers.voter and not answers.person:
        given = await context.unit.proxies.of_voter(VoterId(answers.voter))
        if any(each.holds for each in given):
            raise NotAnAnswer(_UNFIT[ProxyThere])
    answers = await whom.look(context, answers, Action.RUN_ASSEMBLY)
    if answers.voter and answers.person and not answers.photo:
        vote, voter = VoteId(answers.vote), VoterId(answers.voter)
        try:
            await proxies.must_fit(context.unit, vote, voter, PersonId(answers.person))
        except (ProxyThere, HolderIsOwner, HolderTaken) as refusal:
            raise NotAnAnswer(_UNFIT[type(refusal)]) from None
    return answers


async def recorded(context: Context, answers: Proxy) -> None:
    held = await proxies.record(
        context.unit,
        (VoteId(answers.vote), VoterId(answers.voter)),
        PersonId(answers.person),
        answers.photo,
        by=context.actor,
    )
    await context.redraw(views.recorded(held, answers.home, answers.name))
    assert held.proxy.holder is not None, "somebody was chosen"
    holder = await context.unit.people.get(held.proxy.holder)
    await context.tell(holder, views.to_holder(held, answers.home))
    for owner in await _people(context, held.owners):
        await context.tell(owner, views.to_owner(held, answers.home, holder.name))


async def listed(context: Context, ids: tuple[int, ...]) -> None:
    vote = await finding.vote(context.unit, VoteId(ids[0]))
    require(context.actor, Action.RUN_ASSEMBLY, at=await context.unit.areas.get(vote.area))
    held = [each for each in await context.unit.proxies.of(vote.id) if each.holds]
    shown = held[ids[1] * views.A_PAGE : (ids[1] + 1) * views.A_PAGE]
    lines = []
    for each in shown:
        known = await proxies.look(context.unit, each.id)
        name = await _holder(context, known)
        lines.append((each.id, await _home(context, known), name))
    more = (ids[1] + 1) * views.A_PAGE < len(held)
    await context.in_place(views.listed(vote, lines, ids[1], more=more))


async def revoke(context: Context, ids: tuple[int, ...]) -> None:
    held = await proxies.revoke(context.unit, ProxyId(ids[0]), context.actor, context.received_at)
    home, holder = await _home(context, held), held.proxy.holder
    staff = context.actor.id not in held.owners
    await context.in_place(views.revoked(held, home, staff=staff))
    concerned = {*held.owners, *([] if holder is None else [holder])} - {context.actor.id}
    for person in await _people(context, sorted(concerned)):
        await context.tell(person, views.revoked(held, home, told=True))


async def _people(context: Context, ids: Sequence[PersonId]) -> list[Any]:
    return [await context.unit.people.get(each) for each in ids]


async def _holder(context: Context, held: Held) -> str:
    if held.proxy.holder is None:
        return ""
    return (await context.unit.people.get(held.proxy.holder)).name


async def _home(context: Context, held: Held) -> tuple[Area, ...]:
    assert held.voter.home is not None, "voices of owners have a home"
    area = await context.unit.areas.get(held.voter.home)
    return tuple(await context.unit.areas.lineage(area))


def _photo(answers: Proxy, files: tuple[File, ...]) -> Proxy:
    photos = [each.file_id for each in files if each.kind is FileKind.PHOTO]
    return replace(answers, photo=photos[0]) if photos else answers


def _not_words(_answers: Proxy, _text: str) -> Proxy:
    raise NotAnAnswer(N_("Please send a photo of the proxy, with the owner's signature."))


@view
def _summary(t: Translation, answers: Proxy) -> Screen:
    lines = [
        t(N_("🤝 <b>{home}</b>"), home=words.home(t, answers.home)),
        t(N_("{name} may vote for this owner."), name=answers.name),
        t(N_("The owner's own ballot comes before theirs, and the proxy can be taken back.")),
    ]
    return Screen(text=Markup("\n").join(lines))


FORM: Form[Proxy] = Form(
    name="assembly-proxy",
    answers=Proxy,
    questions=(
        voice_question.question(),
        whom.question(N_("Who votes for them? Send their name as they have it here.")),
        Question(
            name="photo",
            label=N_("Photo"),
            words=lambda _a, t: t(
                N_("Please send a photo of the proxy, with the owner's signature.")
            ),
            missing=lambda answers: not answers.photo,
            take=_not_words,
        ),
    ),
    submit=recorded,
    same=lambda open_, new: open_.vote == new.vote,
    summary=_summary,
    attach=_photo,
    contact=whom.take_contact,
    look=_look,
    yes=N_("✅ Record it"),
)


def register(routes: Routes) -> None:
    run = Action.RUN_ASSEMBLY
    routes.press(buttons.PROXY, begin, action=run)
    routes.form(FORM, action=run)
    routes.press(buttons.PROXIES, listed, action=run)
    # The owner's too: whose it is is asked there.
    routes.press(buttons.REVOKE, revoke, action=Action.VOTE)
