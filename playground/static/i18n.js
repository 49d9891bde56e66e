// The page's own words, in the language of whoever looks at it.

import { ZH } from "./chinese.js";
import { EN } from "./english.js";

const WORDS = { zh: ZH, en: EN };
const ZONE = "Asia/Shanghai";

function chosen() {
  const asked = new URLSearchParams(location.search).get("lang") ?? navigator.language ?? "zh";
  return asked.toLowerCase().startsWith("en") ? "en" : "zh";
}

let language = chosen();

export const spoken = () => language;

/** The address changes with it, so that a reload keeps the language. */
export function speak(wanted) {
  language = wanted;
  const url = new URL(location.href);
  url.searchParams.set("lang", wanted);
  history.replaceState(null, "", url);
}

/** t("members", {count: 3}) */
export function t(key, values = {}) {
  const words = WORDS[language][key] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** Words handed in from outside: {zh, en}. */
export const said = words => words?.[language] ?? words?.zh ?? words?.en ?? "";

const formats = new Map();

function format(date, options) {
  const key = `${language} ${JSON.stringify(options)}`;
  if (!formats.has(key)) {
    const locale = language === "zh" ? "zh-CN" : "en-GB";
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options }));
  }
  return formats.get(key).format(date);
}

const HOUR = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

export const hour = date => format(date, HOUR);
export const day = date => format(date, { month: "long", day: "numeric" });
export const moment = date => format(date, { month: "long", day: "numeric", weekday: "short", ...HOUR });
export const sameDay = (one, other) => dayNumber(one) === dayNumber(other);
export const exact = date => format(date, { ...HOUR, second: "2-digit" });

/** Milliseconds: China has kept one offset since 1991. */
const EAST = 8 * 3600_000;

const dayNumber = date => Math.floor((date.getTime() + EAST) / 86_400_000);

/** Ten o'clock in China, so many mornings on. */
export function morning(from, mornings) {
  const there = new Date(from.getTime() + EAST);
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), there.getUTCDate() + mornings, 2));
}

/** The next such day of a month in China, at [hour, minute] there. */
export function nextDay(from, day, [hour, minute]) {
  const there = new Date(from.getTime() + EAST);
  const at = month => new Date(Date.UTC(there.getUTCFullYear(), month, day, hour - 8, minute));
  const here = at(there.getUTCMonth());
  return here > from ? here : at(there.getUTCMonth() + 1);
}

/** The next 25th at 19:00 in China. */
export const next25th = from => nextDay(from, 25, [19, 0]);
