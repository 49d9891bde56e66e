"""Who sees a task's changes: the groups, whoever was asked or has it, and its ticket's cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.areas import Area, Level
from domain.people import Person, PersonId, Role
from domain.tasks import Claim, ClaimState, Task
from handlers.kit.areas import Where
from handlers.kit.context import Context
from handlers.kit.routing import Routes
from handlers.kit.screens import View
from handlers.kit.speaking import CardOf, Speaker
from handlers.tasks import notices, views
from services.tickets import Shown
from storage.outbox import Priority
from storage.unit import Unit


def group_card(task: Task) -> CardOf:
    return CardOf(subject="task-group", subject_id=task.id)


def own_card(task: Task) -> CardOf:
    """In private: the offer, and after it was taken what its reader has of it."""
    return CardOf(subject="task-own", subject_id=task.id)


def helped_card(claim: Claim) -> CardOf:
    """For the person helped: who comes, and the figures to tell them."""
    return CardOf(subject="task-helped", subject_id=claim.id)


def judge_card(claim: Claim) -> CardOf:
    """For whoever is asked whether it was done."""
    return CardOf(subject="task-judge", subject_id=claim.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A task, and how everybody stands to it: what each of its cards shows."""

    task: Task
    where: Where
    #: The earliest asked first.
    claims: Sequence[Claim] = ()
    #: Who said that they can't.
    declined: frozenset[PersonId] = frozenset()

    def public(self) -> View:
        """As a group may read it."""
        return views.public_card(self.task, self.where, len(self._waiting))

    def own(self, reader: Person) -> View:
        """For this reader alone, in private."""
        claim = next((c for c in reversed(self.claims) if c.person.id == reader.id), None)
        if claim is not None:
            return views.holder_card(claim, self.where, self._place(claim))
        if Role.VOLUNTEER not in reader.roles:
            return views.to_outsiders(self.task, self.where)
        return views.offer(self.task, self.where, declined=reader.id in self.declined)

    def _place(self, claim: Claim) -> int:
        """See `Grabbed.place`."""
        return self._waiting.index(claim.id) + 1 if claim.id in self._waiting else 0

    @property
    def _waiting(self) -> list[int]:
        return [each.id for each in self.claims if each.state is ClaimState.WAITING]


async def picture(speaker: Speaker, task: Task) -> Picture:
    """As everything stands at this moment; `task` is read anew."""
    unit = speaker.unit
    return Picture(
        task=await unit.tasks.get(task.id),
        where=await where(speaker, task.area),
        claims=await unit.claims.of(task.id),
        declined=await unit.volunteers.declined(task.id),
    )


async def where(speaker: Speaker, area: Area) -> Where:
    """Building at the most: everybody may read it."""
    lineage = await speaker.unit.areas.lineage(area)
    seen = [each for each in lineage if each.level < Level.UNIT]
    return Where(lineage=seen, whole=speaker.neighbourhood.name)


async def refresh(speaker: Speaker, task: Task) -> None:
    """Every card of it, wherever it stands. Whoever is helped learns who comes."""
    seen = await picture(speaker, task)
    await _tell_helped(speaker, seen)
    await speaker.refresh(group_card(task), seen.public())
    cards, people = await speaker.standing(own_card(task)), speaker.unit.people
    await people.foresee([each.chat_id for each in cards])
    involved = {each.person.id for each in seen.claims}
    for standing in cards:
        reader = await people.known_as(standing.chat_id)
        if reader is not None:
            # Hundreds may have been asked: nobody's answer waits behind their cards.
            first = Priority.REPLY if reader.id in involved else Priority.BROADCAST
            await speaker.redraw(standing, seen.own(reader), priority=first)


async def progressed(speaker: Speaker, claim: Claim) -> None:
    """They are there, or done: theirs alone, and of whoever is helped; all others who were asked
    read nothing new.
    """
    seen = await picture(speaker, claim.task)
    await _tell_helped(speaker, seen)
    reader = await speaker.unit.people.get(claim.person.id)
    await speaker.refresh(own_card(claim.task), seen.own(reader), only=[reader.telegram_id])


async def _tell_helped(speaker: Speaker, seen: Picture) -> None:
    """A card for each who comes: the first time as a new message."""
    if seen.task.helped is None:
        return
    helped = await speaker.unit.people.get(seen.task.helped.id)
    for claim in seen.claims:
        card, words = helped_card(claim), notices.coming(claim)
        if await speaker.standing(card):
            await speaker.refresh(card, words)
        elif claim.state is ClaimState.HOLDING:
            # Its figures are of no use once nobody may come any more.
            await speaker.tell(helped, words, card=card, until=claim.lapses_at)


async def refresh_for(speaker: Speaker, task: Task, reader: Person) -> None:
    """Where nobody else in private sees a change: the groups', and this reader's."""
    seen = await picture(speaker, task)
    await speaker.refresh(group_card(task), seen.public())
    await speaker.refresh(own_card(task), seen.own(reader), only=[reader.telegram_id])


async def hand(
    speaker: Speaker,
    task: Task,
    reader: Person,
    head: str = "",
    *,
    gentle: bool = False,
    until: datetime | None = None,
) -> bool:
    """What they have of it, as a new message in private; the one before says no more where to go,
    for it is kept up to date no longer.

    `head`: why it comes, to be translated. `until`: not sent by then, all stays as it is. False
    where it does not reach them.
    """
    card = own_card(task)
    before = [c for c in await speaker.standing(card) if c.chat_id == reader.telegram_id]
    shown = (await picture(speaker, task)).own(reader)
    shown = views.headed(head, task, shown) if head else shown
    told = await speaker.tell(reader, shown, card=card, gentle=gentle, until=until)
    for old in before if told else ():
        if old.message_id is not None:
            moved = notices.see_below(task)(speaker.language_of(reader))
            speaker.edit(old.chat_id, old.message_id, moved, until=until)
    return told


async def take_over(context: Context, task: Task) -> None:
    """The message that was pressed in private is their card from here on; one that stands
    elsewhere loses its buttons. Drawn by `refresh` or `refresh_for`.
    """
    card, pressed = own_card(task), context.pressed_message
    if not context.private or pressed is None:
        return
    standing = await context.speaker.standing(card)
    older = [c for c in standing if c.chat_id == context.chat.id and c.message_id != pressed]
    await context.unit.cards.place(card.subject, task.id, context.chat.id, pressed)
    context.speaker.strip(older)


async def redraw_ticket(
    routes: Routes, speaker: Speaker, ticket: Shown | None, proof: int = 0
) -> None:
    """A ticket that changed with the task. None: it was none, or did not change. `proof`: so many
    of its newest files show what was done.
    """
    if ticket is not None:
        for move in routes.moves:
            await move(speaker, ticket, proof)


async def groups_of(unit: Unit, task: Task, purpose: str) -> list[int]:
    """`purpose`: residents, volunteers or staff."""
    return list(await unit.groups.over(task.area, purpose))
