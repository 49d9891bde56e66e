"""Somebody's data in words: what stands first in their export."""

from collections.abc import Sequence

from domain import quiet
from domain.people import Person
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Chapter
from handlers.people import me
from handlers.people.words import TOPICS, hours
from locales import LANGUAGES
from storage.unit import Unit


async def readme(
    unit: Unit, person: Person, t: Translation, neighbourhood: str, chapters: Sequence[Chapter]
) -> str:
    """In their language. People's words stand as they wrote them."""
    told = [
        _title(t, neighbourhood, t.written(unit.now)),
        await _who(unit, person, t, neighbourhood),
        *[await chapter(unit, person, t) for chapter in chapters],
        _data(t),
        _stays(t),
    ]
    return "\n\n\n".join(each for each in told if each) + "\n"


def _title(t: Translation, neighbourhood: str, at: str) -> str:
    title = t.plain(N_("What {neighbourhood} knows of you"), neighbourhood=neighbourhood)
    return f"{title}\n{at}"


async def _who(unit: Unit, person: Person, t: Translation, neighbourhood: str) -> str:
    lines = [
        t.plain(N_("Name: {name}"), name=person.name),
        t.plain(N_("Your number at Telegram: {number}"), number=person.telegram_id),
        hours(t, person.quiet or quiet.BY_DEFAULT),
    ]
    if person.language is not None:
        lines.append(t.plain(N_("Language: {language}"), language=LANGUAGES[person.language]))
    if person.muted:
        topics = [t.plain(TOPICS[topic]) for topic in TOPICS if topic in person.muted]
        lines.append(
            t.plain(N_("🔕 Not told of: {topics}"), topics=t.plain(N_(", ")).join(topics))
        )
    lines += [f"🏠 {me.address(t, each)}" for each in await me.homes(unit, person)]
    lines += [
        f"🔖 {me.capacity(t, each, neighbourhood)}" for each in await me.capacities(unit, person)
    ]
    return "\n".join([t.plain(N_("Who you are")), "", *lines])


def _data(t: Translation) -> str:
    return t.plain(
        N_(
            "data.json\n\n"
            "The same and everything else, row by row, for machines. Under “tables” stands each"
            " table, under it how its rows concern you, and under “on_forget” what becomes of them"
            " when you erase yourself: “erased”, “nameless” (kept without your name), or “stays”."
            " Photos, videos and voice notes stay at Telegram: you find them in our chat."
        )
    )


def _stays(t: Translation) -> str:
    return t.plain(
        N_(
            "To be forgotten\n\n"
            "Send /forget to the bot. It tells you first what goes and what stays."
        )
    )
