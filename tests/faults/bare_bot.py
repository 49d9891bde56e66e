"""The control: a bot as python-telegram-bot's own examples have it, killed in the same way.

It writes each update down in its handler, so that what it has served can be counted.
"""

import os
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters


async def _serve(update: Update, _context: Any) -> None:
    assert update.message is not None, "registered for messages only"
    with Path("served.txt").open("a", encoding="utf-8") as served:  # noqa: ASYNC230 - as short
        served.write(f"{update.message.chat_id} {update.message.text}\n")
    await update.message.reply_text(update.message.text or "?")


def main() -> None:
    base = os.environ["LINLI_TELEGRAM__BASE_URL"]
    builder = Application.builder().token(os.environ["LINLI_TELEGRAM__TOKEN"])
    application = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, _serve))
    application.run_polling()


if __name__ == "__main__":
    main()
