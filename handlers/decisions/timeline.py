"""How a decision came about, step by step: for anyone of its area, and for groups. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from domain.decisions import Objection, Opinion, Published, Stage
from domain.outcomes import Outcome, Verdict
from domain.privacy import masked_text
from domain.votes import VoteState
from handlers.decisions import words
from handlers.kit import resolutions, voting
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import cut, html
from services.decisions.holding import Picture

#: Characters of a page, and of an opinion as a group reads it.
PAGE, _SHORT = 2600, 240
_VERDICTS = {
    Verdict.PASSED: N_("The owners agreed."),
    Verdict.LOST: N_("The owners did not agree."),
    Verdict.TOO_FEW: N_("Too few owners took part: nothing is decided."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What may be shown to whoever reads: to a group no names and no long texts."""

    group: bool = False
    #: Sees who objected.
    staff: bool = False


def head(t: Translation, seen: Picture, whole: str) -> Markup:
    decision = seen.decision
    said = N_("<b>📢 {title}</b>\n{place} · {procedure}\n{standing}")
    return t(
        said,
        title=masked_text(decision.title),
        place=words.where(t, seen.lineage, whole),
        procedure=t.plain(words.PROCEDURES[decision.procedure]),
        standing=words.standing(t, decision, late=late(seen)),
    )


def late(seen: Picture) -> bool:
    """An open vote has its own end; being counted is not being late."""
    waits = seen.vote is None or seen.decision.stage is not Stage.ASSEMBLY
    return waits and seen.decision.late(seen.at)


def pages(t: Translation, seen: Picture, reader: Reader) -> list[list[Markup]]:
    """The blocks in their order, as many to a page as fit; at least one page."""
    made: list[list[Markup]] = [[]]
    for block in blocks(t, seen, reader):
        if made[-1] and sum(map(len, made[-1])) + len(block) > PAGE:
            made.append([])
        made[-1].append(block)
    return made


def blocks(t: Translation, seen: Picture, reader: Reader) -> Iterator[Markup]:
    decision = seen.decision
    yield html("{way}", way=words.way(t, decision))
    yield from _grounds(t, seen)
    spoken = list(decision.opinions)
    before = [each for each in spoken if each.step is not Stage.APPROVAL]
    yield from (_opinion(t, each, reader) for each in before)
    yield from _vote(t, seen)
    yield from (_opinion(t, each, reader) for each in spoken if each.step is Stage.APPROVAL)
    yield from _publication(t, seen, Published.PROCESS, reader)
    yield from _resolution(t, seen)
    yield from _publication(t, seen, Published.RESULT, reader)
    yield from _waits(t, seen)


def _grounds(t: Translation, seen: Picture) -> Iterator[Markup]:
    grounds = seen.decision.grounds
    if grounds.ticket is not None:
        yield t(N_("It comes of ticket #{number}."), number=grounds.ticket)
    if grounds.resolution is not None:
        yield t(N_("It comes of what a meeting resolved."))
    if grounds.former is not None:
        yield t(N_("It is proposed anew: before it was decision {number}."), number=grounds.former)
    if seen.anew is not None:
        yield t(N_("It was proposed anew, as decision {number}."), number=seen.anew)


def _opinion(t: Translation, each: Opinion, reader: Reader) -> Markup:
    office = words.office(t, each.office)
    name = each.by.name if each.by and not reader.group else ""
    who = t.plain(N_("{office} ({name})"), office=office, name=name) if name else office
    if each.step is None:
        said = N_("<b>{day} · {who} proposed</b>\n{text}")
    elif each.approved:
        said = N_("<b>{day} · {who} approved</b>\n{text}")
    else:
        said = N_("<b>{day} · {who} refused</b>\n{text}")
    text = cut(each.text, _SHORT) if reader.group else each.text
    block = t(said, day=t.day(each.at), who=who, text=masked_text(text))
    return (
        html("{block}\n{late}", block=block, late=t(N_("🔴 After its date")))
        if (each.step is not None and each.late)
        else block
    )


