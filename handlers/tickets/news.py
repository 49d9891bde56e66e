"""What residents hear of what became of their ticket: kind, short, with day and hour. Pure."""

from domain.files import File
from domain.tickets import Ticket
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, cut, view
from handlers.tickets import buttons, views, words


@view
def extended(t: Translation, ticket: Ticket, why: str) -> Screen:
    assert ticket.promise is not None, "only a promise can be put off"
    return Screen(
        text=t(
            N_(
                "Your ticket #{number} takes longer: “{why}”\n"
                "The new time is {by}. Sorry for that!"
            ),
            number=ticket.id,
            why=cut(why, views.MOST_TEXT),
            by=words.due(t, ticket.promise.finish_by),
        )
    )


@view
def paused(t: Translation, ticket: Ticket) -> Screen:
    assert ticket.pause is not None, "said when it is held up"
    return Screen(
        text=t(
            N_(
                "The work on your ticket #{number} is held up: {why}.\n"
                "Meanwhile its clock stands still; you will hear when it goes on."
            ),
            number=ticket.id,
            why=t.plain(words.WAITING[ticket.pause.why]),
        )
    )


@view
def resumed(t: Translation, ticket: Ticket) -> Screen:
    if ticket.promise is None:
        return Screen(text=t(N_("The work on your ticket #{number} goes on."), number=ticket.id))
    return Screen(
        text=t(
            N_("The work on your ticket #{number} goes on. The new time is {by}."),
            number=ticket.id,
            by=words.due(t, ticket.promise.finish_by),
        )
    )


@view
def rejected(t: Translation, ticket: Ticket, why: str, office: str) -> Screen:
    """Why not, and what else they can do."""
    called = N_("call the property office ({office}) or the citizens' hotline 12345")
    or_else = called if office else N_("call the citizens' hotline 12345")
    return Screen(
        text=t(
            N_(
                "Sorry, your ticket #{number} cannot be taken on: “{why}”\n\n"
                "You can reply here if something was misunderstood, or {or_else}."
            ),
            number=ticket.id,
            why=cut(why, views.MOST_TEXT),
            or_else=t.plain(or_else, office=office),
        ),
        keys=((buttons.REPLY(t, ticket.id),),),
    )


@view
def merged(t: Translation, ticket: Ticket, into: Ticket) -> Screen:
    """`into`: it goes on for both."""
    return Screen(
        text=t(
            N_(
                "Your ticket #{number} is about the same trouble as #{into}."
                " #{into} goes on for both, and you will hear how it ends."
            ),
            number=ticket.id,
            into=into.id,
        ),
        keys=((buttons.OPEN.labelled(views.line(t, into), into.id),),),
    )


@view
def unmerged(t: Translation, ticket: Ticket) -> Screen:
    return Screen(
        text=t(
            N_("Your ticket #{number} is another trouble after all, and goes on by itself."),
            number=ticket.id,
        )
    )


@view
def goes_on_alone(t: Translation, ticket: Ticket, into: int) -> Screen:
    return Screen(
        text=t(
            N_(
                "#{into} was withdrawn."
                " Your ticket #{number} is on the desk and goes on by itself."
            ),
            number=ticket.id,
            into=into,
        )
    )


@view
def followed_is_done(t: Translation, ticket: Ticket) -> Screen:
    """For neighbours who have the same trouble."""
    return Screen(
        text=t(
            N_(
                "Ticket #{number} ({category}), which you joined, is reported as done."
                " If the trouble is still there, just write to me."
            ),
            number=ticket.id,
            category=t.plain(words.CATEGORIES[ticket.category]),
        )
    )


@view
def followed_is_rejected(t: Translation, ticket: Ticket, why: str) -> Screen:
    return Screen(
        text=t(
            N_("Ticket #{number} ({category}), which you joined, cannot be taken on: “{why}”"),
            number=ticket.id,
            category=t.plain(words.CATEGORIES[ticket.category]),
            why=cut(why, views.MOST_TEXT),
        )
    )


@view
def followed_is_withdrawn(t: Translation, ticket: Ticket) -> Screen:
    """Nobody goes on with it: whoever has the same trouble has to know."""
    return Screen(
        text=t(
            N_(
                "Ticket #{number} ({category}), which you joined, was withdrawn by its reporter."
                " If the trouble is still there, just write to me."
            ),
            number=ticket.id,
            category=t.plain(words.CATEGORIES[ticket.category]),
        )
    )


@view
def answered(
    t: Translation, ticket: Ticket, name: str, text: str, files: tuple[File, ...]
) -> Screen:
    """Staff's words, for the reporter."""
    return Screen(
        text=t(
            N_("💬 {name} about your ticket #{number} ({category}):\n“{text}”"),
            name=name,
            number=ticket.id,
            category=t.plain(words.CATEGORIES[ticket.category]),
            text=cut(text, views.MOST_TEXT) or "📎",
        ),
        files=files,
        keys=((buttons.REPLY(t, ticket.id),),),
    )
