"""The path from the invitation sheet: the link opens the consent, one tap joins."""

from dataclasses import dataclass

from domain.areas import Area
from domain.people import Relation
from domain.residents import InvitationId, InvitationWorthless, TooManyGuesses
from handlers.kit import forms, refusals
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.questions import Form
from handlers.kit.screens import Screen, View, html, view
from handlers.residents import words
from handlers.residents.arriving import Arrivals
from services import invitations
from services.invitations import Opened, TurnedAway
from storage.outbox import Priority

#: What the token stands behind in a link; it is printed on paper.
PREFIX = "i"


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepting:
    """An invitation that was opened with its token: only whoever did so holds this draft."""

    invitation: int
    #: None: the roll does not name them.
    name: str | None
    home: tuple[Area, ...]
    relation: Relation


class Invited:
    def __init__(self, arrivals: Arrivals) -> None:
        self._arrivals = arrivals
        self.form = Form(
            name="invitation",
            answers=Accepting,
            questions=(),
            submit=self._accept,
            same=lambda open_, new: open_.invitation == new.invitation,
            summary=_consent,
            yes=N_("✅ Agree and join"),
            no=N_("❌ That is not me"),
            left=N_(
                "All right, nothing was kept. If the sheet is not for you,"
                " please hand it to your building head."
            ),
        )

    async def follow(self, context: Context, token: str) -> None:
        found = await invitations.open_(context.unit, token, by=context.actor)
        if isinstance(found, TurnedAway):
            if found.told:
                # Behind everybody else's: a thousand who guess delay nobody.
                answer = _turned_away(found)(context.t)
                await context.speaker.send(context.chat.id, answer, priority=Priority.REMINDER)
            return
        await forms.begin(context, self.form, _accepting(found))

    async def _accept(self, context: Context, answers: Accepting) -> None:
        invitation_id = InvitationId(answers.invitation)
        moved = await invitations.accept(context.unit, invitation_id, by=context.actor)
        await self._arrivals.welcome(context, [moved])


def _accepting(opened: Opened) -> Accepting:
    return Accepting(
        invitation=opened.id, name=opened.name, home=tuple(opened.home), relation=opened.relation
    )


def _consent(answers: Accepting) -> View:
    return consent(((answers.name, answers.home, answers.relation),))


@view
def consent(
    t: Translation, offered: tuple[tuple[str | None, tuple[Area, ...], Relation], ...]
) -> Screen:
    """What somebody would be known as, and what they agree to by that."""
    lines = [
        html(
            "🏠 <b>{home}</b> · {who}",
            home=words.address(t, home),
            who=words.who(t, name, relation),
        )
        for name, home, relation in offered
    ]
    return Screen(
        text=html(
            "{intro}\n{lines}\n\n{consent}",
            intro=t(N_("Is this you?")),
            lines=html("\n").join(lines),
            consent=t(words.CONSENT),
        )
    )


@view
def _turned_away(t: Translation, found: TurnedAway) -> Screen:
    """The last wrong one of an hour says so too: after that nothing is looked up."""
    reasons = [InvitationWorthless(), *([TooManyGuesses()] if found.wait else [])]
    said = [html("{why}", why=refusals.words(t, each)) for each in reasons]
    return Screen(text=html("\n").join(said))