def _vote(t: Translation, seen: Picture) -> Iterator[Markup]:
    vote = seen.vote
    if vote is None:
        return
    if seen.outcome is not None and seen.document is not None:
        yield t(
            N_("<b>{day} · 🗳 The owners' assembly voted</b>\n{verdict}\n{figures}\n{hash}"),
            day=t.day(vote.closed_at or vote.closes_at),
            verdict=t(_VERDICTS.get(seen.outcome.verdict, _VERDICTS[Verdict.LOST])),
            figures=t(_FIGURES, **_figures(seen.outcome)),
            hash=t(N_("🔏 Check code: <code>{code}</code>"), code=voting.code(seen.document.head)),
        )
    elif vote.state is VoteState.OPEN:
        said = N_("🗳 The owners vote until {until}: /vote")
        yield t(said, until=t.moment(vote.closes_at))
    elif vote.state is VoteState.DRAFT:
        said = N_("🗳 The owners vote from {at} until {until}.")
        yield t(said, at=t.moment(vote.opens_at), until=t.moment(vote.closes_at))
    elif vote.state is VoteState.CLOSED:
        yield t(N_("🗳 The vote is over, and being counted."))


_FIGURES = N_(
    "Took part: {heads} of {of_heads} heads, {area} of {of_area} m². In favour: {yes} heads,"
    " {yes_area} m²."
)


def _figures(outcome: Outcome) -> dict[str, object]:
    yes = next((each.count for each in outcome.shares if each.option.key == "for"), None)
    return {
        "heads": outcome.took_part.heads,
        "of_heads": outcome.roll.heads,
        "area": _metres(outcome.took_part.area),
        "of_area": _metres(outcome.roll.area),
        "yes": yes.heads if yes else 0,
        "yes_area": _metres(yes.area if yes else 0),
    }


def _code(text: str) -> Markup:
    return html("<code>{text}</code>", text=text)


def _metres(hundredths: int) -> str:
    return f"{hundredths // 100:,}.{hundredths % 100:02}"


def _publication(
    t: Translation, seen: Picture, kind: Published, reader: Reader
) -> Iterator[Markup]:
    shown = seen.decision.publication(kind)
    if shown is None:
        return
    made = [each for each in seen.objections if each.kind is kind]
    answered = sum(bool(each.answer) for each in made)
    said = N_("<b>{name}: {day} to {until}</b>\n")
    counted = (
        t(N_("{count} objections, {answered} answered"), count=len(made), answered=answered)
        if made
        else t(N_("No objections"))
    )
    block = t(
        said,
        name=t(words.PUBLICATIONS[kind]),
        day=t.day(shown.at),
        until=t.moment(shown.until),
    )
    yield html("{block}{counted}", block=block, counted=counted)
    if not reader.group:
        yield from (objection(t, each, reader) for each in made)


def objection(t: Translation, each: Objection, reader: Reader) -> Markup:
    """By whom, staff alone read."""
    name = each.by.name if each.by else ""
    who = name if reader.staff and name else t.plain(N_("A neighbour"))
    text = each.text if reader.staff else masked_text(each.text, name)
    asked = t(N_("✋ {day} · {who}: {text}"), day=t.day(each.at), who=who, text=text)
    if not each.answer or each.answered_at is None:
        return html("{asked}\n{wait}", asked=asked, wait=t(N_("↳ The answer is being written.")))
    answer = each.answer if reader.staff else masked_text(each.answer, name)
    reply = t(N_("↳ {day} · Answer: {text}"), day=t.day(each.answered_at), text=answer)
    return html("{asked}\n{reply}", asked=asked, reply=reply)


def _resolution(t: Translation, seen: Picture) -> Iterator[Markup]:
    if seen.resolution is None:
        return
    said = N_("<b>✅ What is done</b>\n{promised}")
    yield t(said, promised=masked_text(resolutions.promised(t, seen.resolution, seen.at)))


def outcome(t: Translation, seen: Picture) -> list[Markup]:
    """What became of it, by itself."""
    return list(_resolution(t, seen))


def _waits(t: Translation, seen: Picture) -> Iterator[Markup]:
    decision = seen.decision
    if decision.due_at is None or decision.stage in {Stage.PROCESS, Stage.ADOPTED}:
        return
    if seen.vote is not None and decision.stage is Stage.ASSEMBLY:
        return
    missing = words.offices(t, decision.waits_for)
    said = (
        N_("⏳ Next: {step}. By {day}.")
        if not missing
        else N_("⏳ Next: {step}, by {missing}. By {day}.")
    )
    step = t.plain(words.STAGES[decision.stage])
    yield t(said, step=step, missing=missing, day=t.day(decision.due_at))
