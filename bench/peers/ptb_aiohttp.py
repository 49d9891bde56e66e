"""python-telegram-bot at its best: updates side by side, over Linli's own aiohttp transport.

What a bot on this framework could answer if it stored nothing: the ceiling for Linli.
"""

import sys

from bench.peers import TOKEN
from bench.peers.ptb import builder, run
from bot.transport import Wire

if __name__ == "__main__":
    address = sys.argv[1]
    calls, polls = Wire(address, TOKEN), Wire(address, TOKEN, connections=1)
    run(builder(address).request(calls).get_updates_request(polls).concurrent_updates(256).build())
