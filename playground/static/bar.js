// The bar: what this page is, the clock, what can be broken, and starting over.

import { post } from "./api.js";
import { icon, make } from "./dom.js";
import { moment, next25th, said, speak, spoken, t } from "./i18n.js";
import { sure } from "./menus.js";
import { notice } from "./notices.js";
import { now, world } from "./state.js";

const HOUR = 3600;
const SLOW = 0.5;
/** Half of the calls, so that the bot still gets somewhere while it is tried. */
const OFTEN = { probability: 0.5, retry_after: 3 };

export function bar({ drawer, rebuild, leave }) {
  const time = make("span", { class: "time" });
  const broken = make("span", {});
  const offline = make("p", { class: "offline", role: "status", hidden: true }, t("offline"));
  const faults = dropdown("storm", broken, faultEntries());
  const title = said(world.stage.title);
  const element = make("header", { class: "bar" },
    make("div", { class: "sign" }, make("h1", {}, title || t("title")), make("p", { class: "mark", title: t("standinMore") }, t("standin"))),
    offline,
    make("nav", { class: "tools" },
      dropdown("clock", time, clockEntries()),
      faults,
      tool("fresh", t("reset"), again, t("resetMore")),
      tool("log", t("calls"), () => drawer.toggle(), t("callsMore")),
      make("button", { type: "button", class: "tool plain", "aria-label": t("otherLabel"), onclick: other }, t("other"))));

  function other() {
    speak(spoken() === "zh" ? "en" : "zh");
    rebuild();
  }

  /** True when everything begins anew. */
  async function again() {
    if (!await sure(t("resetSure"))) return false;
    leave();
    notice(t("resetting"));
    const done = await post("reset");
    if (!done.error) notice(t("resetDone"));
    return !done.error;
  }

  function tick() {
    time.textContent = moment(now());
  }

  function update() {
    const count = [...faults.querySelectorAll("input")].filter(box => {
      box.checked = KINDS[box.name].on(world.faults);
      return box.checked;
    }).length;
    broken.textContent = count ? t("faultsOn", { count }) : t("faults");
    faults.classList.toggle("on", count > 0);
    offline.hidden = world.live;
    tick();
  }

  const ticking = setInterval(() => element.isConnected ? tick() : clearInterval(ticking), 1000);
  update();
  return {
    element,
    again,
    heard: change => ["faults", "clock", "live", "world"].includes(change.kind) && update(),
  };
}

async function clock(body) {
  const found = await post("clock", body);
  if (found.now) notice(t("timeMoved", { moment: moment(new Date(found.now)) }));
}

const clockEntries = () => [
  entry(t("hourAhead"), "", () => clock({ move: HOUR })),
  entry(t("dayAhead"), "", () => clock({ move: 24 * HOUR })),
  entry(t("to25th"), "", () => clock({ to: next25th(now()).toISOString() })),
  entry(t("realTime"), "", () => clock({ real: true })),
];

/** How each fault is switched, and how one sees that it is on. */
const KINDS = {
  down: { on: faults => faults.down, set: on => ({ down: on }) },
  slow: { on: faults => faults.latency > 0, set: on => ({ latency: on ? SLOW : 0 }) },
  flood: { on: faults => (faults.planned ?? []).includes("429"), set: on => planned("429", on) },
  broken: { on: faults => (faults.planned ?? []).includes("500"), set: on => planned("500", on) },
};

const planned = (how, on) => on ? { fail: { how, ...OFTEN } } : { stop: how };

function faultEntries() {
  const switches = Object.entries(KINDS).map(([name, kind]) => {
    const box = make("input", { type: "checkbox", role: "switch", name, onchange: () => post("faults", kind.set(box.checked)) });
    return make("label", { class: "item" }, box, make("span", {}, t(name), make("small", {}, t(`${name}More`))));
  });
  const restart = world.stage.restart && entry(t("restart"), t("restartMore"), async () => {
    notice(t("restarting"));
    const done = await post("restart");
    if (!done.error) notice(t("restarted"));
  });
  return [...switches, restart];
}

const entry = (label, more, act) => make("button", { type: "button", class: "item", onclick: act }, make("span", {}, label, more && make("small", {}, more)));

const tool = (picture, label, act, more) =>
  make("button", { type: "button", class: "tool", onclick: act, title: more, "aria-label": label }, icon(picture), make("span", { class: "label" }, label));

/** Closes by itself when something in it was chosen, or elsewhere pressed. */
function dropdown(picture, label, entries) {
  const box = make("details", { class: "drop" },
    make("summary", { class: "tool" }, icon(picture), make("span", { class: "label" }, label)),
    make("div", { class: "panel" }, entries));
  box.addEventListener("click", event => event.target.closest("button.item") && (box.open = false));
  box.addEventListener("keydown", event => event.key === "Escape" && (box.open = false));
  addEventListener("pointerdown", event => box.contains(event.target) || (box.open = false));
  return box;
}
