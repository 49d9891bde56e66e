"""Who may do what: one table of actions and roles. What stands in no row is allowed to nobody.

It answers in which capacity something may be done at all. Whose ticket it is, and which area a
role reaches, are asked where the thing itself is known.
"""

from collections.abc import Mapping
from enum import StrEnum

from domain.areas import Area
from domain.people import Person, Role
from domain.refusals import Refusal


class Action(StrEnum):
    #: Home, help, leaving a form, the language; one's own profile, export and erasure.
    TALK = "talk"
    #: Begin to say what is wrong: it may turn out to be a danger.
    FILE_TICKET = "file ticket"
    #: File what is no danger.
    REPORT = "report"
    ANSWER_TICKET = "answer ticket"
    WORK_TICKET = "work ticket"
    SEE_TICKETS = "see tickets"
    #: Give tickets to organisations, to the volunteers, or to nobody.
    DISPATCH = "dispatch"
    #: Become a volunteer, see what there is to do, one's points.
    VOLUNTEER = "volunteer"
    GRAB_TASK = "grab task"
    #: Make tasks, see who holds them, check in and settle.
    COORDINATE = "coordinate"
    #: Change points, with a reason.
    CORRECT_POINTS = "correct points"
    HONOUR_VOUCHER = "honour voucher"
    #: Say what shops give for points.
    KEEP_REWARDS = "keep rewards"
    #: See the meetings of one's compound, say whether one comes, check in, speak; households vote.
    ATTEND = "attend"
    #: Propose an item, or second one.
    PROPOSE_ITEM = "propose item"
    #: List items, check in, lead a meeting, move it, resolve.
    CHAIR = "chair"
    #: Call votes, call them off; see how many have voted, and never what.
    CALL_VOTE = "call vote"
    #: See the votes of one's areas, cast a ballot; whether somebody is on the roll is asked there.
    VOTE = "vote"
    #: Read what is decided in one's area, step by step.
    FOLLOW_DECISION = "follow decision"
    #: Propose what the owners are to decide, for an office.
    PROPOSE_DECISION = "propose decision"
    #: Say an office's word at its step: approve or refuse, in writing.
    OPINE = "opine"
    #: Object in writing while it is published.
    OBJECT = "object"
    #: Answer objections, say what becomes of what is decided.
    KEEP_DECISION = "keep decision"
    #: See who of one's building has not voted (never how anybody did), knock, enter paper ballots.
    KNOCK = "knock"
    #: Keep an owners' assembly lawful: who was told, proxies, whose silence counts, the pack.
    RUN_ASSEMBLY = "run assembly"
    #: Read what one's neighbourhood was told, and say that one knows.
    READ_NOTICES = "read notices"
    #: Tell many at once, see who knows, tick who was told at their door.
    SEND_NOTICE = "send notice"
    #: Prove that one lives here.
    JOIN = "join"
    #: Leave a home, bring family and tenants into it.
    KEEP_HOUSEHOLD = "keep household"
    #: Decide on those who ask to be known as residents.
    ADMIT_RESIDENT = "admit resident"
    INVITE = "invite"
    SEE_ROLL = "see roll"
    CHANGE_ROLL = "change roll"
    SEE_ROLES = "see roles"
    GIVE_ROLE = "give role"
    CONFIRM_ADMINISTRATOR = "confirm administrator"
    BAR = "bar"
    BIND_GROUP = "bind group"


_ALL = frozenset(Role)
_WELCOME = _ALL - {Role.BARRED}
_HOUSEHOLD = frozenset({Role.RESIDENT, Role.OWNER, Role.TENANT})
#: Everybody but strangers off the street.
_NEIGHBOURS = _WELCOME - {Role.GUEST}
_HEADS = frozenset({Role.BUILDING_HEAD, Role.SECRETARY, Role.COMMUNITY, Role.ADMINISTRATOR})
_OFFICE = frozenset({Role.SECRETARY, Role.COMMUNITY, Role.ADMINISTRATOR})
_CREW = frozenset({Role.WORKER, Role.SECRETARY, Role.COMMUNITY, Role.ADMINISTRATOR})
#: 小区党支部, 业主委员会, 物业服务企业
_PROPOSERS = frozenset({Role.SECRETARY, Role.COMMITTEE, Role.WORKER})

