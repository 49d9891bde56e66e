"""Why not, in words: for every refusal one sentence, and where it helps, the way on."""

from handlers.kit.reasons import areas, general, groups, privacy, residents, roles, roll, tickets
from handlers.kit.reasons.wording import Ways, Words

#: Every refusal there is. A test misses none.
WORDS: Words = {
    **general.WORDS,
    **areas.WORDS,
    **groups.WORDS,
    **privacy.WORDS,
    **residents.WORDS,
    **roles.WORDS,
    **roll.WORDS,
    **tickets.WORDS,
}
#: Where one tap leads on.
WAYS: Ways = residents.WAYS
