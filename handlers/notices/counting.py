"""What the answers call for: a template filled, a moment read, the people counted."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain import quiet
from domain.assembly import procedure
from domain.notices import Follows, NobodyToTell
from domain.notices.draft import must_fit
from domain.permissions import Action, NotEntitled, may
from handlers.kit import moments, placing
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.questions import NotAnAnswer
from handlers.kit.said import Said
from handlers.notices import templates
from handlers.notices.answers import NEXT, PINNED, Composing, hear
from handlers.notices.lengths import measured
from services.notices import groups, issuing

NOBODY = N_("There is nobody to tell: please choose another place, or others.")


async def look(context: Context, answers: Composing) -> Composing:
    """Raises `NotAnAnswer`, `NoticeTooLong`, `NoticeTooShort`."""
    answers = _fitting(context, _filled(context, answers))
    answers = _timed(context, answers)
    in_time(context, answers)
    answers = await placing.look(context, answers, Action.SEND_NOTICE)
    if not answers.area:
        return answers
    if not answers.whom and not answers.unanswered:
        answers = await _unanswered(context, answers)
    return await _counted(context, await _which_meeting(context, answers))


async def _which_meeting(context: Context, answers: Composing) -> Composing:
    """The next one there, of whoever gave no number."""
    if answers.follows != NEXT:
        return answers
    unit = context.unit
    areas = await unit.areas.several(answers.areas)
    above = await unit.areas.several({each for area in areas.values() for each in area.above})
    found = await unit.meetings.next_of([*areas.values(), *above.values()], context.now)
    if not found:
        raise NotAnAnswer(NOBODY)
    return replace(answers, follows=f"{Follows.MEETING} {found[0].id}")


def _filled(context: Context, answers: Composing) -> Composing:
    """A template whose blanks are filled is a notice."""
    if not answers.template or answers.text:
        return answers
    template = templates.TEMPLATES[answers.template - 1]
    begins = ""
    if template.dated is not None and len(answers.blanks) > template.dated:
        begins = _begins(context, answers, answers.blanks[template.dated])
    if len(answers.blanks) < len(template.asks):
        return answers
    text = templates.filled(context.speaker.languages.default, template, answers.blanks)
    filled = hear(answers, Said(text=text))
    return replace(filled, asks=answers.asks or template.wants_answer, begins=begins)


def _fitting(context: Context, answers: Composing) -> Composing:
    """Raises `NoticeTooLong` where words that fitted do not any more: with a file."""
    if not answers.fresh or not answers.text:
        must_fit(answers.text, answers.files)
        return replace(answers, fresh=False)
    length = measured(answers.text, answers.files, answers.length, context.now)
    answers = replace(answers, fresh=False, length=length)
    return replace(answers, text="", html="") if length.count else answers


def _begins(context: Context, answers: Composing, typed: str) -> str:
    """The day, as ISO writes it. Raises `NotAnAnswer` and `NoticeTooShort`."""
    zone = context.neighbourhood.zone
    read = (moments.read(each, context.now, zone) for each in (typed, f"{typed} 9:00"))
    at = next((each for each in read if each is not None), None)
    if at is None:
        raise NotAnAnswer(N_("On which day? For example: 12月20日 or 12月20日9:00."))
    begins = at.astimezone(zone).date().isoformat()
    in_time(context, replace(answers, begins=begins))
    return begins


def in_time(context: Context, answers: Composing) -> None:
    """Whoever is called to an assembly is told before it in time, also where it is sent later, or
    waits for the morning. Raises `NoticeTooShort`.
    """
    if answers.begins:
        told = _held_until(context, answers) or answers.send_at or context.now
        on = told.astimezone(context.neighbourhood.zone).date()
        procedure.must_be_told(date.fromisoformat(answers.begins), on)


def _held_until(context: Context, answers: Composing) -> datetime | None:
    at = answers.send_at or context.now
    until = quiet.waits_until(at, quiet.BY_DEFAULT, context.neighbourhood.zone)
    return None if answers.urgent or until == at else until


def _reminds(context: Context, answers: Composing) -> bool:
    then = (answers.send_at or context.now) + timedelta(hours=answers.again)
    return answers.asks and (answers.ends_at is None or then < answers.ends_at)


def _timed(context: Context, answers: Composing) -> Composing:
    if answers.send_typed:
        at = _ahead(context, answers.send_typed)
        answers = replace(answers, send_at=at, send_typed="", timed=True)
    if answers.ends_typed:
        at = _ahead(context, answers.ends_typed)
        answers = replace(answers, ends_at=at, ends_typed="")
    both = (answers.send_at, answers.ends_at)
    if both[0] is not None and both[1] is not None and both[1] <= both[0]:
        raise NotAnAnswer(N_("It would end before it is sent. Please give a later end."))
    return answers


def _ahead(context: Context, typed: str) -> datetime:
    at = moments.read(typed, context.now, context.neighbourhood.zone)
    if at is None:
        raise NotAnAnswer(N_("When? For example: 18:00, 3小时后, 明天9点, 11月25日9点."))
    if at <= context.now:
        raise NotAnAnswer(N_("That moment is over. Please give a later one."))
    return at


async def _unanswered(context: Context, answers: Composing) -> Composing:
    """The last notice there that somebody has not answered."""
    latest = await context.unit.notices.latest(answers.areas, 5)
    asked = [each for each in latest if each.asks and not each.over(context.now)]
    asked = [
        each
        for each in asked
        if all(may(context.actor, Action.SEND_NOTICE, area) for area in each.areas)
    ]
    return replace(answers, unanswered=asked[0].id if asked else 0)


async def _counted(context: Context, answers: Composing) -> Composing:
    if not answers.whom:
        return answers
    unit, audience = context.unit, answers.audience
    meant = await issuing.count(unit, audience)
    try:
        areas = await issuing.entitled(unit, audience, context.actor)
    except (NotEntitled, NobodyToTell):
        # Also for what they may not know of: the number alone would tell.
        areas = []
    if not areas or not (meant.people or meant.listed):
        raise NotAnAnswer(NOBODY)
    found = await groups.meant(unit, audience.roles, areas, context.actor)
    unpinnable = groups.without_right(found) if answers.posting == PINNED else ()
    return replace(
        answers,
        people=meant.people,
        unreachable=meant.unreachable,
        listed=meant.listed,
        posted_in=tuple(each.title for each in found),
        held_until=_held_until(context, answers),
        reminds=_reminds(context, answers),
        unpinnable=tuple(each.title for each in unpinnable),
    )
