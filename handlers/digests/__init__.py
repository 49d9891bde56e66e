"""Overviews: of the week and of the month for groups, and of what waits for somebody."""

from handlers.digests import board, waiting, weekly
from handlers.kit.routing import Routes


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    board.register(routes)
    waiting.register(routes)
    weekly.register(routes)
