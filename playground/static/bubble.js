// One message, or one album, on somebody's screen.

import { iconButton, make } from "./dom.js";
import { rich } from "./entities.js";
import { hour, t } from "./i18n.js";
import { inline } from "./keyboard.js";
import { other, photos } from "./media.js";
import { gist, originName, senderName, service } from "./words.js";

/** `acts` says what can be done: follow, enlarge, menu, jump. `first`: nobody's words before. */
export function bubble(person, chat, messages, first, acts) {
  const [message] = messages;
  const told = service(message);
  if (told) return make("li", { class: "service" }, make("span", {}, told));
  const mine = message.by === person;
  const body = make("div", { class: "bubble" }, content(person, chat, messages, first, acts));
  const looks = `${!message.text && message.photo ? " pictured" : ""}${message.reply_markup?.inline_keyboard ? " keyed" : ""}`;
  return make("li", { class: `message ${mine ? "mine" : "theirs"}${first ? " first" : ""}${looks}`, "data-id": message.message_id },
    make("div", { class: "stack" }, body, inline(person, chat, message), emojis(chat, message)),
    iconButton("more", t("more"), event => acts.menu(message, event.currentTarget), { class: "round handle", "aria-haspopup": "menu" }));
}

function content(person, chat, messages, first, acts) {
  const [message] = messages;
  const worded = messages.find(each => each.caption) ?? message;
  const words = worded.text ?? worded.caption;
  const named = first && chat.type !== "private" && message.by !== person;
  return [
    named && make("b", { class: `who ink${Math.abs(message.from?.id ?? 0) % 7}` }, senderName(message)),
    message.forward_origin && make("p", { class: "origin" }, t("forwardedFrom", { name: originName(message.forward_origin) })),
    message.reply_to_message && quote(message.reply_to_message, acts),
    message.photo ? photos(messages, acts.enlarge) : other(message),
    words && make("div", { class: "words", dir: "auto" }, rich(words, worded.entities ?? worded.caption_entities, acts.follow)),
    make("span", { class: "meta" }, message.edit_date && !message.by_bot && make("span", {}, t("edited")),
      make("time", { datetime: new Date(message.date * 1000).toISOString() }, hour(new Date(message.date * 1000)))),
  ];
}

function quote(message, acts) {
  return make("button", { type: "button", class: "quote", onclick: () => acts.jump(message.message_id) },
    make("b", {}, senderName(message)), make("span", {}, gist(message)));
}

function emojis(chat, message) {
  const given = chat.reactions?.[message.message_id];
  if (!given?.length) return null;
  const counts = new Map();
  for (const emoji of given) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  return make("div", { class: "reactions" }, [...counts].map(([emoji, count]) =>
    make("span", {}, count > 1 ? `${emoji} ${count}` : emoji)));
}
