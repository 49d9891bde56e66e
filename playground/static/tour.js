// A story that plays itself, step by step, through the very buttons that people press. Whoever
// touches a phone meanwhile has taken over.

import { get } from "./api.js";
import { calm, icon, make } from "./dom.js";
import { said, t } from "./i18n.js";
import { world } from "./state.js";
import { LOOK, pace, steps as doing } from "./steps.js";
import { keepStep, named, open, step as kept, titled } from "./view.js";

/** Milliseconds: for reading a character of a sentence, at least, at most; until what begins anew
 * is there. */
const PER_CHARACTER = { zh: 130, en: 45 };
const SHORTEST = 1800;
const LONGEST = 6000;
const STUCK = 15_000;

let at = 0;
/** Plays on the page as it stands: a fresh neighbourhood builds it anew. */
let newest = null;

export function tour({ find, summon, again }) {
  const element = make("section", { class: "guide", "aria-label": t("tour"), hidden: !world.stage.tour && !world.stage.tries?.length });
  const { look, perform } = doing(find);
  let steps = [];
  let run = null;

  function idle(words = said(world.stage.welcome) || t("tagline")) {
    at = 0;
    keepStep(null);
    draw("idle", words, button(t("tourPlay"), play, "main"));
    suggest();
  }

  /** What somebody might write first: it is put on the phone, and they send it. */
  function suggest() {
    const tries = world.stage.tries ?? [];
    if (!tries.length) return;
    element.querySelector(".tale").append(make("div", { class: "tries" }, make("span", { class: "small" }, t("tries")),
      tries.map(each => button(said(each.label) || each.says, () => offer(each), "chip"))));
  }

  async function offer({ who, chat, says }) {
    const person = named(who);
    const phone = summon(person, places().indexOf(who));
    open(person, titled(person, chat)?.key ?? null);
    const writing = await look(person, one => one.screen().writing, () => true);
    writing?.offer(says);
    point(phone.element);
    setTimeout(() => run || unpoint(), 2 * POINTING);
  }

  function draw(mood, words, ...buttons) {
    element.className = `guide ${mood}`;
    element.replaceChildren(
      make("div", { class: "tale", "aria-live": "polite" }, steps.length && mood !== "idle" && mood !== "done" ? progress() : null, make("p", {}, words)),
      make("div", { class: "steer" }, buttons));
  }

  const progress = () => make("div", { class: "progress" }, make("span", { class: "small" }, t("tourStep", { n: Math.min(at + 1, steps.length), all: steps.length })),
    make("progress", { max: steps.length, value: at + 1, "aria-hidden": "true" }));

  const controls = () => [button(t("tourPause"), () => pause(), "plain", "pause"), button(t("tourNext"), skip, "plain", "next"), stopper()];
  const stopper = () => button(t("tourStop"), () => end(true), "plain", "close");

  async function play() {
    if (!steps.length) steps = await get("tour");
    const mine = run = { hurried: false };
    keepStep(at);
    while (run === mine && at < steps.length) {
      const step = steps[at];
      mine.hurried = false;
      draw("playing", said(step.sentence), ...controls());
      if (!await act(step, mine)) return;
      at += 1;
      keepStep(at);
    }
    if (run === mine) finish();
  }

  function finish() {
    run = null;
    at = 0;
    keepStep(null);
    draw("done", t("tourDone"), button(t("tourAgain"), replay, "main"));
    suggest();
  }

  /** What the story did is done: it is told again to a neighbourhood that knows nothing of it. */
  async function replay() {
    const before = world.era;
    if (!await again()) return;
    const until = Date.now() + STUCK;
    const there = () => world.era !== before && steps.every(step => named(step.who) !== undefined);
    while (Date.now() < until && !there()) await new Promise(done => setTimeout(done, LOOK));
    newest();
  }

  /** False where the step was broken off. */
  async function act(step, mine) {
    const who = named(step.who);
    const phone = summon(who, places().indexOf(step.who));
    open(who, titled(who, step.chat)?.key ?? null);
    // What an earlier step made it say has been read.
    phone.element.querySelector(".alert button")?.click();
    point(phone.element);
    const going = () => run === mine;
    // What is waited for is read about once it can be seen.
    if (!step.waits) await readOut(step, mine);
    const done = going() && await perform(step, who, going, mine);
    if (step.waits && done) await readOut(step, mine);
    unpoint();
    if (going() && !done) pause(t("tourStuck"), button(t("tourRestart"), again, "plain", "fresh"));
    return going() && done;
  }

  const places = () => (world.stage.phones ?? []).map(each => each.who);

  async function readOut({ sentence }, mine) {
    const words = said(sentence);
    const each = words.length > 0 && /[\u4e00-\u9fff]/.test(words) ? PER_CHARACTER.zh : PER_CHARACTER.en;
    const until = Date.now() + Math.min(LONGEST, Math.max(SHORTEST, words.length * each)) * pace();
    while (Date.now() < until && run === mine && !mine.hurried) await new Promise(done => setTimeout(done, LOOK));
  }

  function pause(words = t("tourTaken"), ...more) {
    run = null;
    unpoint();
    draw("paused", words, button(t("tourGoOn"), play, "main"), button(t("tourNext"), skip, "plain", "next"), ...more, stopper());
  }

  /** While a step plays, it hurries; where it is stuck or paused, the step is left out. */
  function skip() {
    if (run) run.hurried = true;
    else {
      at += 1;
      keepStep(at);
      play();
    }
  }

  /** Leaves the tour; `welcome` again if somebody asked for it. */
  function end(welcome) {
    run = null;
    unpoint();
    if (welcome) idle();
  }

  const touched = event => run && event.isTrusted && event.target.closest?.(".phone") && pause();
  addEventListener("pointerdown", touched, true);
  addEventListener("keydown", touched, true);
  at = kept() ?? 0;
  if (kept() !== null && world.stage.tour) get("tour").then(found => { steps = found; pause(); });
  else idle();
  newest = play;
  return { element, end };
}

function point(element) {
  unpoint();
  element.classList.add("pointed");
  element.scrollIntoView({ block: "nearest", inline: "center", behavior: calm() ? "auto" : "smooth" });
}

const unpoint = () => document.querySelectorAll(".pointed, .aimed").forEach(node => node.classList.remove("pointed", "aimed"));

const button = (label, act, kind, picture) =>
  make("button", { type: "button", class: `${kind} steering`, onclick: () => act() }, picture && icon(picture), make("span", {}, label));
