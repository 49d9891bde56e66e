"""What a roll looks like before and after it is applied. Only in private, for those entitled."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.changes import Kind
from domain.files import Upload
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Button, Key, Screen, cut, html, view
from handlers.roll import lines, words
from services.roll import imports
from services.roll.previewing import Preview, Shown
from storage.imports import Import, State

APPLY = Button("ra", N_("✅ Apply"), tap_only=True)
DROP = Button("rd", N_("❌ Drop it"), tap_only=True)
#: Of an import, which list, which page.
LIST = Button("rl", N_("More"), tap_only=True, takes=3)
BACK = Button("rv", N_("↩️ Back"), tap_only=True)
WHOLE = Button("rf", N_("📄 All of them as a file"), tap_only=True, takes=2)
TEMPLATE = Button("rt", N_("📄 Template"), takes=0)
EXPORT = Button("rx", N_("⬇️ The roll as a file"), takes=0)

#: What the lists on the preview are called by.
LISTS = (*Kind, "problems")
PROBLEMS = len(LISTS) - 1
#: So many problems stand in the preview itself.
FEW = 10
_A_PAGE = 10
_MOST_NAME, _MOST_COMPOUNDS, _MOST_LINE = 60, 120, 160


@view
def card(t: Translation, kept: Import, uploads: Sequence[Upload] = ()) -> Screen:
    seen = imports.report(kept).preview
    text = [*_head(t, kept.name, seen), *_problems(t, seen)]
    match kept.state:
        case State.READY:
            text.append(t(N_("<b>Nothing has been changed yet.</b>")))
            keys = _keys(t, kept, seen)
            return Screen(text=Markup("\n").join(text), keys=keys, uploads=tuple(uploads))
        case State.APPLYING:
            text.append(t(N_("⏳ It is being applied. I will tell you when it is done.")))
        case State.APPLIED:
            text.append(t(N_("✅ Applied.")))
        case State.DROPPED:
            text.append(t(N_("❌ Dropped; nothing more is changed.")))
    return Screen(text=Markup("\n").join(text))


@view
def nothing_to_do(t: Translation, name: str, seen: Preview, uploads: Sequence[Upload]) -> Screen:
    """There is nothing in the file to be decided on."""
    text = [*_head(t, name, seen), *_problems(t, seen)]
    words_ = N_("Everything that can be read stands on the roll already: nothing to do.")
    if not seen.usable:
        words_ = N_("Nothing of it can be applied so far. Please mend it and send it again.")
    text.append(t(words_))
    return Screen(text=Markup("\n").join(text), uploads=tuple(uploads))


@view
def page(t: Translation, kept: Import, which: int, at: int) -> Screen:
    """One of the lists, ten lines at a time."""
    seen = imports.report(kept).preview
    told = listed(t, seen, which)
    shown = told[at * _A_PAGE : (at + 1) * _A_PAGE]
    total = seen.bad if which == PROBLEMS else seen.count(tuple(Kind)[which]).all
    text = [html("<b>{title}</b>", title=_title(t, which, total))]
    text += [html("{line}", line=cut(line, _MOST_LINE)) for line in shown]
    turn = [LIST.labelled("◀️", kept.id, which, at - 1)] if at else []
    more = (at + 1) * _A_PAGE < len(told)
    turn += [LIST.labelled("▶️", kept.id, which, at + 1)] if more else []
    rest = [WHOLE(t, kept.id, which)] if total > _A_PAGE and which != PROBLEMS else []
    keys = (turn, rest, [BACK(t, kept.id)])
    return Screen(text=Markup("\n").join(text), keys=tuple(tuple(row) for row in keys if row))


def listed(t: Translation, seen: Preview, which: int) -> list[str]:
    if which == PROBLEMS:
        return [words.problem(t, problem) for problem in seen.problems]
    shown: Sequence[Shown] = seen.changes.get(tuple(Kind)[which], ())
    return [lines.change(t, each) for each in shown]


def _head(t: Translation, name: str, seen: Preview) -> list[Markup]:
    text = [html("<b>📋 {name}</b>", name=cut(name, _MOST_NAME))]
    if seen.compounds:
        compounds = t.plain(N_(", ")).join(seen.compounds)
        text.append(html("🏘 {compounds}", compounds=cut(compounds, _MOST_COMPOUNDS)))
    if seen.bad:
        text.append(
            t(
                N_("{good} lines are fine, {bad} are not."),
                good=f"{seen.good:,}",
                bad=f"{seen.bad:,}",
            )
        )
    else:
        text.append(t(N_("{good} lines, all of them fine."), good=f"{seen.good:,}"))
    if seen.usable:
        counted = [lines.count(t, kind, seen.count(kind)) for kind in Kind if seen.count(kind).all]
        text += [html("{line}", line=line) for line in counted]
    if seen.moved:
        text.append(t(N_("Buildings that go to another grid: {count}."), count=seen.moved))
    if seen.many_gone:
        text.append(html("{warning}", warning=lines.many_gone(t)))
    return text


def _problems(t: Translation, seen: Preview) -> list[Markup]:
    first = [cut(words.problem(t, each), _MOST_LINE) for each in seen.problems[:FEW]]
    text = [Markup()] if first else []
    text += [html("⚠️ {line}", line=line) for line in first]
    if len(seen.problems) > FEW:
        text.append(t(N_("… All of them stand in the file above.")))
    return [*text, Markup()]


def _keys(t: Translation, kept: Import, seen: Preview) -> tuple[tuple[Key, ...], ...]:
    lists = [
        LIST.labelled(_title(t, which, seen.count(kind).all), kept.id, which, 0)
        for which, kind in enumerate(Kind)
        if seen.count(kind).all
    ]
    wrong = [LIST.labelled(_title(t, PROBLEMS, seen.bad), kept.id, PROBLEMS, 0)]
    apply = APPLY(t, kept.id)
    if seen.bad:
        label = t.plain(N_("✅ Apply the {good} good lines"), good=f"{seen.good:,}")
        apply = APPLY.labelled(label, kept.id)
    keys = (lists, wrong if seen.bad else [], [apply], [DROP(t, kept.id)])
    return tuple(tuple(row) for row in keys if row)


def _title(t: Translation, which: int, count: int) -> str:
    if which == PROBLEMS:
        return t.plain(N_("⚠️ Problems ({count})"), count=f"{count:,}")
    return t.plain(words.KINDS[tuple(Kind)[which]], count=f"{count:,}")
