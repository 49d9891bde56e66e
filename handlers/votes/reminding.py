"""Half of the time over, a day left: whoever has not voted is told, and nobody else."""

from domain.reminders.votes import HALFWAY, LAST_DAY
from domain.votes import Vote
from handlers.kit import reminding as kit
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.screens import Screen, view
from handlers.kit.speaking import Speaker
from handlers.votes import ballot_buttons as buttons
from services.votes import reminding
from storage.vote_told import Telling

_SAID = {
    Telling.HALFWAY: N_("🗳 You have not voted yet: <b>{title}</b>. Voting is open until {at}."),
    Telling.LAST_DAY: N_("⏰ Not much time is left to vote: <b>{title}</b>. It ends {at}."),
}
_ROWS = {Telling.HALFWAY: HALFWAY, Telling.LAST_DAY: LAST_DAY}


async def remind(speaker: Speaker) -> None:
    """At night it waits, unnoted: by the morning they may have voted, or the vote be over."""
    if kit.night(speaker):
        return
    for each in await reminding.to_remind(speaker.unit):
        said = _reminder(each.vote, each.telling)
        for person in each.people:
            await kit.remind(speaker, person, said, _ROWS[each.telling], until=each.until)


@view
def _reminder(t: Translation, vote: Vote, telling: Telling) -> Screen:
    text = t(_SAID[telling], title=vote.title, at=t.moment(vote.closes_at))
    return Screen(text=text, keys=((buttons.BALLOT(t, vote.id),),))


def register(routes: Routes) -> None:
    routes.jobs["votes-remind"] = remind
