// Making elements. Text always goes in as text, never as HTML.

/** make("button", {class: "key", onclick: press, "aria-label": "…"}, "text", child, …) */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

const SVG = "http://www.w3.org/2000/svg";

/** Lines on a square of 24 × 24, for those who see: what it means is said by the button. */
const ICONS = {
  back: "M15 5l-7 7 7 7",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  send: "M4 12l16-7-5 15-3.5-6.5z",
  attach: "M19 11l-7.5 7.5a4.6 4.6 0 0 1-6.5-6.5L12.6 4.4a3.1 3.1 0 0 1 4.4 4.4l-7.6 7.6a1.5 1.5 0 0 1-2.2-2.2L14 7.4",
  mic: "M12 4a2.5 2.5 0 0 0-2.5 2.5v5a2.5 2.5 0 0 0 5 0v-5A2.5 2.5 0 0 0 12 4zM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
  menu: "M5 7h14M5 12h14M5 17h14",
  keys: "M4 6h16v12H4zM8 10v.01M12 10v.01M16 10v.01M9 14h6",
  down: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  pin: "M9 4h6l-1 6 3 3v1.5H7V13l3-3zM12 14.5V20",
  play: "M8 5v14l11-7z",
  pause: "M8 5v14M16 5v14",
  next: "M6 5v14l9-7zM18 5v14",
  clock: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 1.8",
  storm: "M13 3L6 13.5h5L10 21l8-11h-5.5z",
  fresh: "M5 12a7 7 0 1 1 2.2 5.1M5 20v-4h4",
  log: "M5 6h14M5 12h9M5 18h12",
  plus: "M12 5v14M5 12h14",
};

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A round button with a picture on it and its name for everybody else. */
export const iconButton = (name, label, onclick, more = {}) =>
  make("button", { type: "button", class: "round", "aria-label": label, title: label, onclick, ...more }, icon(name));

const COLOURS = 7;

/** A circle with somebody's first character. */
export const avatar = (id, name) =>
  make("span", { class: `avatar tint${Math.abs(Number(id)) % COLOURS}`, "aria-hidden": "true" }, [...(name || "?")][0]);

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
