"""Decisions: proposed by an office, reviewed, voted on, published, done: in public all the way."""

from handlers.decisions import (
    calling,
    chapter,
    clock,
    listing,
    objecting,
    proposing,
    resolving,
    speaking,
)
from handlers.kit.routing import Routes


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    listing.register(routes)
    proposing.register(routes)
    speaking.register(routes)
    calling.register(routes)
    objecting.register(routes)
    resolving.register(routes)
    clock.register(routes)
    routes.chapters.append(chapter.chapter)
