// Menus and questions. All of them can be left with Escape.

import { make } from "./dom.js";
import { t } from "./i18n.js";

let close = () => {};

/** A list of [label, act] beside what was pressed; an act that is absent is a heading. */
export function menu(anchor, entries, { row = [] } = {}) {
  close();
  const box = make("div", { class: "menu", role: "menu" },
    row.length > 0 && make("div", { class: "across" }, row.map(entry => item(entry, true))),
    entries.filter(Boolean).map(entry => item(entry)));
  place(box, anchor);
  const items = [...box.querySelectorAll("button")];
  items[0]?.focus({ preventScroll: true });
  box.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") close();
    if (!step) return;
    event.preventDefault();
    const at = items.indexOf(document.activeElement);
    items[(at + step + items.length) % items.length].focus();
  });
  const outside = event => box.contains(event.target) || close();
  addEventListener("pointerdown", outside, true);
  close = () => {
    removeEventListener("pointerdown", outside, true);
    close = () => {};
    box.remove();
    anchor.focus?.({ preventScroll: true });
  };
}

function item([label, act], narrow = false) {
  if (!act) return make("p", { class: "heading" }, label);
  return make("button", {
    type: "button", role: "menuitem", class: narrow ? "emoji" : "item", onclick: () => {
      close();
      act();
    },
  }, label);
}

/** Within the window, whatever the anchor. */
function place(box, anchor) {
  document.body.append(box);
  const { left, right, top, bottom } = anchor.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const x = left + width > innerWidth - 8 ? right - width : left;
  const y = bottom + height > innerHeight - 8 ? top - height - 4 : bottom + 4;
  box.style.left = `${Math.max(8, x)}px`;
  box.style.top = `${Math.max(8, y)}px`;
}

function dialog(...children) {
  const box = make("dialog", { class: "ask", onclose: () => box.remove() }, ...children);
  document.body.append(box);
  box.showModal();
  return box;
}

/** True if they are sure. */
export const sure = question => new Promise(answer => {
  const box = dialog(make("p", {}, question), make("div", { class: "row" },
    make("button", { type: "button", class: "plain", onclick: () => box.close() }, t("cancel")),
    make("button", { type: "button", class: "main", onclick: () => { answer(true); box.close(); } }, t("ok"))));
  box.addEventListener("close", () => answer(false));
});

/** A line of text, or nothing. */
export const line = question => new Promise(answer => {
  const field = make("input", { type: "text", required: true, maxlength: "60", "aria-label": question });
  const form = make("form", { method: "dialog" }, make("p", {}, question), field, make("div", { class: "row" },
    make("button", { type: "button", class: "plain", onclick: () => box.close() }, t("cancel")),
    make("button", { class: "main" }, t("ok"))));
  form.addEventListener("submit", () => answer(field.value.trim()));
  const box = dialog(form);
  box.addEventListener("close", () => answer(""));
});

export function enlarge(url, words) {
  const box = dialog(make("button", { type: "button", class: "large", "aria-label": t("close"), onclick: () => box.close() },
    make("img", { src: url, alt: words })));
}
