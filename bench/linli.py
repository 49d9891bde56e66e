"""Linli as it is run, without the command line: `python -m bench.linli`, settings in LINLI_…"""

import asyncio
import os
import signal

from bot import logs
from bot.app import Linli
from bot.clock import Clock
from bot.config import load
from bot.running import run
from bot.transport import Wire
from storage.database import Database


async def main() -> None:
    settings = load(None, os.environ)
    logs.set_up("INFO")
    database = await Database.open(settings.storage.url, Clock())
    telegram = settings.telegram
    linli = Linli(settings, database, Wire(telegram.base_url, telegram.token.reveal()), Clock())
    for mark in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(mark, linli.stop)
    await linli.wire.initialize()
    try:
        await linli.prepare()
        await run(linli, "all", asyncio.Event())
    finally:
        await linli.close()
        await database.close()


if __name__ == "__main__":
    asyncio.run(main())
