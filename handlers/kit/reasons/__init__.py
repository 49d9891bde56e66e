"""Why not, in words: for every refusal one sentence, and where it helps, the way on."""

from handlers.kit.reasons import areas, general, tickets
from handlers.kit.reasons.wording import Words

#: Every refusal there is. A test misses none.
WORDS: Words = {**general.WORDS, **areas.WORDS, **tickets.WORDS}
