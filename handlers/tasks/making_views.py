"""How a task looks before it is made. Pure."""

from markupsafe import Markup

from domain.tasks import Field
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, html, view
from handlers.tasks import words
from handlers.tasks.making_answers import Making, Sorted


@view
def summary(t: Translation, answers: Making) -> Screen:
    lines = [
        html(
            "<b>{urgent}🙋 {title}</b> · {field}",
            urgent="🚨 " if answers.urgent else "",
            title=answers.title,
            field=t.plain(words.FIELDS[Field(answers.field)]),
        ),
        html("📍 {where}", where=answers.place),
        html("🕒 {when}", when=_when(t, answers)),
        *usual(t, answers),
        *_told(t, answers),
        Markup(),
        _serving(t, answers),
    ]
    return Screen(text=Markup("\n").join(lines))


def usual(t: Translation, answers: Sorted) -> list[Markup]:
    """How many, how long, how hard."""
    return [
        html("👥 {people}", people=words.people(t, answers.people)),
        t(
            N_("About {long}, difficulty {stars}"),
            long=words.minutes(t, answers.minutes),
            stars="★" * answers.difficulty,
        ),
    ]


def _when(t: Translation, answers: Making) -> str:
    if answers.starts_at is None:
        return t.plain(N_("as soon as somebody can"))
    return words.begins(t, answers.starts_at)


def _told(t: Translation, answers: Making) -> list[Markup]:
    skills = "、".join(t.plain(words.SKILLS[each]) for each in answers.skills)
    told = [
        (N_("🛠 Needs: {skills}"), "skills", skills),
        (N_("💬 {details}"), "details", answers.details),
        (N_("🔒 For those who come: {private}"), "private", answers.private),
    ]
    return [t(said, **{name: words_}) for said, name, words_ in told if words_]


def _serving(t: Translation, answers: Making) -> Markup:
    if not answers.serving:
        return t(
            N_(
                "⚠️ No volunteer who could do this serves there yet. It would stand in the list"
                " and in the groups."
            )
        )
    return t(N_("{count} volunteers there could do this."), count=answers.serving)
