// The log of the bot's calls, beside the phones.

import { get } from "./api.js";
import { iconButton, make } from "./dom.js";
import { exact, t } from "./i18n.js";

const MOST = 300;
const LONGEST = 400;

export function calls() {
  const list = make("ol", { class: "calls" });
  const element = make("aside", { class: "drawer", hidden: true });

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
    const known = await get("calls");
    list.replaceChildren(...(known.length ? known.slice(-MOST).reverse().map(line) : [make("li", { class: "empty" }, t("noCalls"))]));
  }

  function heard(change) {
    if (change.kind !== "call" || element.hidden) return;
    list.querySelector(".empty")?.remove();
    list.prepend(line({ ...change.detail, at: change.at }));
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
