"""Tasks for volunteers: offered, grabbed, done with proof, thanked for."""

from handlers.kit.routing import Routes
from handlers.tasks import (
    calling_off,
    coordinating,
    doing,
    entering,
    grabbing,
    listing,
    making,
    offering,
    risks,
    rotas,
    volunteering,
)


def register(routes: Routes) -> None:
    """Everything this feature adds."""
    listing.register(routes)
    grabbing.register(routes)
    offering.register(routes)
    doing.register(routes)
    volunteering.register(routes)
    making.register(routes)
    coordinating.register(routes)
    calling_off.register(routes)
    entering.register(routes)
    risks.register(routes)
    rotas.register(routes)
