// Everybody's names in a row, where there is room for one phone only; and how somebody comes.

import { post } from "./api.js";
import { avatar, make } from "./dom.js";
import { spoken, t } from "./i18n.js";
import { line } from "./menus.js";
import { userName, world } from "./state.js";
import { lay, shown, unreadOf } from "./view.js";

export function people() {
  const element = make("nav", { class: "people", role: "tablist", "aria-label": t("whose") });
  let seen = "";

  function update() {
    const [first] = shown(1);
    const rows = [...world.people.values()].map(one => ({ id: one.id, name: userName(one), count: one.id === first ? 0 : unreadOf(one.id) }));
    const look = JSON.stringify([first, rows]);
    if (look === seen) return;
    seen = look;
    element.replaceChildren(...rows.map(row => tab(row, row.id === first)), newcomer("person"));
    element.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }
  return { element, update };
}

const tab = ({ id, name, count }, selected) =>
  make("button", { type: "button", role: "tab", class: "person", "aria-selected": String(selected), onclick: () => lay(id, 0) },
    avatar(id, name), name, count > 0 && make("span", { class: "count", "aria-label": t("unreadCount", { count }) }, String(count)));

const newcomer = kind => make("button", { type: "button", class: kind, onclick: () => welcome(0) }, t("addPerson"));

/** Asks for a name, and lays the new person's phone into that place. */
export async function welcome(place) {
  const name = await line(t("addPersonAsk"));
  if (!name) return;
  const found = await post("people", { name, language_code: spoken() === "zh" ? "zh-hans" : "en" });
  if (found.id) lay(found.id, place);
}

/** In place of the phones, in a world without people. */
export const nobody = () => make("div", { class: "nobody" }, make("p", {}, t("nobody")), newcomer("main"));
