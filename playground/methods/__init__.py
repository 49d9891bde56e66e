"""The methods of the Bot API, by their names in lower case: the server doesn't mind the case."""

from playground.methods import (
    answering,
    commands,
    deleting,
    editing,
    files,
    forwarding,
    groups,
    media,
    profile,
    reactions,
    sending,
    webhook,
)
from playground.methods.request import Method

METHODS: dict[str, Method] = {
    method.__name__.replace("_", ""): method
    for module in (
        answering, commands, deleting, editing, files, forwarding, groups, media, profile,
        reactions, sending, webhook,
    )
    for method in module.METHODS
}  # fmt: skip
