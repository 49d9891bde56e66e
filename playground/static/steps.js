// What one step of the tour does: its words are written, its key is pressed, what it waits for is
// looked for, the clock is moved.

import { post, tries } from "./api.js";
import { calm } from "./dom.js";
import { morning, nextDay } from "./i18n.js";
import { chatsOf, now } from "./state.js";
import { named, titled } from "./view.js";

/** Milliseconds: until a step is stuck, until a press counts as answered. */
const STUCK = 15_000;
const ANSWERED = 3000;
/** Within which the bot says what a morning brings; a week of holidays has so many at most. */
const OVERNIGHT = 5000;
const MORNINGS = 14;
const KEYSTROKE = 55;
const POINTING = 900;
/** Seconds. */
const MINUTE = 60;
export const LOOK = 60;

/** 0 hurries through it all; 1 is for people who read. */
export const pace = () => Number(new URLSearchParams(location.search).get("pace") ?? 1);
const sleep = time => new Promise(done => setTimeout(done, time * pace()));

/** `find`: the phone of a person that lies there. */
export function steps(find) {
  /** Looks until something is on the screen; undefined after too long. */
  async function look(who, seek, going, patience = STUCK) {
    const until = Date.now() + patience;
    while (going() && Date.now() < until) {
      const found = find(who) && seek(find(who));
      if (found) return found;
      await new Promise(done => setTimeout(done, LOOK));
    }
    return undefined;
  }

  /** Moves the clock on until it is there: so many mornings at first, then one by one. */
  async function live(who, seek, going, mornings) {
    for (let passed = 0; going() && passed < MORNINGS; passed += 1) {
      const found = await look(who, seek, going, passed ? OVERNIGHT : LOOK);
      if (found) return found;
      await post("clock", { to: morning(now(), passed ? 1 : mornings).toISOString() });
    }
    return look(who, seek, going, OVERNIGHT);
  }

  /** The next such day of a month comes, and with it what is waited for. */
  async function arrive(step, who, going) {
    const at = nextDay(now(), step.on, step.at ?? [10, 0]);
    await post("clock", { to: at.toISOString() });
    return look(who, () => since(who, at, step.waits), going);
  }

  /** Others do the same, on telephones of their own that nobody has to look at. */
  async function follow({ also = [], says, taps }, heard, going) {
    const verb = says ? "say" : "tap", what = says ? { text: says.replace("{}", heard) } : { label: taps };
    for (const name of also) {
      const until = Date.now() + STUCK;
      while (going() && Date.now() < until && !await tries(named(name), verb, what)) await new Promise(done => setTimeout(done, LOOK));
    }
  }

  async function perform(step, who, going, mine) {
    const heard = step.heard ? await look(who, () => recall(step.heard), going) : "";
    const done = heard !== undefined && await deed(step, who, heard, going, mine);
    if (done) await follow(step, heard, going);
    return done;
  }

  async function deed(step, who, heard, going, mine) {
    const tick = () => calm() || mine.hurried ? Promise.resolve() : sleep(KEYSTROKE);
    if (step.passes) await post("clock", { move: step.passes * MINUTE });
    if (step.taps) return tap(who, () => look(who, phone => keyOn(phone, step.taps), going), going, mine);
    if (step.waits) {
      const shown = phone => phone.element.innerText.includes(step.waits);
      const seen = step.on ? await arrive(step, who, going) : await (step.later ? live : look)(who, shown, going, step.later);
      if (seen) uncover(find(who), step.waits);
      return Boolean(seen);
    }
    // The phone may still show the chat that it showed before.
    const key = titled(who, step.chat)?.key;
    const writing = await look(who, phone => phone.shows() === key && phone.screen().writing, going);
    if (!writing) return false;
    if (step.says) await writing.types(step.says.replace("{}", heard), tick);
    if (step.photo) await writing.drawn(step.photo);
    return true;
  }

  async function tap(who, seek, going, mine) {
    const key = await seek();
    if (!key) return false;
    key.scrollIntoView({ block: "nearest" });
    key.classList.add("aimed");
    if (!mine.hurried) await sleep(POINTING);
    if (!going()) return false;
    // What it was aimed at may have been drawn anew meanwhile.
    const still = key.isConnected ? key : await seek();
    still?.click();
    // Whoever goes on before the bot has taken the press may overtake it; some never answer.
    if (still) await look(who, phone => !phone.element.querySelector("[aria-busy]"), going, ANSWERED);
    return Boolean(still);
  }

  return { look, perform };
}

/** The newest button of that name on the screen. */
function keyOn(phone, label) {
  const keys = [...phone.element.querySelectorAll(".inline .key, .keys .key")];
  return keys.reverse().find(key => key.firstChild.textContent === label) ?? keys.find(key => key.textContent.includes(label));
}

/** Whether it was said to somebody since then, or written anew. */
function since(who, at, words) {
  const said = message => (message.edit_date ?? message.date) * 1000 >= at && (message.text ?? message.caption ?? "").includes(words);
  return chatsOf(who).some(chat => [...chat.messages.values()].some(said));
}

/** What stood in the newest message of somebody's chats that fits. */
function recall({ who, like }) {
  for (const chat of chatsOf(named(who)))
    for (const message of [...chat.messages.values()].reverse()) {
      const found = (message.text ?? message.caption ?? "").match(like);
      if (found) return found[1];
    }
  return undefined;
}

/** A picture above the words that were waited for. */
function uncover(phone, words) {
  const bubbles = [...phone?.element.querySelectorAll(".bubble") ?? []].reverse();
  const picture = bubbles.find(bubble => bubble.innerText.includes(words))?.querySelector(".photo img");
  const show = () => picture.scrollIntoView({ block: "nearest" });
  if (picture?.complete) show();
  else picture?.addEventListener("load", show);
}
