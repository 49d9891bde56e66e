"""What the answers call for: a template filled, a moment read, the people counted."""

from dataclasses import replace
from datetime import datetime

from domain.assembly import procedure
from domain.notices import NobodyToTell
from domain.notices.draft import must_fit
from domain.permissions import Action, NotEntitled, may
from handlers.kit import moments, placing
from handlers.kit.context import Context
from handlers.kit.i18n import N_
from handlers.kit.questions import NotAnAnswer
from handlers.kit.said import Said
from handlers.notices import templates
from handlers.notices.answers import PINNED, Composing, hear
from services.notices import groups, issuing


async def look(context: Context, answers: Composing) -> Composing:
    """Raises `NotAnAnswer`, `NoticeTooLong`, `NoticeTooShort`."""
    answers = _filled(context, answers)
    must_fit(answers.text, answers.files)
    answers = _timed(context, answers)
    answers = await placing.look(context, answers, Action.SEND_NOTICE)
    if not answers.area:
        return answers
    if not answers.whom and not answers.unanswered:
        answers = await _unanswered(context, answers)
    return await _counted(context, answers)


def _filled(context: Context, answers: Composing) -> Composing:
    """A template whose blanks are filled is a notice."""
    if not answers.template or answers.text:
        return answers
    template = templates.TEMPLATES[answers.template - 1]
    if template.dated is not None and len(answers.blanks) > template.dated:
        _must_be_in_time(context, answers.blanks[template.dated])
    if len(answers.blanks) < len(template.asks):
        return answers
    text = templates.filled(context.speaker.languages.default, template, answers.blanks)
    filled = hear(answers, Said(text=text))
    return replace(filled, asks=answers.asks or template.wants_answer)


def _must_be_in_time(context: Context, typed: str) -> None:
    """Raises `NotAnAnswer` and `NoticeTooShort`."""
    zone = context.neighbourhood.zone
    read = (moments.read(each, context.now, zone) for each in (typed, f"{typed} 9:00"))
    at = next((each for each in read if each is not None), None)
    if at is None:
        raise NotAnAnswer(N_("On which day? For example: 12月20日 or 12月20日9:00."))
    procedure.must_be_told(at.astimezone(zone).date(), context.now.astimezone(zone).date())


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
        raise NotAnAnswer(N_("There is nobody to tell: please choose another place, or others."))
    found = await groups.meant(unit, audience.roles, areas, context.actor)
    unpinnable = groups.without_right(found) if answers.posting == PINNED else ()
    return replace(
        answers,
        people=meant.people,
        unreachable=meant.unreachable,
        listed=meant.listed,
        groups=len(found),
        unpinnable=tuple(each.title for each in unpinnable),
    )
