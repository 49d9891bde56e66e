"""晒单: those who are to be seen are asked, each alone; then the neighbours read of it."""

from markupsafe import Markup

from domain.people import Topic
from domain.permissions import Action
from domain.tasks import Claim, ClaimId, Consent
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import ButtonRetired
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, html, rows, view
from handlers.kit.speaking import Speaker
from handlers.tasks import buttons, telling, words
from services import tasks
from services.tasks import Showing

_CHOICES = {2: Consent.PICTURE, 1: Consent.WORDS, 0: Consent.NO}
_LABELS = {
    2: N_("📷 Yes, with the picture"),
    1: N_("Only the words"),
    0: N_("Rather not"),
}


async def ask_volunteer(speaker: Speaker, claim: Claim) -> None:
    """Once it is confirmed."""
    person = await speaker.unit.people.get(claim.person.id)
    known = await speaker.unit.volunteers.known_as(person, speaker.unit.now)
    named = known is not None and known.named
    await speaker.tell(person, _asked(claim, named=named), topic=Topic.TASKS, gentle=True)


async def ask_helped(speaker: Speaker, claim: Claim) -> None:
    """Their name is never shown."""
    if claim.task.helped is not None:
        person = await speaker.unit.people.get(claim.task.helped.id)
        await speaker.tell(person, _asked(claim, named=False), topic=Topic.TASKS, gentle=True)


async def choose(context: Context, ids: tuple[int, ...]) -> None:
    choice = _CHOICES.get(ids[1])
    if choice is None:
        raise ButtonRetired
    showing = await tasks.consent(context.unit, ClaimId(ids[0]), context.actor, choice)
    await context.redraw(_noted(ids[0], choice))
    if showing is not None:
        await post(context.speaker, showing)


async def post(speaker: Speaker, showing: Showing) -> None:
    for chat_id in await telling.groups_of(speaker.unit, showing.task, "residents"):
        await speaker.post(chat_id, _shown(showing))


@view
def _asked(t: Translation, claim: Claim, *, named: bool) -> Screen:
    said = N_(
        "May the neighbours read in the group what was done (task #{number}, {title})?"
        " No names are given."
    )
    if named:
        said = N_(
            "May the neighbours read in the group what was done (task #{number}, {title})?"
            " Your name stands with it, as you have chosen."
        )
    keys = [buttons.SHOW.labelled(t.plain(_LABELS[each]), claim.id, each) for each in _LABELS]
    return Screen(text=t(said, number=claim.task.id, title=claim.task.title), keys=rows(keys, 1))


@view
def _noted(t: Translation, claim_id: int, choice: Consent) -> Screen:
    if choice is Consent.NO:
        return Screen(text=t(N_("All right, it stays between us.")))
    said = N_("Thank you. It is shown only if everybody agrees; changed your mind? Press below.")
    no = buttons.SHOW.labelled(t.plain(_LABELS[0]), claim_id, 0)
    return Screen(text=t(said), keys=((no,),))


@view
def _shown(t: Translation, showing: Showing) -> Screen:
    task = showing.task
    lines = [
        html(
            "<b>🌟 {head}</b> · {field}",
            head=t.plain(N_("Well done!")),
            field=t.plain(words.FIELDS[task.field]),
        ),
        html("{title}", title=words.in_public(t, task)),
        t(N_("🤝 {who}, {long}"), who=_who(t, showing), long=words.long(t, showing.worked)),
        t(N_("Thank you! Whoever wants to lend a hand: 🤝 below in the chat with me.")),
    ]
    return Screen(text=Markup("\n").join(lines), files=tuple(showing.pictures))


def _who(t: Translation, showing: Showing) -> str:
    names = "、".join(showing.names)
    if not showing.nameless:
        return names
    if not names:
        return t.plain(N_("{count} volunteers"), count=showing.nameless)
    return t.plain(N_("{names} and {count} more"), names=names, count=showing.nameless)


def register(routes: Routes) -> None:
    routes.press(buttons.SHOW, choose, action=Action.ANSWER_TICKET)
