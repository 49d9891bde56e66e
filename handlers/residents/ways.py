"""How somebody can show that they live here: the ways there are, and the one by telephone."""

from dataclasses import dataclass

from domain.areas import Area
from domain.people import Relation
from domain.permissions import Action, require
from domain.privacy import masked_name
from domain.residents import PhoneNotListed, RollId
from handlers.kit import forms, keyboards, refusals
from handlers.kit.context import Context
from handlers.kit.doors import HOME
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form
from handlers.kit.raised import NotYourContact
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Button, ReplyKey, Screen, View, html, view
from handlers.residents import words
from handlers.residents.arriving import Arrivals
from handlers.residents.invited import consent
from services import residents

#: Behind “I live here” wherever it stands, also in groups.
PREFIX = "join"

PHONE = Button("ho", N_("📱 Compare my phone number"), takes=0)
ASK = Button("hb", N_("🏠 Ask the building head"), takes=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    line: int
    name: str
    home: tuple[Area, ...]
    relation: Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What somebody's own number makes theirs; it is asked for again when they agree."""

    phone: str
    found: tuple[Match, ...]


class Ways:
    def __init__(self, routes: Routes, arrivals: Arrivals) -> None:
        self._routes, self._arrivals = routes, arrivals
        self.form = Form(
            name="phone",
            answers=Matching,
            questions=(),
            submit=self._agreed,
            summary=_consent,
            yes=N_("✅ Agree and join"),
            no=N_("❌ That is not me"),
            left=N_("All right, nothing was kept. There are other ways: /join"),
        )

    async def join(self, context: Context, _said: Said) -> None:
        await context.privately(await _ways(context))

    async def follow(self, context: Context, _rest: str) -> None:
        await context.privately(await _ways(context))

    async def show(self, context: Context, _ids: tuple[int, ...]) -> None:
        await context.privately(await _ways(context))

    async def ask_phone(self, context: Context, _ids: tuple[int, ...]) -> None:
        await context.privately(_share(tuple(self._routes.words_for(context.actor))))

    async def contact(self, context: Context, said: Said) -> bool:
        """Whoever shares their own number wants to be found by it."""
        assert said.contact is not None, "called for contacts only"
        require(context.actor, Action.JOIN)
        if not said.contact.own:
            raise NotYourContact
        phone = said.contact.phone
        found = await residents.with_phone(context.unit, context.actor, phone)
        if not found:
            await context.reply(_not_listed())
            return True
        matches = tuple(
            Match(
                line=each.line.id,
                name=masked_name(each.line.name),
                home=tuple(each.home),
                relation=each.line.relation,
            )
            for each in found
        )
        await forms.begin(context, self.form, Matching(phone=phone, found=matches))
        return True

    async def _agreed(self, context: Context, answers: Matching) -> None:
        lines = [RollId(each.line) for each in answers.found]
        moved = await residents.join_by_phone(context.unit, context.actor, answers.phone, lines)
        await self._arrivals.welcome(context, moved)


async def _ways(context: Context) -> View:
    homes = [
        await context.unit.areas.lineage(await context.unit.areas.get(each.home))
        for each in sorted(context.actor.homes, key=lambda each: each.home)
    ]
    return _screen(tuple(tuple(home) for home in homes[:_MOST_HOMES]))


_MOST_HOMES = 5


def _consent(answers: Matching) -> View:
    return consent(tuple((each.name, each.home, each.relation) for each in answers.found))


@view
def _screen(t: Translation, homes: tuple[tuple[Area, ...], ...]) -> Screen:
    intro = t(N_("Your registered homes are below. To add another one:") if homes else _WHY)
    text = t(
        N_(
            "{intro}\n\n"
            "📄 Invitation sheet: scan its QR code with your phone, that is all.\n"
            "📱 Phone number: if the office has yours, I find your home by it.\n"
            "🏠 Otherwise the building head confirms it."
        ),
        intro=intro,
    )
    keys = [HOME.labelled(words.address(t, home), home[-1].id) for home in homes]
    return Screen(text=text, keys=tuple((key,) for key in (*keys, PHONE(t), ASK(t))))


_WHY = N_("How would you like to show that you live here?")


@view
def _share(t: Translation, labels: tuple[str, ...]) -> Screen:
    share = ReplyKey(t.plain(N_("📱 Send my phone number")), request_contact=True)
    return Screen(
        text=t(
            N_(
                "Press “📱 Send my phone number” below. I only compare it with the office's list"
                " and do not keep it. /start leads back."
            )
        ),
        keyboard=((share,), *keyboards.home(t, labels)),
    )


@view
def _not_listed(t: Translation) -> Screen:
    why = refusals.words(t, PhoneNotListed())
    return Screen(text=html("{why}", why=why), keys=((ASK(t),),))
