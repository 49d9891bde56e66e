"""Why a notice does not go out."""

from domain.notices.kinds import LONGEST
from domain.refusals import Refusal


class NoticeUnknown(Refusal):
    """There is none of that number, or it is not for this reader: nobody learns which."""


class NobodyToTell(Refusal):
    """Nobody lives there, or nobody of those meant."""

    passing = True


class NoticeTooLong(Refusal):
    """More characters than fit."""

    passing = True

    def __init__(self, length: int, most: int = LONGEST) -> None:
        super().__init__(length, most)
        self.length, self.most = length, most


class NoticeEmpty(Refusal):
    """No words and no file."""

    passing = True


class MomentPast(Refusal):
    """It was to be sent, or was to end, before this moment."""

    passing = True


class EndMissing(Refusal):
    """An emergency says until when."""

    passing = True


class NoticeNotUnderWay(Refusal):
    """It was sent, or cancelled, before."""


class RemindedLately(Refusal):
    """The silent were asked once more a short while ago."""

    passing = True


class HeadsCalledLately(Refusal):
    """Building heads were asked to go there a short while ago."""

    passing = True


class TooManyFiles(Refusal):
    """More than one album holds."""

    passing = True

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most
