"""What stands in the way of helping, and of choosing how."""

from domain import volunteers
from handlers.kit import doors
from handlers.kit.i18n import N_
from handlers.kit.reasons.wording import Ways, Words

WAYS: Ways = {volunteers.NoHomeHere: (doors.JOIN.label, doors.JOIN.wire)}

WORDS: Words = {
    volunteers.NoHomeHere: lambda t, _: t.plain(
        N_(
            "Volunteers live here: please register your home first. If you live elsewhere and want"
            " to help here, the branch secretary or the community can make you a volunteer."
        )
    ),
    volunteers.TakenBack: lambda t, _: t.plain(
        N_(
            "You were a volunteer, and the secretary or the community ended it."
            " Please talk to them; they can make you a volunteer again."
        )
    ),
    volunteers.NotYourArea: lambda t, _: t.plain(
        N_(
            "You can choose where you live, and what you were given. For other places please ask"
            " the branch secretary or the community."
        )
    ),
    volunteers.LastArea: lambda t, _: t.plain(
        N_("This is the last place you help in. If you need a break, press the key to rest.")
    ),
    volunteers.StillAtWork: lambda t, r: t.plain(
        N_(
            "You are at work on task #{number}. Please report it done first, then you can stop:"
            " 完成 {number}"
        ),
        number=r.task.id,
    ),
    volunteers.NothingPlanned: lambda t, _: t.plain(
        N_(
            "There is nothing for your calendar yet. What you take goes there, if it has a fixed"
            " time: /tasks"
        )
    ),
}
