// Where somebody writes: words, commands, attachments, the keyboard of buttons.

import { base64, does } from "./api.js";
import { iconButton, make } from "./dom.js";
import { t } from "./i18n.js";
import { reply as replyKeyboard } from "./keyboard.js";
import { menu } from "./menus.js";
import { sample } from "./samples.js";
import { address, dialogue, world } from "./state.js";
import { gist, senderName } from "./words.js";

/** Somewhere in the north of Muping: a location is as made up as everything else. */
const HERE = { latitude: 37.3868, longitude: 121.6004 };
const TALLEST = 120;

/** What was begun in a chat and not sent, for as long as the page is open. */
const drafts = new Map();

export function composer(person, chatNow) {
  let about = null;
  let keysOpen = true;
  let keysSeen = null;
  const draft = `${person} ${chatNow().key}`;
  const field = make("textarea", { rows: "1", placeholder: t("message"), "aria-label": t("message"), maxlength: "4096" });
  const banner = make("div", { class: "about", hidden: true });
  const keys = make("div", { class: "keybox" });
  const toggle = iconButton("keys", t("keyboard"), () => showKeys(!keysOpen), { class: "round toggle" });
  const commands = iconButton("menu", t("commands"), event => menu(event.currentTarget, listed()), { "aria-haspopup": "menu" });
  const attach = iconButton("attach", t("attach"), event => menu(event.currentTarget, attachments()), { "aria-haspopup": "menu" });
  const voice = iconButton("mic", t("voice"), () => send("voice"), { class: "round speak" });
  const go = iconButton("send", t("send"), undefined, { type: "submit", class: "round go" });
  const form = make("form", { class: "composer", onsubmit: submit }, commands, field, toggle, attach, voice, go);
  const element = make("div", { class: "foot" }, banner, form, keys);

  field.value = drafts.get(draft) ?? "";
  field.addEventListener("input", fit);
  field.addEventListener("keydown", event => {
    if (event.key === "Escape" && about) begin(null);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  function fit() {
    drafts.set(draft, field.value);
    field.style.height = "";
    if (field.isConnected) field.style.height = `${Math.min(field.scrollHeight, TALLEST)}px`;
    form.classList.toggle("full", field.value.trim() !== "");
  }

  function submit(event) {
    event.preventDefault();
    say();
  }

  async function say() {
    const text = field.value.trim();
    if (!text) return;
    const { message, editing } = about ?? {};
    field.value = "";
    fit();
    begin(null);
    const body = { chat_id: address(chatNow()), text };
    if (editing) await does(person, "edit", { ...body, message_id: message.message_id });
    else await does(person, "say", { ...body, reply_to: message?.message_id });
  }

  async function send(verb, body = {}) {
    const replied = about?.message.message_id;
    begin(null);
    await does(person, verb, { chat_id: address(chatNow()), reply_to: replied, ...body });
  }

  async function sendFile(verb, file, more = {}) {
    const data = await base64(file);
    await send(verb, { data, name: file.name, mime: file.type, caption: field.value.trim(), ...more });
    field.value = "";
    fit();
  }

  const drawn = async name => sendFile("photo", await sample(name));

  function choose(verb, accept) {
    const picker = make("input", { type: "file", accept, onchange: () => picker.files[0] && sendFile(verb, picker.files[0]) });
    picker.click();
  }

  const attachments = () => [
    [`🛗 ${t("lift")}`, () => drawn("lift")],
    [`💡 ${t("lamp")}`, () => drawn("lamp")],
    [`💧 ${t("leak")}`, () => drawn("leak")],
    [`🖼 ${t("album")}`, () => send("photo", { album: 3 })],
    [`📷 ${t("photoFile")}`, () => choose("photo", "image/*")],
    [`📄 ${t("file")}`, () => choose("document", "")],
    [`📍 ${t("location")}`, () => send("location", HERE)],
    [`👤 ${t("contact")}`, () => send("contact")],
  ];

  function listed() {
    const chat = chatNow();
    const bots = chat.bot ? [world.bots.get(chat.bot)] : [...world.bots.values()].filter(bot => (chat.members ?? []).some(m => m.id === bot.id));
    const lines = bots.flatMap(bot => (bot.commands ?? []).map(({ command, description }) => {
      const text = chat.bot ? `/${command}` : `/${command}@${bot.username}`;
      return [make("span", {}, make("b", {}, `/${command}`), ` ${description}`), () => does(person, "say", { chat_id: address(chat), text })];
    }));
    return lines.length ? lines : [["/start", () => does(person, "say", { chat_id: address(chat), text: "/start" })]];
  }

  /** Answers or edits a message; null gives up. */
  function begin(next) {
    about = next;
    banner.hidden = !next;
    if (!next) return;
    const { message, editing } = next;
    banner.replaceChildren(
      make("span", {}, make("b", {}, editing ? t("editing") : senderName(message)), make("span", {}, gist(message))),
      iconButton("close", t("cancel"), () => begin(null)));
    if (editing) field.value = message.text ?? message.caption ?? "";
    fit();
    field.focus();
  }

  function showKeys(open) {
    keysOpen = open;
    keys.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
  }

  function update() {
    const markup = chatNow().keyboards?.[person];
    const seen = JSON.stringify(markup);
    if (seen === keysSeen) return;
    keysSeen = seen;
    const once = () => markup.one_time_keyboard && showKeys(false);
    keys.replaceChildren(...[replyKeyboard(person, chatNow(), once)].filter(Boolean));
    toggle.hidden = !markup;
    field.placeholder = markup?.input_field_placeholder || t("message");
    showKeys(Boolean(markup));
  }

  /** Types as a hand would, then sends. For the tour. */
  async function types(text, tick) {
    for (const [at] of [...text].entries()) {
      field.value = [...text].slice(0, at + 1).join("");
      fit();
      await tick();
    }
    await say();
  }

  /** Words to send or to change. */
  function offer(text) {
    field.value = text;
    fit();
    field.focus();
  }

  fit();
  update();
  return { element, update, begin, types, drawn, offer };
}

/** Whether somebody has ever spoken with this chat's bot. */
export const untouched = (person, chat) => chat.type === "private" && chat.key === dialogue(person, chat.bot) && !chat.messages.size;
