// The list of somebody's chats.

import { does } from "./api.js";
import { avatar, iconButton, make } from "./dom.js";
import { day, hour, sameDay, t } from "./i18n.js";
import { talk } from "./links.js";
import { menu } from "./menus.js";
import { notice } from "./notices.js";
import { chatName, chatsOf, dialogue, isIn, newest, now, userName, world } from "./state.js";
import { open, unread } from "./view.js";
import { gist, senderName, service } from "./words.js";

export function chatlist(person) {
  const list = make("ul", { class: "chats" });
  const join = iconButton("plus", t("joinGroup"), event => menu(event.currentTarget, strange(person)), { "aria-haspopup": "menu" });
  const element = make("div", { class: "screen" },
    make("header", { class: "head" }, make("h3", {}, t("chats")), join), list);

  function update() {
    const rows = [...chatsOf(person).map(chat => row(person, chat)), ...unmet(person)];
    list.replaceChildren(...(rows.length ? rows : [make("li", { class: "empty" }, t("noChats"))]));
    join.hidden = !strange(person).length;
  }
  update();
  return { element, update };
}

function row(person, chat) {
  const last = newest(chat);
  const count = unread(person, chat);
  const name = chatName(chat);
  const date = last && new Date(last.date * 1000);
  return make("li", {}, make("button", { type: "button", class: "chat", "data-chat": chat.key, onclick: () => open(person, chat.key) },
    avatar(chat.bot ?? chat.id, name),
    make("span", { class: "name" }, name),
    make("time", {}, date ? (sameDay(date, now()) ? hour(date) : day(date)) : ""),
    make("span", { class: "gist" }, preview(person, chat, last)),
    count > 0 && make("span", { class: "count", "aria-label": t("unreadCount", { count }) }, String(count))));
}

function preview(person, chat, message) {
  if (!message) return t("noMessages");
  if (chat.type === "private" || service(message)) return gist(message);
  const who = message.by === person ? t("you") : senderName(message);
  return [make("b", {}, `${who}: `), gist(message)];
}

/** Bots that the person has never opened. */
const unmet = person => [...world.bots.values()]
  .filter(bot => !world.chats.has(dialogue(person, bot.id)))
  .map(bot => make("li", {}, make("button", { type: "button", class: "chat", onclick: () => talk(person, bot) },
    avatar(bot.id, userName(bot)), make("span", { class: "name" }, userName(bot)),
    make("span", { class: "gist" }, t("bot")), make("span", { class: "pill" }, t("startBot")))));

/** Groups that the person is not in. */
const strange = person => [...world.chats.values()]
  .filter(chat => chat.type !== "private" && !chat.migrated_to && !isIn(chat, person))
  .map(chat => [chat.title, async () => {
    await does(person, "join", { chat_id: chat.id });
    if (chat.approval) notice(t("asked"));
    else open(person, chat.key);
  }]);
