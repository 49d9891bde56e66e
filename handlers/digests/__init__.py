"""Overviews: of the week and of the month for groups, and of what waits for somebody."""

from handlers.digests import weekly
from handlers.kit.routing import Routes


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    weekly.register(routes)
