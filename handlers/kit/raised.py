"""Refusals that come up between the features and Telegram."""

from domain.refusals import Refusal


class ButtonRetired(Refusal):
    """A button of an older release, or one that nobody ever sent."""


class NoUseForFile(Refusal):
    """A file came, and nothing was asked that it could answer."""


class NotYourContact(Refusal):
    """Somebody else's number, or one that anybody could have typed."""


class FileTooLarge(Refusal):
    """Telegram hands out no file so large."""


class FileGone(Refusal):
    """Telegram knows this file no more."""


class TooFast(Refusal):
    """Somebody sends faster than anybody can read the answers."""


class TooMuchWork(Refusal):
    """What was asked for takes more time or memory than there is."""
