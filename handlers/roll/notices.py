"""What becomes of a roll, told to whoever sent it in and to those it no longer names."""

from collections.abc import Sequence

from markupsafe import Markup

from domain.areas import Area
from domain.changes import Kind
from handlers.kit.areas import written
from handlers.kit.i18n import N_, Translation
from handlers.kit.screens import Screen, html, view
from handlers.roll import lines
from services.roll.previewing import Preview


@view
def applied(t: Translation, name: str, done: Preview) -> Screen:
    text = [t(N_("✅ {name} has been applied to the roll."), name=name)]
    counted = [lines.count(t, kind, done.count(kind)) for kind in Kind if done.count(kind).all]
    text += [html("{line}", line=line) for line in counted]
    return Screen(text=Markup("\n").join(text))


@view
def another_by_now(t: Translation, name: str) -> Screen:
    return Screen(
        text=t(
            N_(
                "The roll has changed since you looked at {name}, so I have changed nothing."
                " The message above shows what it would do by now; please look again."
            ),
            name=name,
        )
    )


@view
def named_no_longer(t: Translation, home: Sequence[Area]) -> Screen:
    return Screen(
        text=t(
            N_(
                "The household roll no longer names you for {home}, so you are not registered"
                " there any more. If this is a mistake, please tell the property office."
            ),
            home=written(t, home, ""),
        )
    )
