"""What is shown before anything is filed. Pure."""

from dataclasses import replace
from datetime import datetime

from markupsafe import Markup

from domain.privacy import masked_place
from domain.tickets import Category, Danger, Kind, Stage
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, cut, html, view
from handlers.tickets import words
from handlers.tickets.answers import Alike, Answers, Outage


@view
def summary(t: Translation, answers: Answers) -> Screen:
    lines = [t(N_("<b>Shall I file this?</b>")), *_what(t, answers)]
    if answers.text:
        lines.append(html("{text}", text=cut(answers.text, 1200)))
    if answers.files:
        lines.append(t(N_("📎 {count} attached"), count=len(answers.files)))
    if answers.left_out:
        full = N_("⚠️ {count} more found no room: ten are the most one ticket can hold.")
        lines.append(t(full, count=answers.left_out))
    if answers.alike:
        lines += [Markup(), t(N_("<b>Is it one of these? Then join it:</b>"))]
        lines += [_like(t, one) for one in answers.alike]
    return Screen(text=Markup("\n").join(lines))


def _what(t: Translation, answers: Answers) -> list[Markup]:
    where = words.place(t, answers.place)
    if answers.area is not None:
        where = t.plain(N_("{outer}, {inner}"), outer=answers.area.name, inner=where)
    kind, category = answers.kind, answers.category or Category.OTHER
    what = t.plain(words.CATEGORIES[category])
    lines = [
        html("{kind} · {what}", kind=t.plain(words.KINDS[kind]), what=what),
        html("📍 {place}", place=where),
    ]
    if answers.danger:
        danger = t.plain(words.DANGERS[answers.danger])
        lines.insert(0, t(N_("🚨 <b>Urgent: {danger}</b>"), danger=danger))
    if answers.behalf:
        lines.append(t(N_("👪 For {who}"), who=answers.behalf))
    if answers.anonymous and kind is Kind.COMPLAINT:
        lines.append(t(N_("🕶 Anonymous: staff do not learn who you are.")))
    return lines


def _like(t: Translation, one: Alike) -> Markup:
    line = html(
        "#{number} {place} {what} · {standing}",
        number=one.id,
        place=words.place(t, masked_place(one.place)),
        what=t.plain(words.CATEGORIES[one.category]),
        standing=standing(t, one.stage, one.due, late=one.late),
    )
    return t(N_("{line} · yours already"), line=line) if one.known else line


def standing(t: Translation, stage: Stage, due: datetime | None, *, late: bool) -> str:
    """How far it is, and by when it was promised."""
    said = t.plain(words.STAGES[stage])
    if due is None:
        return said
    by = t.plain(N_("by {when}"), when=words.due(t, due))
    overdue = [t.plain(N_("overdue"))] if late else []
    return " · ".join([said, by, *overdue])


def known_of(t: Translation, answers: Answers) -> Markup:
    return outage(t, answers.outage) if answers.outage else Markup()


def outage(t: Translation, known: Outage) -> Markup:
    head = N_("<b>We know of this already:</b>")
    if known.where:
        head = N_("<b>We know of this in {place}. Does it concern you?</b>")
    lines = [
        t(head, place=known.where),
        html("{text}", text=cut(known.text, 1500)),
    ]
    if known.ends_at is None:
        lines.append(t(N_("⏱ Nobody knows yet when it ends.")))
    else:
        lines.append(t(N_("⏱ Expected to end: {when}"), when=words.due(t, known.ends_at)))
    return Markup("\n").join(lines)


@view
def affected(t: Translation, known: Outage) -> Screen:
    thanks = t(N_("🙋 Noted: you are affected too. You need not report it again."))
    sure = replace(known, where="")
    return Screen(text=html("{known}\n\n{thanks}", known=outage(t, sure), thanks=thanks))


@view
def numbers_to_call(t: Translation, danger: Danger, numbers: list[tuple[str, str]]) -> Screen:
    lines = calling(t, danger, numbers)
    lines.append(t(_FIRST.get(danger, N_("Keep away and keep safe."))))
    lines.append(
        t(N_("Then say where it is, if I ask, and press Submit: staff are told at once."))
    )
    return Screen(text=Markup("\n").join(lines))


#: Of what is done wrong most often, what to do before calling.
_FIRST = {
    Danger.GAS: N_("Go out first. Touch no switch, light nothing, and call from outside."),
    Danger.FIRE: N_("Leave by the stairs, never by the lift. Keep low and cover nose and mouth."),
    Danger.TRAPPED: N_("In the lift press the alarm and wait: don't force the doors open."),
}


def calling(t: Translation, danger: Danger, numbers: list[tuple[str, str]]) -> list[Markup]:
    first = t(
        N_("🚨 <b>This sounds like danger: {danger}. Call at once:</b>"),
        danger=t.plain(words.DANGERS[danger]),
    )
    return [
        first,
        *[html("{what} <b>{number}</b>", what=t.plain(label), number=n) for label, n in numbers],
    ]


@view
def thanked(t: Translation) -> Screen:
    """In a group, for whoever said it first."""
    return Screen(text=t(N_("Thank you, neighbour! It goes on in private.")))
