"""How rotas look. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from domain.rotas import Rota
from domain.tasks import Field
from handlers.kit import doors
from handlers.kit.areas import Where
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Key, Screen, cut, html, view
from handlers.tasks import desk_buttons, words
from handlers.tasks.making_answers import Rostering
from handlers.tasks.making_views import usual

A_PAGE = 4
_LABEL = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    rota: Rota
    where: Where


@view
def listing(t: Translation, lines: Sequence[Line], page: int, *, more: bool) -> Screen:
    keys = [(desk_buttons.ROTA.labelled(_line(t, each), each.rota.id),) for each in lines]
    turn: list[Key] = [desk_buttons.ADD_ROTA(t)]
    if page:
        turn.append(desk_buttons.ROTAS.labelled("◀️", page - 1))
    if more:
        turn.append(desk_buttons.ROTAS.labelled("▶️", page + 1))
    back = doors.TASKS.labelled(t.plain(N_("↩️ Tasks")))
    said = N_("🗓 What comes again each week:") if lines else N_("🗓 No rota yet.")
    return Screen(text=t(said), keys=(*keys, tuple(turn), (back,)))


def _line(t: Translation, line: Line) -> str:
    rota = line.rota
    return cut(f"{rota.title} · {_days(t, rota)}", _LABEL)


def _days(t: Translation, rota: Rota) -> str:
    return f"{words.weekdays(t, tuple(sorted(rota.weekdays)))} {clock(rota.begins)}"


def clock(minutes: int) -> str:
    """After midnight, as it stands on the wall."""
    return "{:02}:{:02}".format(*divmod(minutes, 60))


@view
def card(t: Translation, line: Line) -> Screen:
    rota = line.rota
    lines = [
        html("<b>🗓 {title}</b> · {field}", title=rota.title, field=_field(t, rota.field)),
        html("📍 {where}", where=line.where.written(t)),
        html("🕒 {days}", days=_days(t, rota)),
        html("👥 {people}", people=words.people(t, rota.capacity)),
        t(
            N_("About {long}, difficulty {stars}"),
            long=words.long(t, rota.most),
            stars="★" * rota.difficulty,
        ),
        Markup(),
        t(N_("Its tasks are made a week ahead, by themselves."))
        if not rota.ended
        else t(N_("It has ended.")),
    ]
    keys = [] if rota.ended else [desk_buttons.END_ROTA(t, rota.id)]
    keys.append(desk_buttons.ROTAS.labelled(t.plain(N_("↩️ Rotas")), 0))
    return Screen(text=Markup("\n").join(lines), keys=(tuple(keys),))


def _field(t: Translation, field: Field) -> str:
    return t.plain(words.FIELDS[field])


@view
def end_indeed(t: Translation, line: Line) -> Screen:
    said = N_("End the rota “{title}”? What nobody has taken yet is called off.")
    yes = desk_buttons.END_ROTA_INDEED(t, line.rota.id)
    no = desk_buttons.ROTA.labelled(t.plain(N_("No, it goes on")), line.rota.id)
    return Screen(text=t(said, title=line.rota.title), keys=((yes, no),))


@view
def ended(t: Translation, off: int) -> Screen:
    said = N_("The rota has ended. {count} tasks that nobody had taken are called off.")
    back = desk_buttons.ROTAS.labelled(t.plain(N_("↩️ Rotas")), 0)
    return Screen(text=t(said, count=off), keys=((back,),))


@view
def summary(t: Translation, answers: Rostering) -> Screen:
    days = words.weekdays(t, answers.weekdays)
    lines = [
        html("<b>🗓 {title}</b> · {field}", title=answers.title, field=_field_of(t, answers)),
        html("📍 {where}", where=answers.place),
        html("🕒 {days} {time}", days=days, time=clock(answers.begins or 0)),
        *usual(t, answers),
    ]
    return Screen(text=Markup("\n").join(lines))


def _field_of(t: Translation, answers: Rostering) -> str:
    return _field(t, Field(answers.field))
