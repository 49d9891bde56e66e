"""Whether the bot tells a group more than a group may know."""

from playground.chats import Chat
from playground.people import Bot


def told_by_the_bot(chat: Chat) -> list[str]:
    """Everything it ever wrote there, buttons included, also what was edited or deleted since."""
    return [
        f"{message.text} {message.caption} {message.buttons}"
        for message in chat.messages.values()
        if isinstance(message.by, Bot)
    ]


def leaked(chat: Chat, *secrets: str) -> list[str]:
    return [secret for secret in secrets for text in told_by_the_bot(chat) if secret in text]
