// A phone: whose it is, and what its screen shows.

import { chatlist } from "./chatlist.js";
import { chatscreen } from "./chat.js";
import { avatar, make } from "./dom.js";
import { t } from "./i18n.js";
import { follow } from "./links.js";
import { welcome } from "./people.js";
import { userName, world } from "./state.js";
import { lay, opened, unreadOf } from "./view.js";

const NEW = "new";
/** A toast stays so many milliseconds. */
const STAYS = 3500;

export function phone(person, place) {
  const name = userName(world.people.get(person));
  const picker = make("select", { "aria-label": t("whose"), onchange: choose });
  const face = make("span", { class: "face" });
  const glass = make("div", { class: "glass" });
  const element = make("section", { class: "phone", "aria-label": name, "data-person": person },
    make("div", { class: "plate" }, avatar(person, name), face, picker), glass);
  let screen;
  let shownKey;

  async function choose() {
    if (picker.value !== NEW) return lay(Number(picker.value), place);
    picker.value = String(person);
    return welcome(place);
  }

  function plate() {
    const options = [...world.people.values()].map(one => {
      const count = one.id === person ? 0 : unreadOf(one.id);
      return make("option", { value: one.id, selected: one.id === person }, count ? `${userName(one)} (${count})` : userName(one));
    });
    picker.replaceChildren(...options, make("option", { value: NEW }, t("addPerson")));
    face.replaceChildren(make("b", {}, name));
  }

  function update() {
    const chat = opened(person);
    if (screen === undefined || chat?.key !== shownKey) {
      shownKey = chat?.key;
      screen = chat ? chatscreen(person, chat.key) : chatlist(person);
      glass.replaceChildren(screen.element);
    }
    screen.update();
    plate();
  }

  function answered({ text, show_alert: alert, url }) {
    if (url) follow(person, url);
    if (!text) return;
    glass.querySelector(".toast")?.remove();
    const box = alert
      ? make("div", { class: "shade" }, make("div", { class: "alert", role: "alertdialog", "aria-label": text }, make("p", {}, text),
        make("button", { type: "button", class: "main", onclick: () => box.remove() }, t("ok"))))
      : make("p", { class: "toast", role: "status" }, text);
    glass.append(box);
    if (alert) box.querySelector("button").focus();
    else setTimeout(() => box.remove(), STAYS);
  }

  function heard({ kind, chat, detail }) {
    if (kind === "answered" && detail.person === person) answered(detail);
    if (kind === "typing" && chat?.key === shownKey) screen.types();
  }

  update();
  return { element, person, update, heard, screen: () => screen, shows: () => shownKey };
}
