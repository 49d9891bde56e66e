"""What is known of me, and the language I read."""

from domain.people import Person, Role
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import ButtonRetired
from handlers.kit.roles import listed
from handlers.kit.said import Said
from handlers.kit.screens import Button, Screen, view
from locales import LANGUAGES

SPEAK = Button("ml", N_("Language"))

#: The order is on the wire: a language is only ever added at the end.
_WIRED = ("zh_CN", "en")


async def profile(context: Context, _said: Said) -> None:
    await context.privately(_profile(context.actor))


async def languages(context: Context, _said: Said) -> None:
    await context.privately(_languages())


async def speak(context: Context, ids: tuple[int, ...]) -> None:
    if ids[0] >= len(_WIRED):
        raise ButtonRetired
    language = _WIRED[ids[0]]
    await context.unit.people.speak(context.actor.id, language)
    t = context.speaker.languages.of(language)
    screen = _spoken()(t)
    await context.redraw(lambda _t: screen)


@view
def _profile(t: Translation, person: Person) -> Screen:
    known = person.roles - {Role.GUEST} or {Role.GUEST}
    return Screen(
        text=t(
            N_(
                "👤 {name}\nI know you as: {roles}\nYour number at Telegram: {number}\n\n"
                "/tickets — your tickets\n/lang — 中文 / English"
            ),
            name=person.name,
            number=person.telegram_id,
            roles=listed(t, known),
        )
    )


@view
def _languages(t: Translation) -> Screen:
    keys = [SPEAK.labelled(LANGUAGES[name], at) for at, name in enumerate(_WIRED)]
    return Screen(text=t(N_("Which language shall I speak with you?")), keys=(tuple(keys),))


@view
def _spoken(t: Translation) -> Screen:
    return Screen(
        text=t(N_("I will speak English with you. /start shows the buttons in English."))
    )
