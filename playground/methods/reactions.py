"""The bot's own reactions."""

from playground.methods.request import Method, Request
from playground.refusals import bad
from playground.wire import Json

#: What may be reacted with: single signs, and those joined of several.
_EMOJI = frozenset(
    "❤👍👎🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴"
    "😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
) | {"❤\u200d🔥", "👨\u200d💻", "🤷\u200d♂", "🤷\u200d♀"}


def set_message_reaction(request: Request) -> bool:
    chat = request.open_chat()
    message = request.message(chat, "message to react not found")
    wanted = request.params.objects("reaction", "ReactionType") or []
    if len(wanted) > 1:
        raise bad("REACTIONS_TOO_MANY")
    for reaction in wanted:
        _check(reaction)
    chat.reactions[message.message_id, request.bot.id] = wanted
    request.world.happen("changed", chat=chat, message=message, detail={"reaction": wanted})
    return True


def _check(reaction: Json) -> None:
    if reaction.get("type") != "emoji":
        raise bad("can't parse ReactionType: unsupported type specified")
    if str(reaction.get("emoji", "")).removesuffix("\ufe0f") not in _EMOJI:
        raise bad("REACTION_INVALID")


METHODS: tuple[Method, ...] = (set_message_reaction,)
