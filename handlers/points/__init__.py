"""Points for help given: the ledger as its owner reads it, vouchers, and shops."""

from handlers.kit.routing import Routes


def register(routes: Routes) -> None:
    """Everything this feature adds."""
