"""Why not, in words: for every refusal one sentence, and where it helps, the way on."""

from handlers.kit.reasons import (
    answers,
    areas,
    assembly,
    calling,
    decisions,
    general,
    groups,
    incidents,
    meetings,
    notices,
    points,
    privacy,
    residents,
    roles,
    roll,
    ruling,
    tasks,
    tickets,
    volunteers,
    votes,
)
from handlers.kit.reasons.wording import Ways, Words

#: Every refusal there is. A test misses none.
WORDS: Words = {
    **general.WORDS,
    **answers.WORDS,
    **areas.WORDS,
    **assembly.WORDS,
    **calling.WORDS,
    **decisions.WORDS,
    **groups.WORDS,
    **incidents.WORDS,
    **meetings.WORDS,
    **notices.WORDS,
    **points.WORDS,
    **privacy.WORDS,
    **residents.WORDS,
    **roles.WORDS,
    **roll.WORDS,
    **ruling.WORDS,
    **tasks.WORDS,
    **tickets.WORDS,
    **volunteers.WORDS,
    **votes.WORDS,
}
#: Where one tap leads on.
WAYS: Ways = {**meetings.WAYS, **residents.WAYS, **tasks.WAYS, **volunteers.WAYS}
