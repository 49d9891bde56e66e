"""Notices: written, sent to many, answered, and provably so."""

from handlers.kit.routing import Routes
from handlers.notices import (
    answering,
    archive,
    chapter,
    composing,
    exporting,
    knocking,
    managing,
    posting,
    sending,
)


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    archive.register(routes)
    composing.register(routes)
    answering.register(routes)
    managing.register(routes)
    knocking.register(routes)
    exporting.register(routes)
    posting.register(routes)
    sending.register(routes)
    routes.chapters.append(chapter.chapter)
