// Everybody's names in a row, where there is room for one phone only; and how somebody comes.

import { post } from "./api.js";
import { avatar, make } from "./dom.js";
import { spoken, t } from "./i18n.js";
import { line } from "./menus.js";
import { userName, world } from "./state.js";
import { lay, shown, unreadOf } from "./view.js";

export function people() {
  const element = make("nav", { class: "people", role: "tablist", "aria-label": t("whose") });
  const tabs = new Map();
  let seen = "";

  function update() {
    const [first] = shown(1);
    const rows = [...world.people.values()].map(one => ({ id: one.id, name: userName(one), count: one.id === first ? 0 : unreadOf(one.id) }));
    const look = JSON.stringify([first, rows]);
    if (look === seen) return;
    seen = look;
    const wanted = rows.map(row => dressed(tabs, row, row.id === first));
    // Somebody may be pressing one right now, and a tab that is put in anew takes no click.
    if (wanted.length + 1 !== element.children.length || wanted.some((one, at) => one !== element.children[at]))
      element.replaceChildren(...wanted, newcomer("person"));
    element.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }
  return { element, update };
}

function dressed(tabs, { id, name, count }, selected) {
  if (!tabs.has(id)) tabs.set(id, make("button", { type: "button", role: "tab", class: "person", onclick: () => lay(id, 0) }));
  const tab = tabs.get(id);
  tab.setAttribute("aria-selected", String(selected));
  tab.replaceChildren(...[avatar(id, name), name, count > 0 && make("span", { class: "count", "aria-label": t("unreadCount", { count }) }, String(count))].filter(Boolean));
  return tab;
}

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
