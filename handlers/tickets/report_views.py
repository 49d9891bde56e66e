"""What is shown before anything is filed."""

from markupsafe import Markup

from domain.tickets import Category, Danger
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, cut, html, view
from handlers.tickets import words
from handlers.tickets.answers import Answers


@view
def summary(t: Translation, answers: Answers) -> Screen:
    kind, category = answers.kind, answers.category or Category.OTHER
    lines = [
        t(N_("<b>Shall I file this?</b>")),
        html(
            "{kind} · {what}",
            kind=t.plain(words.KINDS[kind]),
            what=t.plain(words.CATEGORIES[category]),
        ),
        html("📍 {place}", place=words.place(t, answers.place)),
    ]
    if answers.danger:
        lines.insert(
            1, t(N_("🚨 <b>Urgent: {danger}</b>"), danger=t.plain(words.DANGERS[answers.danger]))
        )
    if answers.text:
        lines.append(html("{text}", text=cut(answers.text, 1200)))
    if answers.files:
        lines.append(t(N_("📎 {count} attached"), count=len(answers.files)))
    return Screen(text=Markup("\n").join(lines))


@view
def numbers_to_call(t: Translation, danger: Danger, numbers: list[tuple[str, str]]) -> Screen:
    lines = [
        t(
            N_("🚨 <b>This sounds like danger: {danger}. Call at once:</b>"),
            danger=t.plain(words.DANGERS[danger]),
        )
    ]
    lines += [
        html("{what} <b>{number}</b>", what=t.plain(label), number=n) for label, n in numbers
    ]
    lines.append(
        t(N_("Keep away and keep safe. Then press Submit below, and staff are told at once."))
    )
    return Screen(text=Markup("\n").join(lines))
