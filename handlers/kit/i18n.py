"""Words in the reader's language, with every value from outside escaped on the way in."""

from datetime import date, datetime
from functools import cache
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from markupsafe import Markup

from locales import LANGUAGES, catalogue


def N_(msgid: str) -> str:  # noqa: N802 - gettext's name for "translated where it is shown"
    """Mark for translation words that are shown later."""
    return msgid


class Translation:
    """`t("Ticket {number}", number=5)`: the words as HTML, the values escaped."""

    def __init__(self, language: str, words: NullTranslations, zone: ZoneInfo) -> None:
        self.language = language
        self._words, self._zone = words, zone

    def __call__(self, msgid: str, /, **values: object) -> Markup:
        return Markup(self._words.gettext(msgid)).format(**values)  # noqa: S704 - our own words

    def plain(self, msgid: str, /, **values: object) -> str:
        """As text, for labels and toasts, where Telegram reads no HTML."""
        return self._words.gettext(msgid).format(**values)

    def moment(self, at: datetime) -> str:
        """A local date and time, as written on a notice."""
        local = at.astimezone(self._zone)
        return self.plain(
            N_("{month}/{day} {time}"), month=local.month, day=local.day, time=f"{local:%H:%M}"
        )

    def written(self, at: datetime) -> str:
        """A local date and time with its year, for what is kept for years."""
        return f"{self.local(at):%Y-%m-%d %H:%M}"

    def in_full(self, at: datetime) -> str:
        """A local date and time with its year, inside a sentence."""
        local = self.local(at)
        return f"{self.date(local.date(), year=True)} {local:%H:%M}"

    def date(self, day: date, *, year: bool = False) -> str:
        """A day of the calendar, inside a sentence."""
        words = N_("{year}/{month}/{day}") if year else N_("{month}/{day}")
        return self.plain(words, year=day.year, month=day.month, day=day.day)

    def local(self, at: datetime) -> datetime:
        return at.astimezone(self._zone)

    def day(self, at: datetime) -> str:
        """A local date, for what counts in days."""
        local = at.astimezone(self._zone)
        return self.plain(N_("{month}/{day}"), month=local.month, day=local.day)


class Languages:
    """The translations there are, made once."""

    def __init__(self, default: str, zone: ZoneInfo) -> None:
        self._default, self._zone = default, zone
        self._made = {language: self._make(language) for language in LANGUAGES}

    def _make(self, language: str) -> Translation:
        return Translation(language, _catalogue(language), self._zone)

    @property
    def default(self) -> Translation:
        """The neighbourhood's: what groups read."""
        return self._made[self._default]

    def of(self, language: str | None) -> Translation:
        """None, or a language there is no catalogue for: the neighbourhood's."""
        return self._made.get(language or self._default, self.default)

    def all(self) -> list[Translation]:
        return list(self._made.values())


@cache
def _catalogue(language: str) -> NullTranslations:
    return catalogue(language)
