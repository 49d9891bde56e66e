"""What whoever writes a notice reads. Pure."""

import re
from collections.abc import Sequence

from markupsafe import Markup

from domain.files import File
from domain.notices.draft import longest
from domain.people import Role
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, View, cut, html, view
from handlers.notices import answers as given
from handlers.notices import words
from handlers.notices.answers import NOT_POSTED, PINNED, Composing
from handlers.notices.lengths import Length
from handlers.notices.progress import lasting, soon

#: What stands beside Submit; on the wire.
ASKS, URGENT, POSTING, TIMED, ALSO = 1, 2, 3, 4, 5
_SHOWN = 60
#: Characters of the names of groups.
_NAMED = 200
#: Hours.
_TWO_DAYS = 48
#: Words that mean another day tomorrow.
_FLEETING = re.compile(
    r"[今明昨]天|大?后天|[今明]晚|[今明]早|\b(?:today|tonight|tomorrow)\b", re.IGNORECASE
)


def text_asked(answers: Composing, t: Translation) -> Markup:
    if answers.length.count:
        return too_long(t, answers.length, answers.files)
    if answers.files:
        return t(
            N_("{count} files. Further ones are welcome; then please send the words."),
            count=len(answers.files),
        )
    return t(
        N_(
            "What shall neighbours read? Send the words as they shall look, or a photo, an album"
            " or a file; or tap one of these."
        )
    )


def too_long(t: Translation, length: Length, files: Sequence[File]) -> Markup:
    return t(
        N_(
            "That has {length} characters; {most} fit. Please shorten it, or send the long"
            " text as a file. Nothing was taken over."
        ),
        length=length.count,
        most=longest(files),
    )


def number_asked(answers: Composing, t: Translation) -> Markup:
    return t(
        N_(
            "⚠️ <b>{count} people</b> will be told ({place}, {whom}). To be sure, please type that"
            " number."
        ),
        count=answers.people,
        place=_places(answers, t),
        whom=whom(answers, t),
    )


def switches(answers: Composing, t: Translation) -> Sequence[tuple[int, str]]:
    """What a tap changes to the opposite, as it is."""
    asked = N_("☑️ Asked to answer") if answers.asks else N_("⬜️ Ask for an answer")
    if answers.asks and answers.again < _TWO_DAYS:
        asked = N_("☑️ Answer in 24 hours")
    urgent = N_("☑️ Emergency") if answers.urgent else N_("⬜️ Emergency")
    groups = {
        NOT_POSTED: N_("⬜️ In the groups too"),
        PINNED: N_("📌 In the groups, pinned"),
    }.get(answers.posting, N_("☑️ In the groups too"))
    timed = N_("☑️ At a time: now instead") if answers.send_at else N_("🕒 Send later")
    labels = [(ASKS, asked), (URGENT, urgent), (TIMED, timed)]
    if answers.by_area:
        labels.insert(2, (POSTING, groups))
        labels.append((ALSO, N_("➕ Another place")))
    return [(at, t.plain(label)) for at, label in labels]


def summary(answers: Composing) -> View:
    return _summary(answers)


@view
def _summary(t: Translation, answers: Composing) -> Screen:
    lines = [
        html("📢 <b>{title}</b>", title=cut(answers.text.strip().split("\n")[0], _SHOWN)),
        t(N_("⬆️ Above is what people will read. Nobody has been sent it yet.")),
        t(
            N_("To: {place}, {whom}: <b>{count} people</b>"),
            place=_places(answers, t),
            whom=whom(answers, t),
            count=answers.people,
        ),
        _how_long(t, answers),
        *_beyond_reach(t, answers),
        *_groups(t, answers),
        *_times(t, answers),
    ]
    return Screen(text=Markup("\n").join(lines))


def _how_long(t: Translation, answers: Composing) -> Markup:
    messages = max(answers.people - answers.unreachable, 0)
    if len(answers.files) > 1:
        messages *= 2
    if soon(messages):
        return t(N_("It takes a few seconds."))
    return t(N_("It takes about {time}."), time=lasting(t, messages))


def _beyond_reach(t: Translation, answers: Composing) -> list[Markup]:
    lines = []
    if answers.unreachable:
        lines.append(
            t(
                N_(
                    "🚪 {count} of them have not opened the chat, or block it: they go on the"
                    " door list."
                ),
                count=answers.unreachable,
            )
        )
    if answers.listed:
        lines.append(
            t(
                N_("🚪 {count} more are only on the roll: they go on the door list."),
                count=answers.listed,
            )
        )
    return lines


def _groups(t: Translation, answers: Composing) -> list[Markup]:
    if answers.posting == NOT_POSTED or not answers.by_area:
        return []
    if not answers.posted_in:
        return [t(N_("⚠️ No group is bound to this place: it goes to nobody's group."))]
    named = t.plain(N_(", ")).join(each or t.plain(N_("a group")) for each in answers.posted_in)
    lines = [t(N_("In groups: {groups}"), groups=cut(named, _NAMED))]
    if answers.audience.roles == {Role.OWNER}:
        lines.append(t(N_("⚠️ Tenants and families in the group will read it too.")))
    lines += [
        t(N_("⚠️ I may not pin in {group}: it will stand there unpinned."), group=each)
        for each in answers.unpinnable
    ]
    return lines


def _times(t: Translation, answers: Composing) -> list[Markup]:
    lines = []
    if answers.send_at is not None:
        lines.append(t(N_("Goes out at {at}."), at=t.moment(answers.send_at)))
    if answers.held_until is not None:
        lines.append(
            t(
                N_(
                    "🌙 Those are quiet hours: it comes after {at}. What must come at once is an"
                    " emergency."
                ),
                at=t.moment(answers.held_until),
            )
        )
    if answers.urgent and answers.ends_at is not None:
        lines.append(
            t(
                N_("🚨 Emergency until {at}: it comes in quiet hours too."),
                at=t.moment(answers.ends_at),
            )
        )
    if answers.reminds:
        asked = N_("Whoever has not answered is asked once more after {hours} hours.")
        lines.append(t(asked, hours=answers.again))
    if found := _FLEETING.search(answers.text):
        lines.append(
            t(
                N_("⚠️ It says “{word}”: read a day later that is wrong. A date is better."),
                word=found[0],
            )
        )
    return lines


def whom(answers: Composing, t: Translation) -> str:
    return words.audience(t, answers.audience)


def _places(answers: Composing, t: Translation) -> str:
    return t.plain(N_(", ")).join(given.place_names(answers))
