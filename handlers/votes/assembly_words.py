"""The words of an owners' vote for those who keep it lawful."""

from collections.abc import Sequence

from domain.areas import Area
from domain.assembly import NOTICE_DAYS
from domain.serving import How, Service
from domain.votes import Vote, VoteState
from handlers.kit import areas, voting
from handlers.kit.i18n import N_, Translation
from services.assembly.doors import Door
from services.votes.turnout import Turnout
from storage.knocks import Mark

MATTERS = voting.MATTERS
HOW = {
    How.MESSAGE: N_("💬 by message"),
    How.PERSON: N_("🤝 Handed over"),
    How.DOOR: N_("📌 At the door"),
    How.POST: N_("✉️ By post"),
}
MARKS = {
    Mark.VISITED: N_("✔️ Visited"),
    Mark.AWAY: N_("🚪 Not at home"),
    Mark.WILL_VOTE: N_("🗳 Will vote"),
    Mark.PAPER: N_("📝 Paper ballot taken"),
}
STATES = {
    VoteState.DRAFT: N_("🔜 Voting begins {at}."),
    VoteState.OPEN: N_("⏰ Until {at}."),
    VoteState.CLOSED: N_("⏳ Voting ended {at}."),
    VoteState.PUBLISHED: N_("📊 Voting ended {at}."),
    VoteState.CANCELLED: N_("✖️ Called off."),
}
#: Buildings that are named in one line.
_NAMED = 2


def state(t: Translation, vote: Vote) -> str:
    at = vote.opens_at if vote.state is VoteState.DRAFT else vote.closes_at
    return t.plain(STATES[vote.state], at=t.moment(at))


def served(t: Translation, service: Service) -> list[str]:
    """How many were told, and until when the others have to be."""
    said = N_("Told: {told} of {total} owners.")
    lines = [t.plain(said, told=service.told, total=service.total)]
    if service.unread:
        said = N_("{count} of them were written to and have not said that they know.")
        lines.append(t.plain(said, count=service.unread))
    if not service.late:
        return lines
    if service.in_time:
        said = N_("⚠️ {count} more have to be told until {day}, or voting cannot begin as planned.")
        lines.append(t.plain(said, count=len(service.untold), day=t.date(service.last_day)))
    else:
        said = N_(
            "⚠️ {count} were not told {days} days before. If all of them are told today, voting may"
            " begin on {day}."
        )
        day = t.date(service.earliest_on)
        lines.append(t.plain(said, count=len(service.late), days=NOTICE_DAYS, day=day))
    return lines


def metres(hundredths: int) -> str:
    """Square metres, as "2140.55"."""
    return f"{hundredths // 100}.{hundredths % 100:02}"


def building(t: Translation, area: Area | None) -> str:
    return t.plain(N_("elsewhere")) if area is None else areas.called(t, area)


def missing(t: Translation, turnout: Turnout) -> str:
    """Fit for a group: how many, and where, never who."""
    by_area, by_heads = turnout.participation
    gaps = [each for each in turnout.gaps if each.area is not None][:_NAMED]
    if by_area.met and by_heads.met:
        return t.plain(N_("Two thirds have taken part, by homes and by area."))
    said = t.plain(
        N_("Still missing: {heads} homes, {area} m²"),
        heads=by_heads.missing,
        area=metres(by_area.missing),
    )
    if not gaps:
        return said
    named = building(t, gaps[0].area)
    for each in gaps[1:]:
        named = t.plain(N_("{one}, {other}"), one=named, other=building(t, each.area))
    return t.plain(N_("{missing}; the largest gaps: {buildings}"), missing=said, buildings=named)


def door(t: Translation, each: Door) -> str:
    """Within its building: 2单元501室."""
    home = areas.called(t, each.home)
    if not each.stair:
        return home
    stair = t.plain(N_("unit {unit}"), unit=each.stair)
    return t.plain(N_("{outer}, {inner}"), outer=stair, inner=home)


def home(t: Translation, lineage: Sequence[Area]) -> str:
    return areas.written(t, lineage, "")
