// Short words at the foot of the page, read aloud by screen readers; they go by themselves.

import { make } from "./dom.js";

const STAYS = 5000;
const box = make("div", { class: "notices", role: "status", "aria-live": "polite" });

export function notice(words) {
  if (!box.isConnected) document.body.append(box);
  const line = make("p", {}, words);
  box.replaceChildren(line);
  setTimeout(() => line.remove(), STAYS);
}
