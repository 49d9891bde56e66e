// Where a link leads: to a bot of this world, or out.

import { does } from "./api.js";
import { dialogue, hear, world } from "./state.js";
import { open } from "./view.js";

function toBot(url) {
  let address;
  try {
    address = new URL(url);
  } catch {
    return undefined;
  }
  const { searchParams: query, protocol, hostname, pathname } = address;
  const near = protocol === "tg:" ? query.get("domain") : /(^|\.)t(elegram)?\.me$/.test(hostname) && pathname.slice(1);
  const bot = [...world.bots.values()].find(one => one.username.toLowerCase() === String(near).toLowerCase());
  return bot && { bot, payload: query.get("start") };
}

export async function follow(person, url) {
  const found = toBot(url);
  if (found) return talk(person, found.bot, found.payload);
  if (/^https?:/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
}

/** Opens the chat with a bot, and presses Start where it is new or the link carries a word. */
export async function talk(person, bot, payload) {
  const key = dialogue(person, bot.id);
  if (payload || !world.chats.get(key)?.last) {
    await does(person, "open", payload ? { chat_id: bot.id, payload } : { chat_id: bot.id });
  }
  if (world.chats.has(key)) return open(person, key);
  const stop = hear(change => {
    if (change.chat?.key !== key) return;
    stop();
    open(person, key);
  });
}
