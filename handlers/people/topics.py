"""What somebody does not want to be told of."""

from domain.people import Topic
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.raised import ButtonRetired
from handlers.kit.screens import Button, Screen, rows, view
from handlers.people.me import CARD
from handlers.people.words import TOPICS
from services.digests import mornings

#: Carries what is wanted, not a change of what is: pressed twice it means the same.
TELL = Button("mt", N_("Tell me"), takes=2)

#: The order is on the wire: a topic is only ever added at the end.
_WIRED = (
    Topic.TICKETS,
    Topic.TASKS,
    Topic.MEETINGS,
    Topic.VOTES,
    Topic.NOTICES,
    Topic.DIGESTS,
)


async def show(context: Context, _ids: tuple[int, ...]) -> None:
    await context.in_place(_topics(await _off(context)))


async def _off(context: Context) -> frozenset[Topic]:
    """What waits for them is told each morning to whoever is on duty; others say that they wish
    so.
    """
    off = context.actor.muted
    if await mornings.wanted(context.unit, context.actor):
        return off - {Topic.DIGESTS}
    return off | {Topic.DIGESTS}


async def choose(context: Context, ids: tuple[int, ...]) -> None:
    at, wanted = ids
    if at >= len(_WIRED) or wanted > 1:
        raise ButtonRetired
    topic, person = _WIRED[at], context.actor
    if wanted:
        await context.unit.wishes.unmute(person.id, topic)
    else:
        await context.unit.wishes.mute(person.id, topic)
    if topic is Topic.DIGESTS:
        await context.unit.waiting.want(person.id, wanted=bool(wanted))
    off = await _off(context)
    await context.in_place(_topics(off - {topic} if wanted else off | {topic}))


@view
def _topics(t: Translation, off: frozenset[Topic]) -> Screen:
    keys = [
        TELL.labelled(
            f"{'🔕' if topic in off else '✅'} {t.plain(TOPICS[topic])}",
            at,
            int(topic in off),
        )
        for at, topic in enumerate(_WIRED)
    ]
    return Screen(
        text=t(
            N_(
                "What shall I tell you of? Press to change: ✅ yes, 🔕 no."
                " What is urgent, and what waits for your answer, always comes."
            )
        ),
        keys=(*rows(keys, 2), (CARD(t),)),
    )
