// Buttons under a message, and the keyboard in place of one's own.

import { does } from "./api.js";
import { make } from "./dom.js";
import { t } from "./i18n.js";
import { follow } from "./links.js";
import { notice } from "./notices.js";
import { address, hear } from "./state.js";

/** A press that nobody answered stops waiting after so many milliseconds. */
const PATIENCE = 15_000;

export function inline(person, chat, message) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  return make("div", { class: "inline" }, rows.map(row =>
    make("div", { class: "row" }, row.map(button => inlineKey(person, chat, message, button)))));
}

function inlineKey(person, chat, message, button) {
  const key = make("button", {
    type: "button", class: `key ${button.style ?? ""}`, onclick: () => press(key, person, chat, message, button),
    title: button.url,
  }, make("span", {}, button.text), button.url && make("span", { class: "corner", "aria-hidden": "true" }, "↗"));
  return key;
}

async function press(key, person, chat, message, button) {
  if (button.url) return follow(person, button.url);
  if (button.copy_text) return copy(button.copy_text.text);
  if (!button.callback_data) return undefined;
  const done = wait(key);
  const found = await does(person, "press", {
    chat_id: address(chat), message_id: message.message_id, data: button.callback_data,
  });
  if (found.id) done(found.id);
  return found;
}

export async function copy(text) {
  await navigator.clipboard?.writeText(text).catch(() => {});
  notice(t("copied"));
}

/** The key turns until its press is answered; returned is how to tell which press it was. */
function wait(key) {
  key.setAttribute("aria-busy", "true");
  const answered = new Set();
  let mine;
  const end = () => {
    key.removeAttribute("aria-busy");
    stop();
    clearTimeout(late);
  };
  const stop = hear(change => {
    if (change.kind !== "answered") return;
    answered.add(change.detail.query);
    if (answered.has(mine)) end();
  });
  const late = setTimeout(end, PATIENCE);
  return query => {
    mine = query;
    if (answered.has(mine)) end();
  };
}

/** The reply keyboard; `done` is called when it was used. */
export function reply(person, chat, done) {
  const markup = chat.keyboards?.[person];
  if (!markup) return null;
  return make("div", { class: "keys", role: "group", "aria-label": t("keyboard") },
    markup.keyboard.map(row => make("div", { class: "row" }, row.map(button => {
      const label = button.text ?? button;
      return make("button", {
        type: "button", class: "key", onclick: () => {
          done();
          does(person, "choose", { chat_id: address(chat), label });
        },
      }, label);
    }))));
}
