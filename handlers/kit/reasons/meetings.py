"""What stands in the way of a meeting, or of an item. Each may be read in a group."""

from domain import meetings
from domain.meetings import ItemStage, MeetingStage
from handlers.kit.i18n import N_, Translation
from handlers.kit.reasons.wording import Ways, Words

WAYS: Ways = {meetings.NoHousehold: (N_("🏠 Register my home"), "hj")}

_OVER = {
    MeetingStage.CANCELLED: N_("This meeting does not take place. What comes next: /meeting"),
}
_STANDS = {
    ItemStage.PROPOSED: N_("This item is not on the agenda yet."),
    ItemStage.LEFT_OUT: N_("This item is not on the agenda."),
    ItemStage.LISTED: N_("This item is on the agenda; it is not its turn yet."),
    ItemStage.OPEN: N_("This item is being discussed."),
    ItemStage.VOTING: N_("This item is being voted on. Close the vote first."),
    ItemStage.DONE: N_("This item has been discussed."),
}


def _over(t: Translation, refusal: meetings.MeetingOver) -> str:
    said = N_("This meeting is over. What comes next: /meeting")
    return t.plain(_OVER.get(refusal.meeting.stage, said))


WORDS: Words = {
    meetings.MeetingUnknown: lambda t, _: t.plain(
        N_("There is no such meeting for you. What comes next: /meeting")
    ),
    meetings.ItemUnknown: lambda t, _: t.plain(
        N_("There is no such item. What comes next: /meeting")
    ),
    meetings.MeetingOver: _over,
    meetings.AgendaFrozen: lambda t, _: t.plain(
        N_("The agenda stands already. Propose it for the next meeting: /topic")
    ),
    meetings.MeetingUnderWay: lambda t, _: t.plain(
        N_("The meeting is under way: it can be ended, and no longer moved.")
    ),
    meetings.NoSuchDate: lambda t, _: t.plain(
        N_("This moment has gone by, or lies too far ahead. Please choose another one.")
    ),
    meetings.DoorsClosed: lambda t, _: t.plain(
        N_("Check-in has not begun. It opens shortly before the meeting: /meeting")
    ),
    meetings.WrongDoorCode: lambda t, r: t.plain(
        N_("That number does not fit. Please look at the door; {left} more tries."), left=r.left
    ),
    meetings.DoorLocked: lambda t, _: t.plain(
        N_("Too many numbers did not fit. Please show yourself to the chair, or scan the code.")
    ),
    meetings.NotCheckedIn: lambda t, _: t.plain(
        N_("Only those who are checked in speak, vote and correct the minutes: /meeting")
    ),
    meetings.NoHousehold: lambda t, _: t.plain(
        N_("One household, one vote: I have to know your home first. /join")
    ),
    meetings.ProposedEnough: lambda t, _: t.plain(
        N_("You have proposed {most} items for this meeting: leave room for the neighbours."),
        most=meetings.MOST,
    ),
    meetings.MinutesNotDrafted: lambda t, _: t.plain(
        N_("The minutes are not drafted yet. They come on the day after the meeting.")
    ),
    meetings.MinutesPublished: lambda t, _: t.plain(
        N_("The minutes are published; they can no longer be changed.")
    ),
    meetings.OwnProposal: lambda t, _: t.plain(
        N_("You proposed it yourself; now neighbours have to second it.")
    ),
    meetings.ItemStandsOtherwise: lambda t, r: t.plain(_STANDS[r.item.stage]),
    meetings.AnotherItemOpen: lambda t, r: t.plain(
        N_("“{title}” is being voted on. Close the vote first."), title=r.item.title
    ),
    meetings.NoVoteOpen: lambda t, _: t.plain(N_("This item is not being voted on.")),
    meetings.VotedBefore: lambda t, _: t.plain(
        N_("This item was voted on and counted; a vote is not repeated.")
    ),
    meetings.VoteLost: lambda t, _: t.plain(
        N_("The vote did not pass, so there is no resolution.")
    ),
    meetings.Resolved: lambda t, _: t.plain(N_("This item has its resolution already.")),
}
