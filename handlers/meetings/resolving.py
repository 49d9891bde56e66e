"""✅ 决议: what is to be done, by whom, until when; it becomes a ticket or a task."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.meetings import ItemId
from domain.organisations import OrganisationKind
from domain.people import OrganisationId
from domain.permissions import Action
from handlers.kit import doors, forms, moments
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, cut, view
from handlers.meetings import buttons, chairing, telling, words
from services.meetings import deciding
from services.meetings.deciding import Became, Wish

_TEXT, _OWNER, _MOST = 300, 40, 5
#: Of the choices: ids of organisations are smaller.
_VOLUNTEERS = 10**15
_SPANS = (
    (N_("In a week"), 7),
    (N_("In two weeks"), 14),
    (N_("In a month"), 30),
    (N_("In three months"), 90),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolving:
    item: int
    title: str
    organisations: tuple[Known, ...] = ()
    text: str = ""
    owner: str = ""
    organisation: int | None = None
    volunteers: bool = False
    #: What they are called in the minutes.
    volunteers_are: str = ""
    due_typed: str = ""
    due_at: datetime | None = None


class Resolver:
    """Knows who draws the cards of the ticket that comes of it."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.form = _form(self._resolved)

    async def pressed(self, context: Context, ids: tuple[int, ...]) -> None:
        item = await deciding.may_resolve(context.unit, ItemId(ids[0]), context.actor)
        serving = [
            each
            for kind in (OrganisationKind.PROPERTY, OrganisationKind.DEPARTMENT)
            for each in await context.unit.rules.serving(item.meeting.area, kind)
        ]
        known = tuple(Known(id=each.id, name=each.name) for each in serving[:_MOST])
        answers = Resolving(
            item=ids[0],
            title=item.title,
            organisations=known,
            volunteers_are=context.speaker.languages.default.plain(N_("the volunteers")),
        )
        await forms.begin(context, self.form, answers)

    async def _resolved(self, context: Context, answers: Resolving) -> None:
        assert answers.due_at is not None, "asked for"
        organisation = answers.organisation
        wish = Wish(
            text=answers.text,
            owner=answers.owner,
            due_at=answers.due_at,
            organisation=None if organisation is None else OrganisationId(organisation),
            volunteers=answers.volunteers,
        )
        became = await deciding.resolve(context.unit, ItemId(answers.item), wish, context.actor)
        await context.redraw(_done(became))
        if became.ticket is not None:
            for move in self._routes.moves:
                await move(context.speaker, became.ticket, 0)
        await telling.refresh_item(context.speaker, became.item)
        await telling.refresh(context.speaker, became.item.meeting)
        await chairing.show_panel(context, became.item.meeting.id)


async def _look(context: Context, answers: Resolving) -> Resolving:
    if not answers.due_typed:
        return answers
    zone = context.neighbourhood.zone
    days = next((days for words_, days in _SPANS if words_ == answers.due_typed), None)
    if days is not None:
        at = (context.now + timedelta(days=days)).astimezone(zone)
        at = at.replace(hour=18, minute=0, second=0, microsecond=0)
    else:
        found = moments.read(answers.due_typed, context.now, zone, by_day=True)
        named = found or moments.read(f"{answers.due_typed} 18:00", context.now, zone)
        if named is None or named <= context.now:
            raise NotAnAnswer(N_("Until when? For example: 12月20日, or 下周五."))
        at = named
    return replace(answers, due_typed="", due_at=at)


def _owners(answers: Resolving, t: Translation) -> Sequence[Choice]:
    known = [Choice(label=cut(each.name, 40), id=each.id) for each in answers.organisations]
    return [*known, Choice(label=t.plain(N_("🤝 The volunteers")), id=_VOLUNTEERS)]


def _choose_owner(answers: Resolving, chosen: int) -> Resolving:
    if chosen == _VOLUNTEERS:
        return replace(answers, owner=answers.volunteers_are, organisation=None, volunteers=True)
    found = next((each for each in answers.organisations if each.id == chosen), None)
    if found is None:
        raise IndexError
    return replace(answers, owner=found.name, organisation=found.id, volunteers=False)


def _own_words(answers: Resolving, text: str) -> Resolving:
    known = next((each for each in answers.organisations if each.name == text.strip()), None)
    if known is not None:
        return _choose_owner(answers, known.id)
    return replace(answers, owner=cut(text, _OWNER), organisation=None, volunteers=False)


@view
def _summary(t: Translation, answers: Resolving) -> Screen:
    said = N_("<b>Resolution</b>\n{text}\nBy: {owner}\nUntil: {day}\n\nIs this right?")
    assert answers.due_at is not None, "asked for"
    day = t.day(answers.due_at)
    return Screen(text=t(said, text=answers.text, owner=answers.owner, day=day))


@view
def _done(t: Translation, became: Became) -> Screen:
    keys = ((doors.TICKET(t, became.ticket.ticket.id),),) if became.ticket else ()
    said = N_("✅ Resolved: {resolution}")
    return Screen(text=t(said, resolution=words.resolution(t, became.resolution)), keys=keys)


def _form(submit: Callable[[Context, Resolving], Awaitable[None]]) -> Form[Resolving]:
    return Form(
        name="resolve",
        answers=Resolving,
        questions=(
            Question(
                name="text",
                label=N_("What is resolved"),
                words=lambda a, t: t(
                    N_("What is resolved on “{title}”? Write it, or tap below."), title=a.title
                ),
                missing=lambda answers: not answers.text,
                take=lambda answers, text: replace(answers, text=cut(text, _TEXT)),
                choices=lambda _a, t: [Choice(label=t.plain(N_("As proposed")), id=0)],
                choose=lambda answers, _chosen: replace(answers, text=answers.title),
            ),
            Question(
                name="owner",
                label=N_("By whom"),
                words=lambda _a, t: t(N_("Who sees to it? Tap, or write who.")),
                missing=lambda answers: not answers.owner,
                take=_own_words,
                choices=_owners,
                choose=_choose_owner,
                across=1,
            ),
            Question(
                name="due",
                label=N_("Until when"),
                words=lambda _a, t: t(N_("Until when? Tap, or write a date.")),
                missing=lambda answers: answers.due_at is None,
                take=lambda answers, text: replace(answers, due_typed=text),
                choices=lambda _a, t: [
                    Choice(label=t.plain(said), id=at) for at, (said, _) in enumerate(_SPANS)
                ],
                choose=lambda answers, chosen: replace(answers, due_typed=_SPANS[chosen][0]),
            ),
        ),
        submit=submit,
        same=lambda open_, new: open_.item == new.item,
        summary=_summary,
        yes=N_("✅ Resolve"),
        look=_look,
    )


def register(routes: Routes) -> None:
    resolver = Resolver(routes)
    routes.press(buttons.RESOLVE, resolver.pressed, action=Action.CHAIR)
    routes.form(resolver.form, action=Action.CHAIR)
