"""The 25th: items are proposed and seconded, talked about, voted on, resolved, written down."""

from handlers.kit.routing import Routes
from handlers.meetings import (
    admitting,
    attending,
    chairing,
    clock,
    listing,
    minutes,
    moving,
    proposing,
    resolving,
)


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    listing.register(routes)
    proposing.register(routes)
    attending.register(routes)
    admitting.register(routes)
    chairing.register(routes)
    resolving.register(routes)
    moving.register(routes)
    minutes.register(routes)
    clock.register(routes)
