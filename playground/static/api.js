// What people do goes to the stand-in here; what comes of it arrives as events.

import { notice } from "./notices.js";

async function asked(path, options) {
  let found;
  try {
    const response = await fetch(`/playground/${path}`, options);
    found = await response.json();
  } catch {
    found = { error: "…" };
  }
  if (found.error) notice(found.error);
  return found;
}

export const get = path => asked(path, {});

const asJson = body => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export const post = (path, body = {}) => asked(path, asJson(body));

/** A deed of a person's: does(1001, "say", {text: "…"}) */
export const does = (person, verb, body) => post(`people/${person}/${verb}`, body);

/** As `does`, where it may be too early: false then, and nobody is told. */
export const tries = (person, verb, body) =>
  fetch(`/playground/people/${person}/${verb}`, asJson(body)).then(({ ok }) => ok, () => false);

/** A file's bytes as JSON can carry them. */
export async function base64(file) {
  const reader = new FileReader();
  await new Promise((done, failed) => {
    reader.onload = done;
    reader.onerror = failed;
    reader.readAsDataURL(file);
  });
  return reader.result.slice(reader.result.indexOf(",") + 1);
}
