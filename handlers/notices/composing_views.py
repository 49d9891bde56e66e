"""What whoever writes a notice reads. Pure."""

from collections.abc import Sequence

from markupsafe import Markup

from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, View, cut, html, view
from handlers.notices import answers as given
from handlers.notices import words
from handlers.notices.answers import NOT_POSTED, PINNED, SILENT, Composing
from handlers.notices.progress import lasting

#: What stands beside Submit; on the wire.
ASKS, URGENT, POSTING, TIMED, ALSO = 1, 2, 3, 4, 5
_SHOWN = 60


def text_asked(answers: Composing, t: Translation) -> Markup:
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
    asked = N_("☑️ Asked to answer") if answers.asks else N_("⬜️ Ask to answer “I have read this”")
    urgent = N_("☑️ Emergency") if answers.urgent else N_("⬜️ Emergency")
    groups = {
        NOT_POSTED: N_("⬜️ In the groups too"),
        PINNED: N_("📌 In the groups, pinned"),
    }.get(answers.posting, N_("☑️ In the groups too"))
    timed = N_("☑️ At a time: now instead") if answers.send_at else N_("🕒 Send later")
    labels = [(ASKS, asked), (URGENT, urgent), (POSTING, groups), (TIMED, timed)]
    if answers.whom < SILENT:
        labels.append((ALSO, N_("➕ Another place")))
    return [(at, t.plain(label)) for at, label in labels]


def summary(answers: Composing) -> View:
    return _summary(answers)


@view
def _summary(t: Translation, answers: Composing) -> Screen:
    lines = [
        html("📢 <b>{title}</b>", title=cut(answers.text.strip().split("\n")[0], _SHOWN)),
        t(
            N_("To: {place}, {whom}: <b>{count} people</b>"),
            place=_places(answers, t),
            whom=whom(answers, t),
            count=answers.people,
        ),
        _how_long(t, answers),
    ]
    if answers.unreachable or answers.listed:
        lines.append(
            t(
                N_(
                    "Can't be reached here: {unreachable} of them, and {listed} who are only on"
                    " the roll. They go on the door list."
                ),
                unreachable=answers.unreachable,
                listed=answers.listed,
            )
        )
    lines += _groups(t, answers)
    lines += _times(t, answers)
    return Screen(text=Markup("\n").join(lines))


def _how_long(t: Translation, answers: Composing) -> Markup:
    messages = max(answers.people - answers.unreachable, 0)
    if len(answers.files) > 1:
        messages *= 2
    return t(N_("It takes about {time}."), time=lasting(t, messages))


def _groups(t: Translation, answers: Composing) -> list[Markup]:
    if answers.posting == NOT_POSTED:
        return []
    if not answers.groups:
        return [t(N_("⚠️ No group is bound to this place: it goes to nobody's group."))]
    lines = [t(N_("Groups: {count}"), count=answers.groups)]
    lines += [
        t(N_("⚠️ I may not pin in {group}: it will stand there unpinned."), group=each)
        for each in answers.unpinnable
    ]
    return lines


def _times(t: Translation, answers: Composing) -> list[Markup]:
    lines = []
    if answers.send_at is not None:
        lines.append(t(N_("Goes out at {at}."), at=t.moment(answers.send_at)))
    if answers.urgent and answers.ends_at is not None:
        lines.append(
            t(
                N_("🚨 Emergency until {at}: it comes in quiet hours too."),
                at=t.moment(answers.ends_at),
            )
        )
    if answers.asks:
        lines.append(t(N_("Whoever has not answered is asked once more after 48 hours.")))
    return lines


def whom(answers: Composing, t: Translation) -> str:
    if answers.follows:
        kind, _, number = answers.follows.partition(" ")
        followed = {
            "ticket": N_("followers of ticket #{number}"),
            "meeting": N_("those coming to meeting #{number}"),
        }[kind]
        return t.plain(followed, number=number)
    if answers.whom >= SILENT:
        return t.plain(N_("who has not answered #{number}"), number=answers.whom - SILENT)
    return t.plain(words.WHOM[answers.whom - 1][0])


def _places(answers: Composing, t: Translation) -> str:
    return t.plain(N_(", ")).join(given.place_names(answers))
