"""aiogram as shipped: a task for each update, over its own aiohttp session."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bench.peers import ASKED, LABELS, SPOKEN, TOKEN


async def said(message: Message) -> None:
    keys = [InlineKeyboardButton(text=t, callback_data=f"ml:{i}") for i, t in enumerate(LABELS)]
    await message.answer(ASKED, reply_markup=InlineKeyboardMarkup(inline_keyboard=[keys]))


async def pressed(query: CallbackQuery) -> None:
    assert isinstance(query.message, Message), "nobody deletes messages here"
    assert query.data is not None, "our own buttons"
    await query.answer()
    await query.message.edit_text(SPOKEN[int(query.data[3:])])


async def main(address: str) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(address))
    dispatcher = Dispatcher()
    dispatcher.message.register(said)
    dispatcher.callback_query.register(pressed)
    await dispatcher.start_polling(Bot(TOKEN, session=session))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
