// What this browser looks at: whose phones, which chat on each, how far each was read. It is
// kept for a reload in the middle; the world itself knows nothing of it.

import { address, chatsOf, dialogue, isIn, world } from "./state.js";

const KEPT = "standin.view";
/** People for whom the choice falls on nothing yet: the list of chats. */
const LIST = null;

const nothing = era => ({ era, slots: [], open: {}, read: {}, step: null });

let view = nothing("");
/** Whose phone is to be laid where, until the world tells of them. */
let coming;
const watchers = new Set();

export const watch = callback => watchers.add(callback);

function changed(person) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(view));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
  watchers.forEach(callback => callback(person));
}

export function recall() {
  try {
    view = { ...view, ...JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") };
  } catch {
    // What an older page left behind is forgotten.
  }
}

/** Brings what is kept in line with the world. Of one that began anew, nothing fits any more. */
export function settle() {
  if (view.era !== world.era) view = nothing(world.era);
  view.slots = view.slots.filter(person => world.people.has(person));
  for (const { who, chat } of world.stage.phones ?? []) {
    const person = named(who);
    if (person === undefined) continue;
    if (!view.slots.includes(person)) view.slots.push(person);
    if (!(person in view.open)) view.open[person] = titled(person, chat)?.key ?? LIST;
  }
  for (const person of world.people.keys()) if (!view.slots.includes(person)) view.slots.push(person);
  for (const chat of world.chats.values()) settleReads(chat);
  if (world.people.has(coming?.person)) put(coming.person, coming.place);
  changed();
}

function settleReads(chat) {
  for (const person of world.people.keys()) {
    if (!isIn(chat, person)) continue;
    const mark = readMark(person, chat);
    // In a world that began anew, the marks of the old one lie ahead of all messages.
    if (view.read[mark] === undefined || view.read[mark] > chat.last) view.read[mark] = chat.last;
  }
}

export const named = who => [...world.people.values()].find(person => person.first_name === who)?.id;

/** A chat of somebody's by its title; without one, the private one with the first bot. */
export function titled(person, title) {
  if (title) return chatsOf(person).find(chat => chat.title === title);
  const [bot] = world.bots.keys();
  return world.chats.get(dialogue(person, bot));
}

/** The people whose phones lie on the table, left to right. */
export const shown = count => view.slots.slice(0, count);

/** Lays somebody's phone into a place; whoever lay there takes theirs. Somebody of whom the world
 * has not told yet is laid there as soon as it does. */
export function lay(person, place) {
  if (world.people.has(person)) put(person, place);
  else coming = { person, place };
  changed();
}

function put(person, place) {
  coming = undefined;
  const from = view.slots.indexOf(person);
  if (from < 0) view.slots.splice(place, 0, person);
  else [view.slots[from], view.slots[place]] = [view.slots[place], person];
}

/** The chat on somebody's screen; undefined where it is the list. */
export function opened(person) {
  const chat = world.chats.get(view.open[person]);
  const next = chat?.migrated_to ? world.chats.get(String(chat.migrated_to)) : chat;
  return next && isIn(next, person) ? next : undefined;
}

export function open(person, key) {
  view.open[person] = key;
  changed(person);
}

export const toList = person => open(person, LIST);

const readMark = (person, chat) => `${person} ${chat.key} ${address(chat)}`;

export function unread(person, chat) {
  const mark = view.read[readMark(person, chat)] ?? 0;
  if (chat.last <= mark) return 0;
  let count = 0;
  for (const message of [...chat.messages.values()].reverse()) {
    if (message.message_id <= mark) break;
    if (message.by !== person) count += 1;
  }
  return count;
}

export const unreadOf = person => chatsOf(person).reduce((sum, chat) => sum + unread(person, chat), 0);

/** The step of the tour that comes next; null while none is under way. */
export const step = () => view.step;

export function keepStep(next) {
  view.step = next;
  changed();
}

export function read(person, chat) {
  const mark = readMark(person, chat);
  if (view.read[mark] === chat.last) return;
  view.read[mark] = chat.last;
  changed(person);
}
