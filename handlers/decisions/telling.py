"""Who sees a decision's changes: its reader, the groups, whoever has to act, the neighbours."""

from domain.decisions import Decision, DecisionId, Publication, Published, Stage
from domain.people import Person, Topic
from handlers.decisions import notices, views
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf, Speaker
from services.decisions import holding, reminding
from services.decisions.holding import Picture
from services.decisions.reminding import Nudge
from services.decisions.standing import standing
from storage.outbox import Priority

#: What a link to a decision begins with.
LINK = "w"


def own_card(decision_id: DecisionId) -> CardOf:
    return CardOf(subject="decision-own", subject_id=decision_id)


def group_card(decision: Decision, kind: Published) -> CardOf:
    return CardOf(subject=f"decision-{kind}", subject_id=decision.id)


async def own(speaker: Speaker, seen: Picture, reader: Person, page: int = 0) -> View:
    may = await standing(speaker.unit, seen, reader)
    return views.own(seen, page, may, speaker.neighbourhood.name)


async def tend(speaker: Speaker, decision: Decision, by: Person | None = None) -> None:
    """All that follows from how it stands, each once: asked again it is nothing. `by`: who has
    it before them this very moment.
    """
    for shown in decision.publications:
        if shown.runs(speaker.unit.now):
            await _post(speaker, decision, shown)
    for due in await reminding.due(speaker.unit, decision):
        view = notices.nudge(decision, due.why, due.office)
        for person in due.people:
            if by is None or person.id != by.id:
                until = decision.due_at if due.why is Nudge.SOON else None
                await speaker.tell(
                    person, view, priority=Priority.REMINDER, gentle=True, until=until
                )


async def changed(speaker: Speaker, decision: Decision, by: Person | None = None) -> None:
    """Somebody took a step: what groups read is drawn anew, and whoever is next hears of it."""
    await refresh(speaker, decision)
    await tend(speaker, decision, by)
    if decision.stage is Stage.REFUSED:
        await _tell_speakers(speaker, decision, by)


async def finished(speaker: Speaker, decision: Decision) -> None:
    """Reported where it was published, and to those who spoke in it."""
    await refresh(speaker, decision)
    seen = await holding.picture(speaker.unit, decision)
    for chat in await speaker.unit.groups.around(decision.area, "residents"):
        await speaker.post(chat, views.done(seen, speaker.neighbourhood.name), gentle=True)
    await _tell_speakers(speaker, decision, None)


async def _post(speaker: Speaker, decision: Decision, shown: Publication) -> None:
    """In groups that do not have it, also in those that were bound since."""
    card = group_card(decision, shown.kind)
    there = {each.chat_id for each in await speaker.standing(card)}
    chats = await speaker.unit.groups.around(decision.area, "residents")
    missing = [chat for chat in chats if chat not in there]
    if missing:
        seen = await holding.picture(speaker.unit, decision)
        view = views.group(seen, shown.kind, speaker.neighbourhood.name)
        for chat in missing:
            await speaker.post(chat, view, card=card, gentle=True)


async def spread(speaker: Speaker, decision: Decision) -> None:
    """To the neighbours, so many at a time: for the clock."""
    for shown in decision.publications:
        if not shown.runs(speaker.unit.now):
            continue
        for person in await reminding.neighbours(speaker.unit, decision, shown):
            await speaker.tell(
                person,
                notices.published(decision, shown.kind),
                priority=Priority.BROADCAST,
                topic=Topic.VOTES,
                gentle=True,
                until=shown.until,
            )


async def refresh(speaker: Speaker, decision: Decision) -> None:
    """What groups read of it."""
    seen = await holding.picture(speaker.unit, decision)
    for shown in decision.publications:
        view = views.group(seen, shown.kind, speaker.neighbourhood.name)
        await speaker.refresh(group_card(decision, shown.kind), view)


async def _tell_speakers(speaker: Speaker, decision: Decision, by: Person | None) -> None:
    spoke = {each.by.id for each in decision.opinions if each.by is not None}
    spoke -= {by.id} if by is not None else set()
    for person_id in sorted(spoke):
        person = await speaker.unit.people.get(person_id)
        await speaker.tell(person, notices.ended(decision), topic=Topic.VOTES, gentle=True)
