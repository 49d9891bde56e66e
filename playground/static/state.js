// The world as this page knows it: a snapshot, kept true by events.

import { get } from "./api.js";

/** How many of each chat's last messages are held. */
const HELD = 5000;

export const world = {
  people: new Map(),
  bots: new Map(),
  /** By key; each with `messages`, a Map by id, oldest first. */
  chats: new Map(),
  faults: {},
  stage: {},
  /** Another one when everything began anew. */
  era: "",
  /** Milliseconds between the world's clock and this machine's. */
  ahead: 0,
  live: false,
};

const hearers = new Set();

/** Calls back with {kind, chat, message, detail}; what is returned ends it. */
export function hear(callback) {
  hearers.add(callback);
  return () => hearers.delete(callback);
}

const tell = change => hearers.forEach(callback => callback(change));

export const now = () => new Date(Date.now() + world.ahead);

export function connect() {
  const source = new EventSource(`/playground/events?messages=${HELD}`);
  source.onmessage = ({ data }) => take(JSON.parse(data));
  source.onerror = () => {
    world.live = false;
    tell({ kind: "live" });
  };
}

function take(event) {
  const detail = event.detail;
  if (event.kind === "world") return replace(event.world);
  if (event.kind === "person") world.people.set(detail.id, detail);
  if (event.kind === "clock") setClock(detail);
  if (event.kind === "faults") world.faults = detail;
  const chat = event.chat && known(event.chat);
  const message = event.message && chat && remember(chat, event.message);
  tell({ kind: event.kind, at: event.at, chat, message, detail });
}

function replace(whole) {
  world.live = true;
  world.era = whole.era;
  world.people = new Map(whole.people.map(person => [person.id, person]));
  world.bots = new Map(whole.bots.map(bot => [bot.id, bot]));
  world.chats = new Map();
  for (const chat of whole.chats) {
    const { messages = [], ...rest } = chat;
    const entry = known(rest);
    for (const message of messages) remember(entry, message);
  }
  world.faults = whole.faults;
  world.stage = whole.stage;
  setClock(whole);
  tell({ kind: "world" });
}

function setClock({ now: moment }) {
  world.ahead = new Date(moment) - Date.now();
}

function known(told) {
  const old = world.chats.get(told.key);
  const chat = { messages: old?.messages ?? new Map(), last: old?.last ?? 0, ...told };
  world.chats.set(told.key, chat);
  return chat;
}

function remember(chat, message) {
  const id = message.message_id;
  if (message.gone) {
    chat.messages.delete(id);
    return message;
  }
  const old = chat.messages.get(id);
  // An edit of what lies before all that is held would land in the wrong place.
  if (!old && id < chat.last) return message;
  // What is as it was stays the same object: screens tell by that what to draw anew.
  if (old && JSON.stringify(old) === JSON.stringify(message)) return old;
  chat.messages.set(id, message);
  chat.last = Math.max(chat.last, id);
  return message;
}

/** A bot that came to be, or took another name, is told of nowhere: its first word shows it. */
export async function learnBots() {
  const whole = await get("world");
  world.bots = new Map((whole.bots ?? []).map(bot => [bot.id, bot]));
  tell({ kind: "bots" });
}

const INSIDE = new Set(["creator", "administrator", "member"]);

export const isIn = (chat, person) => chat.type === "private"
  ? chat.id === person
  : (chat.members ?? []).some(member => member.id === person && INSIDE.has(member.status));

export const rules = (chat, person) =>
  (chat.members ?? []).some(m => m.id === person && ["creator", "administrator"].includes(m.status));

export const insiders = chat => (chat.members ?? []).filter(member => INSIDE.has(member.status));

/** Where somebody is, the chat with the newest word first. */
export function chatsOf(person) {
  const mine = [...world.chats.values()].filter(chat => isIn(chat, person) && !chat.migrated_to);
  return mine.sort((a, b) => (newest(b)?.date ?? 0) - (newest(a)?.date ?? 0));
}

/** Asked for often; only where the last one was deleted must it be looked for. */
export const newest = chat => chat.messages.get(chat.last) ?? [...chat.messages.values()].at(-1);

/** How the person names the chat to the stand-in. */
export const address = chat => chat.type === "private" ? chat.bot : chat.id;

export const chatName = chat => chat.type === "private" ? userName(world.bots.get(chat.bot)) : chat.title;

export const userName = user => [user?.first_name, user?.last_name].filter(Boolean).join(" ") || "?";

export const user = id => world.people.get(id) ?? world.bots.get(id);

export const dialogue = (person, bot) => `${person}:${bot}`;
