"""The 25th: items are proposed and seconded, talked about, voted on, resolved, written down."""

from handlers.kit.routing import Routes
from handlers.meetings import (
    adding,
    admitting,
    attending,
    chairing,
    clock,
    inviting,
    listing,
    minutes,
    moving,
    panels,
    proposing,
    remarking,
    resolving,
)


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    listing.register(routes)
    proposing.register(routes)
    adding.register(routes)
    attending.register(routes)
    admitting.register(routes)
    inviting.register(routes)
    panels.register(routes)
    chairing.register(routes)
    remarking.register(routes)
    resolving.register(routes)
    moving.register(routes)
    minutes.register(routes)
    clock.register(routes)
