"""Setting the address that updates are posted to."""

import re
from urllib.parse import urlsplit

from playground.methods.request import Method, Request
from playground.people import Webhook
from playground.refusals import bad
from playground.wire import Json, present

_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_PORTS = frozenset({80, 88, 443, 8443})
#: A bot on the same machine may do without TLS, and on any port: the one thing that the real
#: server would not let pass.
_NEAR = frozenset({"127.0.0.1", "localhost", "::1"})


def set_webhook(request: Request) -> bool:
    params, bot = request.params, request.bot
    url = params.text("url").strip()
    if url:
        _check(url)
    secret = params.text("secret_token")
    if not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    kinds = params.names("allowed_updates")
    if kinds is not None:
        bot.queue.allow(kinds)
    if params.flag("drop_pending_updates"):
        bot.queue.drop()
    connections = min(100, max(1, params.integer("max_connections", 40)))
    hook = Webhook(url=url, secret=secret, max_connections=connections) if url else None
    request.world.hook(bot, hook)
    return True


def delete_webhook(request: Request) -> bool:
    if request.params.flag("drop_pending_updates"):
        request.bot.queue.drop()
    request.world.hook(request.bot, None)
    return True


def get_webhook_info(request: Request) -> Json:
    bot = request.bot
    hook, queue = bot.webhook, bot.queue
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.pending),
    }
    if queue.named:
        info["allowed_updates"] = sorted(queue.allowed)
    if hook is None:
        return info
    at, error = hook.last_error or (None, None)
    return info | present(
        max_connections=hook.max_connections, last_error_date=at, last_error_message=error
    )


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port or 443
    except ValueError:
        raise bad("bad webhook: invalid URL specified") from None
    if parts.hostname in _NEAR and parts.scheme in {"http", "https"}:
        return
    if parts.scheme != "https" or not parts.hostname:
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if port not in _PORTS:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


METHODS: tuple[Method, ...] = (set_webhook, delete_webhook, get_webhook_info)
