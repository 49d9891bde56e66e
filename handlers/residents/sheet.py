"""The words on an invitation slip."""

from domain.settings import Neighbourhood
from handlers.kit.i18n import N_, Translation
from handlers.residents import invited, words
from services.inviting import Batch, Made
from services.sheets import Sheet, Slip


def sheet(t: Translation, here: Neighbourhood, batch: Batch, username: str) -> Sheet:
    """`t`: the neighbourhood's language. A slip is read by whoever opens the letterbox."""
    return Sheet(
        heading=t.plain(N_("{name} · invitation to register"), name=here.name),
        slips=[
            Slip(
                home=words.address(t, each.home),
                name=t.plain(N_("For: {who}"), who=words.who(t, each.name, each.relation)),
                link=link(username, each),
            )
            for each in batch.made
        ],
        steps=(
            t.plain(N_("① Scan this code")),
            t.plain(N_("② Press “Start”")),
            t.plain(N_("③ Press “Agree and join”")),
        ),
        link=t.plain(N_("No scanner? Type this into Telegram:")),
        until=t.plain(
            N_("Works once, until {day}. It is meant for this person alone."),
            day=words.last_day(t, batch.expires_at),
        ),
        ask=_whom_to_ask(t, here.emergency.property_office),
    )


def _whom_to_ask(t: Translation, office: str) -> str:
    if not office:
        return t.plain(N_("Questions? Your building head."))
    return t.plain(N_("Questions? Your building head, or the office: {office}"), office=office)


def link(username: str, made: Made) -> str:
    return f"https://t.me/{username}?start={invited.PREFIX}{made.token}"
