"""Tasks for volunteers: offered, grabbed, done with proof, thanked for."""

from handlers.kit.routing import Routes
from handlers.tasks import doing, grabbing, listing, offering


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    listing.register(routes)
    grabbing.register(routes)
    offering.register(routes)
    doing.register(routes)
