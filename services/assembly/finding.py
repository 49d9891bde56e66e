"""What a button names: old and forged ones name what is not there."""

from domain.areas import Area, AreaId
from domain.papers import Paper, PaperId, PaperUnknown
from domain.permissions import Action, NotEntitled
from domain.proxies import Proxy, ProxyId, ProxyUnknown
from domain.votes import Vote, VoteId, VoteUnknown
from storage.failures import NotFound
from storage.unit import Unit


async def vote(unit: Unit, vote_id: VoteId, *, hold: bool = False, share: bool = False) -> Vote:
    """See `Votes`. Raises `VoteUnknown`."""
    find = unit.votes.hold if hold else unit.votes.share if share else unit.votes.get
    try:
        return await find(vote_id)
    except NotFound:
        raise VoteUnknown from None


async def area(unit: Unit, area_id: AreaId, action: Action) -> Area:
    """Raises `NotEntitled`: what is not there is nobody's to look after."""
    try:
        return await unit.areas.get(area_id)
    except NotFound:
        raise NotEntitled(action) from None


async def paper(unit: Unit, paper_id: PaperId) -> Paper:
    """Raises `PaperUnknown`."""
    try:
        return await unit.papers.get(paper_id)
    except NotFound:
        raise PaperUnknown from None


async def proxy(unit: Unit, proxy_id: ProxyId) -> Proxy:
    """Raises `ProxyUnknown`."""
    try:
        return await unit.proxies.get(proxy_id)
    except NotFound:
        raise ProxyUnknown from None
