// A message in a few words: for lists, replies, and what the group itself says.

import { t } from "./i18n.js";
import { user, userName } from "./state.js";

const KINDS = {
  photo: "photo", voice: "voiceWord", video: "videoWord", document: "documentWord",
  contact: "contactWord", location: "locationWord",
};

export const kindOf = message => Object.keys(KINDS).find(kind => kind in message);

export function gist(message) {
  if (!message) return "";
  const told = service(message);
  if (told) return told;
  const words = message.text ?? message.caption ?? "";
  const kind = kindOf(message);
  const first = words.split("\n").filter(line => line.trim()).join(" ").slice(0, 90);
  return kind ? [t(KINDS[kind]), first].filter(Boolean).join(" · ") : first;
}

/** What a service message says; undefined for any other. */
export function service(message) {
  const by = senderName(message);
  const [came] = message.new_chat_members ?? [];
  const gone = message.left_chat_member;
  if (came) {
    const who = message.new_chat_members.map(userName).join("、");
    return came.id === message.by ? t("joined", { who }) : t("added", { by, who });
  }
  if (gone) {
    const who = userName(gone);
    return gone.id === message.by ? t("left", { who }) : t("kicked", { by, who });
  }
  if (message.pinned_message) return t("pinnedIt", { by, words: gist(message.pinned_message) });
  if (message.group_chat_created || message.supergroup_chat_created) return t("created", { by });
  if (message.new_chat_title) return t("renamed", { title: message.new_chat_title });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t("grown");
  return undefined;
}

/** Whom the message seems to be from: an anonymous administrator speaks as the group. */
export const senderName = message => message.sender_chat?.title ?? userName(user(message.from?.id) ?? message.from);

export function originName(origin) {
  if (origin.type === "user") return userName(origin.sender_user);
  return origin.sender_chat?.title ?? origin.sender_user_name ?? "?";
}
