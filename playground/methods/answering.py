"""The bot itself, and its answers to presses."""

from playground.methods.request import Method, Request
from playground.refusals import QUERY_TOO_OLD, bad
from playground.wire import Json, present
from playground.world import QUERY_LIVES

#: Seconds after logOut in which the bot can't come back.
_LOGGED_OUT = 600


def get_me(request: Request) -> Json:
    return request.bot.me


def log_out(request: Request) -> bool:
    request.bot.logged_out = request.world.moment + _LOGGED_OUT
    return True


def close(request: Request) -> bool:
    """The bot may move to another server; here there is none."""
    return bool(request.bot)


def answer_callback_query(request: Request) -> bool:
    world, params = request.world, request.params
    query = world.queries.get(params.text("callback_query_id"))
    if query is None or query.bot is not request.bot or query.at <= world.moment - QUERY_LIVES:
        raise bad(QUERY_TOO_OLD)
    text = params.text("text")
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    query.answer = present(text=text, show_alert=params.flag("show_alert"), url=params.text("url"))
    world.happen("answered", detail={"person": query.person.id, "query": query.id} | query.answer)
    world.toasts[query.person.id] = query.answer
    return True


METHODS: tuple[Method, ...] = (get_me, log_out, close, answer_callback_query)
