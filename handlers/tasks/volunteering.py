"""What concerns a volunteer themself: joining, how they serve, what they have and did."""

from handlers.kit.routing import Routes
from handlers.tasks import calendar, joining, mine, parting, profile


def register(routes: Routes) -> None:
    joining.register(routes)
    profile.register(routes)
    mine.register(routes)
    calendar.register(routes)
    parting.register(routes)
