"""/forget: in two steps, with plain words about what goes and what stays."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from markupsafe import Markup

from domain.privacy import ERASURE_MINUTES, ErasureLapsed
from handlers.kit import forms
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Choice, Form, NotAnAnswer, Question
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Button, Key, Screen, view
from handlers.people import traces
from handlers.people.me import CARD
from handlers.people.mine import EXPORT
from services import privacy

GO_ON = Button("mc", N_("Go on"), takes=0, tap_only=True)

_WHILE = timedelta(minutes=ERASURE_MINUTES)

#: In any language, whichever they read: it is what the screen before said.
_WORDS = {"删除", "erase"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    asked_at: datetime
    meant: bool = False


async def command(context: Context, _said: Said) -> None:
    await explain(context, ())


async def explain(context: Context, _ids: tuple[int, ...]) -> None:
    """Raises `LastAdministrator`: then there is nothing to explain."""
    await privacy.may_be_erased(context.unit, context.actor)
    held = await context.unit.grants.of(context.actor.id)
    vouched = any(each.by is None for each in held)
    await context.privately(_what_goes(vouched=vouched))


def _meant(answers: Erasure, text: str) -> Erasure:
    if text.strip().strip("“”\"'「」").lower() not in _WORDS:
        raise NotAnAnswer(N_("Nothing was erased. Press the button, or write: ERASE"))
    return Erasure(asked_at=answers.asked_at, meant=True)


class Leaving:
    """Knows what the other features draw anew when somebody is gone."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes
        self.form = Form(
            name="forget",
            answers=Erasure,
            questions=(
                Question(
                    name="meant",
                    label=N_("Erase"),
                    words=lambda _a, t: t(_SURE, minutes=ERASURE_MINUTES),
                    missing=lambda answers: not answers.meant,
                    take=_meant,
                    choices=lambda _a, t: [
                        Choice(label=t.plain(N_("🗑 Erase everything")), id=0, tap_only=True)
                    ],
                    choose=lambda answers, _id: Erasure(asked_at=answers.asked_at, meant=True),
                    across=1,
                ),
            ),
            submit=self.leave,
            same=lambda asked, again: again.asked_at - asked.asked_at < _WHILE,
            left=N_("Nothing was erased."),
        )

    async def go_on(self, context: Context, _ids: tuple[int, ...]) -> None:
        await privacy.may_be_erased(context.unit, context.actor)
        await forms.begin(context, self.form, Erasure(asked_at=context.now))

    async def leave(self, context: Context, answers: Erasure) -> None:
        if context.now - answers.asked_at > _WHILE:
            raise ErasureLapsed
        person = context.actor
        erased = await privacy.erase(context.unit, person)
        for draw_anew in self._routes.erased:
            await draw_anew(context.speaker, erased)
        if context.pressed_message is not None:
            await context.redraw(_erased())
        # To the number they had: nobody is known by it any more.
        await context.speaker.send(person.telegram_id, _goodbye()(context.t))
        await traces.follow(context.unit)


_SURE = N_(
    "⚠️ This cannot be undone. If you are sure, press the button, or write: ERASE\n"
    "After {minutes} minutes nothing happens any more."
)


_HEADING = N_("<b>Shall I forget you?</b>")
_GOES = N_(
    "<b>What goes:</b> your name and number, homes and roles, settings, requests and"
    " invitations, what you were writing. Tickets that nobody has taken are withdrawn."
)
_STAYS = (
    N_(
        "<b>What stays, and why:</b>\n"
        "· The household roll: it belongs to the property office and the owners'"
        " committee. Ask them to change it.\n"
        "· Your closed tickets: kind, building and dates, without your name, your words,"
        " door or pictures, so that the neighbourhood's record holds. One that somebody"
        " works on keeps its words, with numbers hidden, until it is closed.\n"
        "· What you did on duty: the deed, without your name.\n"
        "· Backups: they are replaced by newer ones, and vanish by themselves.\n"
        "· This chat and the groups: what was said there stays at Telegram. You can"
        " delete our chat on your telephone."
    ),
    N_(
        "\n· Ballots that you have cast: they are counted, without your name. In a vote that"
        " is still open you cannot cast any more."
    ),
    N_(
        "\n· Owners' votes: how your home was told, its paper ballot and proxy, for a year and"
        " without your name: a court may ask for them."
    ),
    N_(
        "\n· Notices: that somebody of your home was told and when, without your name: it"
        " proves that everybody was told."
    ),
)
_VOUCHED = N_(
    "❗ You are also named in the file config.toml. Ask whoever runs this service"
    " to take you out there, or you will be known again at its next start."
)


@view
def _what_goes(t: Translation, *, vouched: bool) -> Screen:
    stays = Markup().join(t(each) for each in _STAYS)
    parts = [t(_HEADING), t(_GOES), stays, *([t(_VOUCHED)] if vouched else [])]
    return Screen(text=Markup("\n\n").join(parts), keys=((EXPORT(t),), (GO_ON(t), _stay(t))))


def _stay(t: Translation) -> Key:
    return CARD.labelled(t.plain(N_("❌ Leave it")))


@view
def _erased(t: Translation) -> Screen:
    return Screen(text=t(N_("🗑 Everything is erased.")))


@view
def _goodbye(t: Translation) -> Screen:
    return Screen(
        text=t(
            N_(
                "It is done: I do not know you any more. The household roll, nameless tickets and"
                " older backups stay, as I said. If you write to me again, we meet anew."
                " All the best!"
            )
        ),
        keyboard=(),
    )
