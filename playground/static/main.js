// Puts the page together, and keeps it true to the world.

import { bar } from "./bar.js";
import { calls } from "./calls.js";
import { make } from "./dom.js";
import { said, spoken, t } from "./i18n.js";
import { nobody, people } from "./people.js";
import { phone } from "./phone.js";
import { connect, hear, learnBots, world } from "./state.js";
import { tour } from "./tour.js";
import { lay, recall, settle, shown, watch } from "./view.js";

/** Pixels of width that a phone wants, and does with beside the log; the most side by side. */
const WANTED = 372;
const ENOUGH = 300;
const MOST = 5;

const table = make("main", { class: "table", "aria-label": t("title") });
const drawer = calls();
let phones = [];
let head = null;
let guide = null;
let row = null;
let due = false;

const room = () => Math.max(1, Math.min(MOST, Math.floor(table.clientWidth / (drawer.isOpen() ? ENOUGH : WANTED))));

/** Everything anew, in the language spoken. */
function build() {
  document.documentElement.lang = spoken() === "zh" ? "zh-CN" : "en";
  guide?.end();
  head = bar({ drawer, rebuild: build, leave: () => guide.end() });
  guide = tour({ find, summon, again: head.again });
  drawer.build();
  row = people();
  document.body.replaceChildren(head.element, guide.element, row.element, make("div", { class: "desk" }, table, drawer.element));
  phones = [];
  table.replaceChildren(nobody());
  lie();
}

/** Lays the phones out that should lie there, and leaves alone those that do. */
function lie() {
  const next = shown(room()).map((person, place) => phones[place]?.person === person ? phones[place] : phone(person, place));
  if (next.length !== phones.length || next.some((one, at) => one !== phones[at])) {
    phones = next;
    table.replaceChildren(...(phones.length ? phones.map(one => one.element) : [nobody()]));
  }
  table.dataset.count = phones.length;
  phones.forEach(one => one.update());
  row.update();
}

const find = person => phones.find(one => one.person === person);

/** Somebody's phone, laid on the table if it isn't there. */
function summon(person, place = 0) {
  if (!find(person)) lay(person, Math.max(0, Math.min(place, phones.length - 1)));
  lie();
  return find(person);
}

/** Once a frame at most, however much happens. */
function soon() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    lie();
  });
}

function titled() {
  document.title = said(world.stage.title) ? `${said(world.stage.title)} · ${t("standin")}` : t("standin");
}

function heard(change) {
  if (change.kind === "world") {
    settle();
    titled();
    build();
    return;
  }
  if (change.kind === "person") settle();
  if (change.message?.by_bot && !world.bots.has(change.message.by)) learnBots();
  phones.forEach(one => one.heard(change));
  head?.heard(change);
  drawer.heard(change);
  if (change.kind !== "call" && change.kind !== "typing") soon();
}

recall();
watch(soon);
hear(heard);
addEventListener("resize", soon);
connect();
