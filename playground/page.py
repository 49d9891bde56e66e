"""The page of phones: its own files, and the files that people and bots have sent."""

import re
from importlib.resources import files
from urllib.parse import unquote

from aiohttp import web

from playground.pictures import mime
from playground.world import World

_KINDS = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
}
_NAME = re.compile(r"[a-z0-9]+\.(?:html|css|js|svg)")
#: Whatever people write or send, nothing but the page's own scripts runs on it.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " img-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def find(world: World, words: list[str]) -> web.Response | None:
    """By the words of the address; None where nothing of the page is there."""
    match words:
        case [""]:
            return _own("index.html")
        case ["playground", "static", name]:
            return _static(name)
        case ["playground", "files", file_id]:
            return _sent(world, file_id)
        case _:
            return None


def _static(name: str) -> web.Response | None:
    if not _NAME.fullmatch(name) or not files("playground").joinpath("static", name).is_file():
        return None
    return _own(name)


def _sent(world: World, file_id: str) -> web.Response | None:
    """A file by its id. Only a picture is shown in place: anything else is there to be kept."""
    stored = world.files.find(unquote(file_id))
    if stored is None:
        return None
    kind = mime(stored.data)
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "max-age=3600"}
    if kind is None:
        headers["Content-Disposition"] = "attachment"
    return web.Response(
        body=stored.data, content_type=kind or "application/octet-stream", headers=headers
    )


def _own(name: str) -> web.Response:
    return web.Response(
        body=_read(name),
        content_type=_KINDS[name.rpartition(".")[2]],
        charset="utf-8",
        headers={
            "Content-Security-Policy": _POLICY,
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-cache",
        },
    )


def _read(name: str) -> bytes:
    return files("playground").joinpath("static", name).read_bytes()