TABLE: Mapping[Action, frozenset[Role]] = {
    Action.TALK: _ALL,
    # Danger can be reported by everybody, barred or not.
    Action.FILE_TICKET: _ALL,
    Action.REPORT: _WELCOME,
    Action.ANSWER_TICKET: _WELCOME,
    Action.WORK_TICKET: _CREW,
    Action.SEE_TICKETS: _CREW | {Role.BUILDING_HEAD, Role.STREET},
    Action.DISPATCH: _OFFICE,
    Action.VOLUNTEER: _WELCOME,
    Action.GRAB_TASK: frozenset({Role.VOLUNTEER}),
    Action.COORDINATE: _HEADS,
    Action.CORRECT_POINTS: frozenset({Role.COMMUNITY, Role.ADMINISTRATOR}),
    Action.HONOUR_VOUCHER: frozenset({Role.MERCHANT}),
    Action.KEEP_REWARDS: frozenset({Role.MERCHANT, Role.COMMUNITY, Role.ADMINISTRATOR}),
    Action.ATTEND: _WELCOME,
    Action.PROPOSE_ITEM: _NEIGHBOURS,
    Action.CHAIR: _OFFICE,
    Action.CALL_VOTE: _OFFICE | {Role.COMMITTEE},
    Action.VOTE: _WELCOME,
    Action.FOLLOW_DECISION: _NEIGHBOURS,
    Action.PROPOSE_DECISION: _PROPOSERS,
    Action.OPINE: _PROPOSERS | {Role.COMMUNITY, Role.STREET},
    # Whoever administers holds none of these offices by that.
    Action.OBJECT: _HOUSEHOLD,
    Action.KEEP_DECISION: frozenset({Role.SECRETARY, Role.COMMUNITY}),
    Action.KNOCK: _HEADS | {Role.COMMITTEE},
    Action.RUN_ASSEMBLY: _OFFICE | {Role.COMMITTEE},
    Action.READ_NOTICES: _WELCOME,
    Action.SEND_NOTICE: _HEADS | {Role.STREET},
    Action.JOIN: _WELCOME,
    Action.KEEP_HOUSEHOLD: _HOUSEHOLD,
    Action.ADMIT_RESIDENT: _HEADS,
    Action.INVITE: _HEADS | {Role.OWNER},
    Action.SEE_ROLL: _OFFICE,
    Action.CHANGE_ROLL: frozenset({Role.COMMUNITY, Role.ADMINISTRATOR}),
    Action.SEE_ROLES: _OFFICE | {Role.STREET},
    Action.GIVE_ROLE: _OFFICE | {Role.STREET},
    Action.CONFIRM_ADMINISTRATOR: frozenset({Role.ADMINISTRATOR}),
    Action.BAR: frozenset({Role.COMMUNITY, Role.ADMINISTRATOR}),
    Action.BIND_GROUP: frozenset({Role.ADMINISTRATOR}),
}

#: Which roles each may give and take, within the area that their own reaches.
GIVES: Mapping[Role, frozenset[Role]] = {
    Role.ADMINISTRATOR: frozenset(
        {
            Role.ADMINISTRATOR,
            Role.STREET,
            Role.COMMUNITY,
            Role.SECRETARY,
            Role.COMMITTEE,
            Role.BUILDING_HEAD,
            Role.WORKER,
            Role.MERCHANT,
            Role.VOLUNTEER,
        }
    ),
    Role.STREET: frozenset({Role.COMMUNITY}),
    Role.COMMUNITY: frozenset(
        {Role.SECRETARY, Role.COMMITTEE, Role.BUILDING_HEAD, Role.WORKER, Role.MERCHANT}
        | {Role.VOLUNTEER}
    ),
    Role.SECRETARY: frozenset({Role.BUILDING_HEAD, Role.VOLUNTEER}),
}


class NotEntitled(Refusal):
    """None of their roles allows this, or none reaches so far."""

    def __init__(self, action: Action) -> None:
        super().__init__(action)
        self.action = action

    @property
    def roles(self) -> frozenset[Role]:
        """Whom to turn to."""
        return TABLE.get(self.action, frozenset())


def may(person: Person, action: Action, at: Area | None = None) -> bool:
    """`at`: for this very area; None: anywhere at all."""
    roles = TABLE.get(action, frozenset())
    if at is None:
        return bool(person.roles & roles)
    return person.reaches(at, roles)


def require(person: Person, action: Action, at: Area | None = None) -> None:
    """Raises `NotEntitled`."""
    if not may(person, action, at):
        raise NotEntitled(action)


def givable(person: Person, at: Area) -> frozenset[Role]:
    """The roles that this person may give, or take, for this area."""
    return frozenset(
        role
        for giver, given in GIVES.items()
        if person.reaches(at, frozenset({giver}))
        for role in given
    )
