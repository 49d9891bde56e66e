"""The minutes in words, from what was recorded. Pure."""

from domain.meetings import ItemStage
from domain.privacy import masked_text
from handlers.kit.i18n import N_, Translation
from handlers.meetings import words
from services.meetings.holding import Discussed
from services.meetings.minutes import Minutes, Record


def text(t: Translation, record: Record, whole: str) -> str:
    """As they are drafted: plain, line by line."""
    meeting, coming = record.picture.meeting, record.picture.coming
    lines = [
        t.plain(N_("{name}: minutes"), name=words.name(t, meeting, record.picture.lineage, whole)),
        t.plain(N_("When: {when}"), when=words.when(t, meeting.starts_at)),
        *([t.plain(N_("Where: {place}"), place=meeting.place)] if meeting.place else []),
        *([t.plain(N_("Chair: {name}"), name="、".join(record.chairs))] if record.chairs else []),
        t.plain(
            N_("Present: {people} people of {households} households; {online} of them online"),
            people=coming.arrived,
            households=coming.households,
            online=coming.joined,
        ),
    ]
    if meeting.abandoned:
        lines.append(
            t.plain(
                N_("Nobody closed the meeting; it ended by itself. A vote counts as it stood.")
            )
        )
    if record.picture.promised:
        lines += ["", t.plain(N_("What was resolved before"))]
        lines += [
            f"· {words.promised(t, each, record.picture.at)}" for each in record.picture.promised
        ]
    for number, told in enumerate(record.discussed, 1):
        lines += ["", *_item(t, number, told)]
    return "\n".join(lines)


def _item(t: Translation, number: int, told: Discussed) -> list[str]:
    item = told.item
    lines = [f"{number}. {item.title}"]
    if item.by is not None:
        lines.append(t.plain(N_("Proposed by {name}"), name=item.by.name))
    said = N_("{name}: {text}")
    lines += [f"  · {t.plain(said, name=each.name, text=each.text)}" for each in told.remarks]
    if item.passed is not None:
        lines.append(t.plain(N_("Vote: {verdict}"), verdict=words.verdict(t, item)))
    if told.resolution is not None:
        resolution = words.resolution(t, told.resolution)
        lines.append(t.plain(N_("Resolution: {resolution}"), resolution=resolution))
    elif item.passed:
        lines.append(t.plain(N_("What follows from it was not written down.")))
    elif item.stage is ItemStage.LISTED:
        lines.append(t.plain(N_("There was no time for it.")))
    return lines


def whole(t: Translation, minutes: Minutes) -> str:
    """With all amendments, each as it was made."""
    lines = [minutes.text]
    if minutes.amendments:
        lines += ["", t.plain(N_("Corrections by those who came"))]
        said = N_("{name}: {text}")
        lines += [
            f"· {t.plain(said, name=each.name or '?', text=each.text)}"
            for each in minutes.amendments
        ]
    if minutes.approved:
        said = N_("{approved} of {count} who came said that they are right.")
        lines += ["", t.plain(said, approved=minutes.approved, count=len(minutes.present))]
    return "\n".join(lines)


def public(t: Translation, minutes: Minutes, names: frozenset[str]) -> str:
    """As a group may read them: no resident's name in full, no door, no telephone."""
    said = whole(t, minutes)
    for each in sorted(names, key=len, reverse=True):
        said = masked_text(said, each)
    return masked_text(said)
