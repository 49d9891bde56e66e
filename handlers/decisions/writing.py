"""What is kept in writing is kept word for word: too little or too much is said at once."""

from domain.decisions import LONGEST, NotInWriting, in_writing
from handlers.kit.i18n import N_
from handlers.kit.questions import NotAnAnswer

#: The number stands in the words, which are the same in every form.
assert LONGEST == 800, "say so below"
_WHOLE = N_(
    "Please write it in full, and in no more than 800 characters: it is kept word for word."
)


def written(text: str) -> str:
    """Raises `NotAnAnswer`."""
    try:
        return in_writing(text)
    except NotInWriting:
        raise NotAnAnswer(_WHOLE) from None
