"""Which addresses make a link."""

import re
from urllib.parse import urlsplit

from playground.wire import Json

_PERSON = re.compile(r"tg://user\?id=(\d+)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_KNOWN = ("http", "https", "ftp", "tg", "ton", "tonsite")


def link(address: str) -> Json | None:
    """A text_link's url or a text_mention's user; None where the address is none."""
    person = _PERSON.fullmatch(address.strip())
    if person:
        return {"user": {"id": int(person[1])}}
    url = checked(address)
    return {"url": url} if url else None


def checked(address: str) -> str | None:
    """The address in full, or None where nobody could follow it."""
    address = address.strip()
    if not _SCHEME.match(address):
        address = f"http://{address}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _KNOWN or " " in address or not host:
        return None
    if scheme in {"tg", "ton"}:
        return address
    return _in_full(parts.netloc.lower(), scheme, address) if _reachable(host) else None


def _reachable(host: str) -> bool:
    labels = host.split(".")
    return (len(labels) > 1 or ":" in host) and all(labels)


def _in_full(place: str, scheme: str, address: str) -> str:
    rest = address.partition("://")[2][len(place) :]
    return f"{scheme}://{place}{rest if rest.startswith('/') else '/' + rest}"
