"""What is shown first, and how to leave anything."""

from markupsafe import Markup

from domain.people import Role
from domain.permissions import may
from handlers.kit import forms, keyboards
from handlers.kit.context import Context
from handlers.kit.i18n import N_, Translation
from handlers.kit.routing import Routes
from handlers.kit.said import Said
from handlers.kit.screens import Screen, View, html, view


class Doors:
    """Knows what the other features registered: the home keyboard and the help are made of it."""

    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    async def start(self, context: Context, said: Said) -> None:
        if not context.private:
            await context.privately(self._home(context))
            return
        for prefix, follow in self._routes.links.items():
            if said.text.startswith(prefix):
                await follow(context, said.text.removeprefix(prefix))
                return
        await context.reply(self._home(context))

    async def go_on(self, context: Context, _rest: str) -> None:
        """With what was begun in a group."""
        await context.reply(self._home(context))
        if filling := await forms.opened(context, self._routes.forms):
            await forms.go_on(context, filling)

    async def help(self, context: Context, _said: Said) -> None:
        shown = {
            name: description
            for name, description in self._routes.descriptions.items()
            if may(context.actor, self._routes.actions[f"/{name}"])
        }
        await context.privately(_help(shown))

    async def cancel(self, context: Context, _said: Said) -> None:
        filling = await forms.opened(context, self._routes.forms)
        if filling:
            await forms.leave(context, filling)
        else:
            await context.privately(_nothing_open())

    def _home(self, context: Context) -> View:
        unknown = context.actor.roles <= {Role.GUEST}
        words = self._routes.words_for(context.actor)
        return _home(context.neighbourhood.name, words, unknown=unknown)


@view
def _home(t: Translation, name: str, words: list[str], *, unknown: bool) -> Screen:
    """`unknown`: nobody has vouched for them yet."""
    hello = t(
        N_(
            "Hello, this is {name}. Just tell me what is wrong and where, for example"
            " “the lift in building 3 unit 2 is broken” — or use the buttons below."
        ),
        name=name,
    )
    way_in = t(N_("🏠 Do you live here? Register your home: /join"))
    text = html("{hello}\n\n{way_in}", hello=hello, way_in=way_in) if unknown else hello
    return Screen(text=text, keyboard=keyboards.home(t, words))


@view
def _help(t: Translation, descriptions: dict[str, str]) -> Screen:
    lines = [html("/{name} — {what}", name=n, what=t.plain(d)) for n, d in descriptions.items()]
    intro = t(N_("Write to me as you would to a neighbour, or use a command:"))
    return Screen(text=html("{intro}\n\n{lines}", intro=intro, lines=Markup("\n").join(lines)))


@view
def _nothing_open(t: Translation) -> Screen:
    return Screen(text=t(N_("There is nothing to cancel. /start brings you home.")))
