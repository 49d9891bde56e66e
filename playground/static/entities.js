// Text with its entities, as elements. Offsets count UTF-16 units, as JavaScript does.

import { make } from "./dom.js";

const MARKS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

/** `follow` is called with {url} or {command} when a link is pressed. */
export function rich(text, entities = [], follow = () => {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const [nodes] = span(text, 0, text.length, sorted, 0, follow);
  return nodes;
}

/** The nodes between two offsets, and how many entities went into them. */
function span(text, start, end, entities, first, follow) {
  const nodes = [];
  let at = start;
  let index = first;
  while (index < entities.length && entities[index].offset < end) {
    const entity = entities[index];
    const from = Math.max(at, entity.offset);
    const to = Math.min(end, entity.offset + entity.length);
    if (from > at) nodes.push(text.slice(at, from));
    const [inner, next] = span(text, from, to, entities, index + 1, follow);
    if (to > from) nodes.push(marked(entity, inner, text.slice(from, to), follow));
    at = Math.max(at, to);
    index = next;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return [nodes, index];
}

function marked(entity, inner, words, follow) {
  const tag = MARKS[entity.type];
  if (tag) return make(tag, {}, inner);
  switch (entity.type) {
    case "spoiler": return spoiler(inner);
    case "text_link": return link(entity.url, inner, follow);
    case "url": return link(/^[a-z]+:\/\//i.test(words) ? words : `https://${words}`, inner, follow);
    case "bot_command":
      return make("button", { type: "button", class: "link", onclick: () => follow({ command: words }) }, inner);
    case "mention": case "text_mention": case "hashtag": case "cashtag": case "email": case "phone_number":
      return make("span", { class: "mention" }, inner);
    default: return make("span", {}, inner);
  }
}

const spoiler = inner =>
  make("button", { type: "button", class: "spoiler", onclick: event => event.currentTarget.classList.add("seen") }, inner);

const link = (url, inner, follow) =>
  make("button", { type: "button", class: "link", title: url, onclick: () => follow({ url }) }, inner);
