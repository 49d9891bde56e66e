// The log of the bot's calls, beside the phones.

import { get } from "./api.js";
import { iconButton, make } from "./dom.js";
import { exact, t } from "./i18n.js";

const MOST = 300;
const LONGEST = 400;

export function calls() {
  const list = make("ol", { class: "calls" });
  const element = make("aside", { class: "drawer", hidden: true });
  let newest = 0;
  /** Calls that are made while the past ones are fetched; null at all other times. */
  let meanwhile = null;

  /** Its words, in the language spoken. */
  function build() {
    element.setAttribute("aria-label", t("calls"));
    element.replaceChildren(make("header", { class: "head" },
      make("div", { class: "naming" }, make("h3", {}, t("calls")), make("p", { class: "under" }, t("callsMore"))),
      iconButton("close", t("close"), toggle)), list);
  }

  async function toggle() {
    element.hidden = !element.hidden;
    dispatchEvent(new Event("resize"));
    if (element.hidden) return;
    meanwhile = [];
    const known = await get("calls");
    newest = 0;
    list.replaceChildren(make("li", { class: "empty" }, t("noCalls")));
    for (const call of [...known.slice(-MOST), ...meanwhile]) add(call);
    meanwhile = null;
  }

  function heard(change) {
    if (change.kind !== "call" || element.hidden) return;
    const call = { ...change.detail, at: change.at };
    if (meanwhile) meanwhile.push(call);
    else add(call);
  }

  function add(call) {
    // A world that began anew counts from one again.
    if (call.number <= newest && call.number !== 1) return;
    newest = call.number;
    list.querySelector(".empty")?.remove();
    list.prepend(line(call));
    while (list.childElementCount > MOST) list.lastChild.remove();
  }

  return { element, build, toggle, heard, isOpen: () => !element.hidden };
}

function line({ at, method, status, description, params = {} }) {
  const said = JSON.stringify(params);
  return make("li", { class: status === 200 ? "" : "bad" },
    make("details", {},
      make("summary", {}, make("time", {}, exact(new Date(at))), make("b", {}, method), make("span", { class: "status" }, String(status)),
        description && make("span", { class: "why" }, description)),
      make("code", {}, said.length > LONGEST ? `${said.slice(0, LONGEST)}…` : said)));
}
