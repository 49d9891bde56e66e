"""python-telegram-bot as shipped: one update at a time, over httpx."""

import sys
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bench.peers import ASKED, LABELS, SPOKEN, TOKEN

Context = ContextTypes.DEFAULT_TYPE
App = Application[Any, Any, Any, Any, Any, Any]


async def said(update: Update, _context: Context) -> None:
    assert update.message is not None, "registered for messages only"
    keys = [InlineKeyboardButton(text, callback_data=f"ml:{i}") for i, text in enumerate(LABELS)]
    await update.message.reply_text(ASKED, reply_markup=InlineKeyboardMarkup([keys]))


async def pressed(update: Update, _context: Context) -> None:
    query = update.callback_query
    assert query is not None, "registered for presses only"
    assert query.data is not None, "our own buttons"
    await query.answer()
    await query.edit_message_text(SPOKEN[int(query.data[3:])])


def builder(address: str) -> ApplicationBuilder[Any, Any, Any, Any, Any, Any]:
    return Application.builder().token(TOKEN).base_url(f"{address}/bot")


def run(app: App) -> None:
    app.add_handler(CallbackQueryHandler(pressed))
    app.add_handler(MessageHandler(filters.TEXT, said))
    app.run_polling(allowed_updates=["message", "callback_query"])


if __name__ == "__main__":
    run(builder(sys.argv[1]).build())
