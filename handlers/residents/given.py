"""An invitation in the hands of whoever made it, to be passed on."""

from domain.files import FileKind, Upload
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, view
from handlers.residents import invited, words
from services.inviting import Made
from services.sheets import qr_png


async def give(context: Context, made: Made) -> None:
    """In place of the question that led here, and a message of its own to be forwarded."""
    await context.redraw(_ready())
    link = context.private_link(invited.PREFIX + made.token)
    await context.privately(_invitation(made, link))


@view
def _ready(t: Translation) -> Screen:
    return Screen(text=t(N_("✉️ The invitation is ready:")))


@view
def _invitation(t: Translation, made: Made, link: str) -> Screen:
    text = t(
        N_(
            "✉️ Invitation for {home} · {who}\n{link}\n\n"
            "Please pass this message on to that person only, or let them scan the code."
            " It works once, until {day}."
        ),
        home=words.address(t, made.home),
        who=words.who(t, made.name, made.relation),
        link=link,
        day=words.last_day(t, made.expires_at),
    )
    code = Upload(name="invitation.png", content=qr_png(link), kind=FileKind.PHOTO)
    return Screen(text=text, uploads=(code,))
