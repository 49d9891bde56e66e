"""How a week looks in a group: no names, no doors. Pure."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from markupsafe import Markup

from handlers.kit import doors
from handlers.kit.areas import Where
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, cut, view
from handlers.kit.ticket_words import CATEGORIES
from services.digests.weekly import Week

_TITLE = 24
_DAY = timedelta(days=1)


@view
def week(t: Translation, week: Week, where: Where, at: datetime) -> Screen:
    heading = t(
        N_("📅 <b>The week in {place}</b>, {since} to {until}"),
        place=where.written(t),
        since=t.day(week.span.since),
        until=t.day(week.span.until - _DAY),
    )
    lines = [heading, *_done(t, week, at), *_ahead(t, week)]
    return Screen(text=Markup("\n").join(lines), keys=((doors.WAITING(t),),))


def _done(t: Translation, week: Week, at: datetime) -> Iterator[Markup]:
    counts = week.counts
    yield t(
        N_("🔧 Reported {reported}, solved {solved}, overdue by now {overdue}."),
        reported=counts.reported,
        solved=counts.solved,
        overdue=week.overdue,
    )
    if week.lasting:
        each = [
            t.plain(
                N_("{what} ({days} days)"),
                what=t.plain(CATEGORIES[one.category]),
                days=(at - one.filed_at).days,
            )
            for one in week.lasting
        ]
        yield t(N_("⏳ Open longest: {what}."), what=t.plain(N_(", ")).join(each))


def _ahead(t: Translation, week: Week) -> Iterator[Markup]:
    if week.tasks:
        titles = [cut(one.title, _TITLE) for one in week.wanting if not one.quoted]
        named = t.plain(N_(": {titles}"), titles=t.plain(N_(", ")).join(titles)) if titles else ""
        words = N_("🤝 {count} tasks need hands{named}. Write to me: /tasks")
        yield t(words, count=week.tasks, named=named)
    for meeting in week.meetings:
        words = N_("🗓 {at}: residents' meeting, {place}. Details: /meeting")
        if not meeting.place:
            words = N_("🗓 {at}: residents' meeting. Details: /meeting")
        yield t(words, at=t.moment(meeting.starts_at), place=meeting.place)
    for vote in week.votes:
        words = N_("🗳 {title}: vote until {at}. Write to me: /vote")
        yield t(words, title=cut(vote.title, _TITLE), at=t.moment(vote.closes_at))
    for notice in week.notices:
        if notice.title:
            yield t(N_("📢 {title}"), title=cut(notice.title, _TITLE))
