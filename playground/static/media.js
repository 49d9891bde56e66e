// What a message carries besides words.

import { icon, make } from "./dom.js";
import { t } from "./i18n.js";
import { kindOf } from "./words.js";

const BARS = 28;

const file = id => `/playground/files/${encodeURIComponent(id)}`;

/** The photos of one message or of an album, in a grid. */
export function photos(messages, enlarge) {
  const count = Math.min(messages.length, 4);
  return make("div", { class: `photos of${count}` }, messages.map(message => {
    const size = message.photo.at(-1);
    const words = message.caption || t("photo");
    const image = make("img", { src: file(size.file_id), alt: words, width: size.width, height: size.height, loading: "lazy", decoding: "async" });
    return make("button", { type: "button", class: "photo", "aria-label": words, onclick: () => enlarge(file(size.file_id), words) }, image);
  }));
}

export function other(message) {
  const kind = kindOf(message);
  return kind ? SHOWN[kind]?.(message[kind]) : undefined;
}

const SHOWN = { voice, video, document: paper, contact, location };

/** A made-up voice has no sound: pressing it shows how long it lasts. */
function voice({ duration, file_unique_id: seed }) {
  const bars = Array.from({ length: BARS }, (_, at) => {
    const height = 25 + (seed.charCodeAt(at % seed.length) * (at + 3) * 7) % 75;
    return make("span", { class: `tick h${Math.round(height / 10)}` });
  });
  const wave = make("span", { class: "wave", "aria-hidden": "true" }, bars);
  const play = () => {
    wave.style.setProperty("--seconds", `${duration}s`);
    wave.classList.remove("playing");
    void wave.offsetWidth;
    wave.classList.add("playing");
  };
  return make("div", { class: "voice" },
    make("button", { type: "button", class: "disc", "aria-label": t("playVoice"), onclick: play }, icon("play")),
    wave, make("span", { class: "small" }, t("seconds", { count: duration })));
}

function video({ duration }) {
  return make("div", { class: "film" }, icon("play"), make("span", { class: "small" }, t("seconds", { count: duration })));
}

function paper({ file_id: id, file_name: name, file_size: size }) {
  return make("a", { class: "card", href: file(id), download: name ?? "file" },
    make("span", { class: "disc", "aria-hidden": "true" }, (name ?? "").split(".").at(-1).slice(0, 4) || "…"),
    make("span", {}, make("b", {}, name ?? t("documentWord")), make("span", { class: "small" }, weight(size))));
}

const weight = bytes => bytes < 1024 ? `${bytes} B` : bytes < 1 << 20 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;

function contact({ first_name: first, last_name: last, phone_number: phone }) {
  const name = [first, last].filter(Boolean).join(" ");
  return make("div", { class: "card" },
    make("span", { class: "disc", "aria-hidden": "true" }, [...name][0] ?? "?"),
    make("span", {}, make("b", {}, name), make("span", { class: "small" }, `+${phone.replace(/^\+/, "")}`)));
}

function location({ latitude, longitude }) {
  return make("div", { class: "place" },
    make("span", { class: "dot", "aria-hidden": "true" }),
    make("span", { class: "small" }, `${t("locationWord")} ${latitude.toFixed(4)}, ${longitude.toFixed(4)}`));
}
