// One chat on somebody's screen: its head, its messages, and where to write.

import { does } from "./api.js";
import { composer, untouched } from "./composer.js";
import { avatar, icon, iconButton, make } from "./dom.js";
import { history } from "./history.js";
import { t } from "./i18n.js";
import { copy } from "./keyboard.js";
import { follow, talk } from "./links.js";
import { enlarge, menu, sure } from "./menus.js";
import { address, chatName, chatsOf, insiders, rules, user, userName, world } from "./state.js";
import { read, toList } from "./view.js";
import { gist } from "./words.js";

const EMOJIS = ["👍", "❤️", "🎉", "🙏", "😢"];
/** Telegram shows "typing" for so many milliseconds. */
const TYPES = 5000;

export function chatscreen(person, key) {
  const chatNow = () => world.chats.get(key);
  const say = body => does(person, "say", { chat_id: address(chatNow()), ...body });
  const messages = history(person, chatNow, {
    follow: ({ url, command }) => url ? follow(person, url) : say({ text: command }),
    menu: messageMenu,
    jump: id => messages.jump(id),
    enlarge,
  });
  const writing = composer(person, chatNow);
  const under = make("p", { class: "under" });
  const head = make("header", { class: "head" },
    iconButton("back", t("back"), () => toList(person)),
    avatar(chatNow().bot ?? chatNow().id, chatName(chatNow())),
    make("div", { class: "naming" }, make("h3", {}, chatName(chatNow())), under),
    iconButton("more", t("more"), event => menu(event.currentTarget, chatMenu()), { "aria-haspopup": "menu" }));
  const pinned = make("button", { type: "button", class: "pinned", hidden: true, onclick: () => messages.jump(chatNow().pinned.at(-1)) });
  const instead = make("div", { class: "instead", hidden: true });
  const element = make("div", { class: "screen" }, head, pinned, messages.element, writing.element, instead);
  let typing;
  let seen = 0;

  function chatMenu() {
    const chat = chatNow();
    if (chat.type === "private") {
      const verb = chat.blocked ? "unblock" : "block";
      return [[t(verb), () => does(person, verb, { chat_id: chat.bot })]];
    }
    return [
      ...waiting(chat),
      ...insiders(chat).map(member => [`${userName(user(member.id))}${world.bots.has(member.id) ? ` · ${t("bot")}` : ""}`]),
      [t("leave"), async () => await sure(t("leaveSure", { name: chat.title })) && does(person, "leave", { chat_id: chat.id })],
    ];
  }

  /** Those who ask to be let in, for whoever may let them. */
  const waiting = chat => !rules(chat, person) ? [] : (chat.requests ?? []).flatMap(whom =>
    ["admit", "turn_away"].map(verb => [t(verb, { name: userName(user(whom)) }), () => does(person, verb, { chat_id: chat.id, whom })]));

  function messageMenu(message, anchor) {
    const chat = chatNow();
    const what = { chat_id: address(chat), message_id: message.message_id };
    const mine = message.by === person;
    const words = message.text ?? message.caption;
    const others = chatsOf(person).map(each => [chatName(each), () => does(person, "forward", { ...what, to: address(each) })]);
    menu(anchor, [
      [t("reply"), () => writing.begin({ message })],
      words && [t("copy"), () => copy(words)],
      [t("forward"), () => menu(anchor, [[t("forwardTo")], ...others])],
      mine && words && [t("edit"), () => writing.begin({ message, editing: true })],
      (chat.type === "private" || rules(chat, person)) && [t("pin"), () => does(person, "pin", what)],
      (mine || chat.type === "private" || rules(chat, person)) && [t("remove"), () => does(person, "delete", what)],
    ], { row: EMOJIS.map(emoji => [emoji, () => does(person, "react", { ...what, emoji })]) });
  }

  messages.element.addEventListener("contextmenu", event => {
    const node = event.target.closest?.("[data-id]");
    const message = node && chatNow().messages.get(Number(node.dataset.id));
    if (!message) return;
    event.preventDefault();
    messageMenu(message, node.querySelector(".handle"));
  });

  function subtitle(chat = chatNow()) {
    under.textContent = typing ? t("typing") : chat.type === "private" ? t("bot") : t("members", { count: insiders(chat).length });
    under.classList.toggle("typing", Boolean(typing));
  }

  function hush() {
    clearTimeout(typing);
    typing = undefined;
    subtitle();
  }

  function replaceFoot(chat) {
    const label = chat.blocked ? t("unblock") : untouched(person, chat) ? t("startBot") : "";
    instead.hidden = !label;
    writing.element.hidden = Boolean(label);
    if (!label) return;
    const act = () => chat.blocked ? does(person, "unblock", { chat_id: chat.bot }) : talk(person, world.bots.get(chat.bot));
    instead.replaceChildren(make("button", { type: "button", class: "main wide", onclick: act }, label));
  }

  function showPin(chat) {
    const message = chat.messages.get(chat.pinned?.at(-1));
    pinned.hidden = !message;
    if (message) pinned.replaceChildren(icon("pin"), make("span", {}, make("b", {}, t("pinned")), make("span", {}, gist(message))));
  }

  function update() {
    const chat = chatNow();
    if (!chat) return toList(person);
    if (chat.last > seen) hush();
    else subtitle();
    seen = chat.last;
    replaceFoot(chat);
    showPin(chat);
    writing.update();
    messages.update();
    read(person, chat);
    return undefined;
  }

  function types() {
    clearTimeout(typing);
    typing = setTimeout(hush, TYPES);
    subtitle();
  }

  return { element, update, types, key, writing };
}
