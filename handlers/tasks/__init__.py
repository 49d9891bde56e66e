"""Tasks for volunteers: offered, grabbed, done with proof, thanked for."""

from handlers.kit.routing import Routes


def register(routes: Routes) -> None:
    """Everything this feature adds."""
