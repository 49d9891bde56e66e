// The messages of one chat on one screen. Only a window of them is laid out: it grows upwards
// as somebody scrolls back, and shrinks again at the end.

import { bubble } from "./bubble.js";
import { iconButton, make } from "./dom.js";
import { day, sameDay, t } from "./i18n.js";
import { now } from "./state.js";

/** Messages laid out at first, and added with each step back. */
const WINDOW = 60;
/** Pixels from an end that still count as there. */
const NEAR = 80;

export function history(person, chatNow, acts) {
  const list = make("ol", { class: "history", tabindex: "0", role: "log", "aria-live": "polite" });
  const down = iconButton("down", t("newMessages"), () => toEnd(), { class: "round jump", hidden: true });
  const element = make("div", { class: "scroller" }, list, down);
  const laid = new Map();
  let size = WINDOW;
  let stuck = true;
  let top = 0;

  const atEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;

  function toEnd() {
    stuck = true;
    size = WINDOW;
    update();
  }

  list.addEventListener("scroll", () => {
    // What grows below leaves the place as it was: only going back counts as going back.
    if (atEnd()) stuck = true;
    else if (list.scrollTop < top) stuck = false;
    top = list.scrollTop;
    down.hidden = stuck;
    if (list.scrollTop < NEAR && size < chatNow().messages.size) grow();
  }, { passive: true });

  function grow() {
    const below = list.scrollHeight - list.scrollTop;
    size += WINDOW;
    update();
    list.scrollTop = list.scrollHeight - below;
  }

  /** Lays out what is new, and leaves alone what is as it was. */
  function update() {
    const chat = chatNow();
    const wanted = items(person, chat, [...chat.messages.values()].slice(-size));
    const kept = new Set();
    let before = null;
    for (const [at, item] of wanted.entries()) {
      const node = fitting(laid.get(item.key), item) ?? replaced(item, chat);
      // Far from the end the browser may leave out what is not in sight.
      if (at < wanted.length - 2 * WINDOW) node.classList.add("far");
      kept.add(item.key);
      const place = before ? before.nextSibling : list.firstChild;
      if (place !== node) list.insertBefore(node, place);
      before = node;
    }
    for (const [key, node] of laid) {
      if (kept.has(key)) continue;
      node.remove();
      laid.delete(key);
    }
    if (!wanted.length) list.replaceChildren(make("li", { class: "service empty" }, make("span", {}, t("noMessages"))));
    else list.querySelector(":scope > .empty")?.remove();
    if (stuck) list.scrollTop = list.scrollHeight;
  }

  function replaced(item, chat) {
    const old = laid.get(item.key);
    const node = item.day ? divider(item.day) : bubble(person, chat, item.messages, item.first, acts);
    node.item = item;
    if (old) old.replaceWith(node);
    laid.set(item.key, node);
    return node;
  }

  function jump(messageId) {
    const place = [...chatNow().messages.keys()].reverse().indexOf(messageId);
    if (place < 0) return;
    size = Math.max(size, place + WINDOW);
    stuck = false;
    update();
    const node = laid.get(messageId);
    node?.scrollIntoView({ block: "center" });
    node?.classList.add("found");
    setTimeout(() => node?.classList.remove("found"), 1500);
  }

  // Photos and keyboards change the height after the layout.
  new ResizeObserver(() => stuck && (list.scrollTop = list.scrollHeight)).observe(list);
  list.addEventListener("load", () => stuck && (list.scrollTop = list.scrollHeight), true);
  return { element, update, toEnd, jump };
}

const divider = date => make("li", { class: "service" }, make("span", {}, sameDay(date, now()) ? t("today") : day(date)));

function fitting(node, item) {
  if (!node || item.day) return node && item.day ? node : undefined;
  const old = node.item;
  const same = old.first === item.first && old.emojis === item.emojis && old.messages.length === item.messages.length
    && old.messages.every((message, at) => message === item.messages[at]);
  return same ? node : undefined;
}

/** Days and messages in order; photos of one album together. */
function items(person, chat, messages) {
  const found = [];
  let last;
  for (const message of messages) {
    const date = new Date(message.date * 1000);
    if (!last || !sameDay(date, new Date(last.date * 1000))) found.push({ key: `day ${day(date)}`, day: date });
    const before = found.at(-1);
    if (message.media_group_id && before.album === message.media_group_id) before.messages.push(message);
    else found.push(item(chat, message, before));
    last = message;
  }
  return found;
}

function item(chat, message, before) {
  const [previous] = before.messages ?? [];
  return {
    key: message.message_id,
    album: message.media_group_id,
    messages: [message],
    first: !previous || previous.by !== message.by || !previous.from,
    emojis: chat.reactions?.[message.message_id]?.join(""),
  };
}
