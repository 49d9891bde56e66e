"""The whole form of P9: ten thousand rosters."""

from hypothesis import HealthCheck, given, settings
from rosters import counts_as_the_article, votes

from domain.areas import AreaId
from domain.assembly import Choice, Matter, Roll


@settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(votes())
def test_it_counts_as_the_article_read_word_for_word(
    vote: tuple[Roll, dict[AreaId, Choice], Matter],
) -> None:
    counts_as_the_article(*vote)
