"""Votes: called, listed, cast, closed, published."""

from handlers.kit.routing import Routes
from handlers.votes import (
    assembly,
    calling,
    casting,
    chapter,
    clock,
    listing,
    phrases,
    picturing,
    receipts,
    reminding,
    results,
    secret,
    staff,
)


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    listing.register(routes)
    casting.register(routes)
    secret.register(routes)
    phrases.register(routes)
    receipts.register(routes)
    reminding.register(routes)
    picturing.register(routes)
    staff.register(routes)
    calling.register(routes)
    clock.register(routes)
    results.register(routes)
    assembly.register(routes)
    routes.chapters.append(chapter.chapter)
