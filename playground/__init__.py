"""A strict stand-in for Telegram: people, chats, and the Bot API in front of them.
It knows nothing of any bot, imports no Telegram library, and keeps everything in memory.
"""

from playground.calls import Answer, call, download
from playground.clock import Clock
from playground.events import Event
from playground.files import File
from playground.phones import Phone
from playground.world import World

__all__ = ["Answer", "Clock", "Event", "File", "Phone", "World", "call", "download"]
