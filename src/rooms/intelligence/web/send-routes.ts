import { holds } from "../../../platform/access/actor.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { decideEntry } from "../decide-entry.ts";
import { findEntry } from "../entry-reads.ts";
import { decideForm, sendForm } from "../send-form.ts";
import { managersFor, sendEntry, type SentChange } from "../send-entry.ts";
import { sentList } from "../sent-list.ts";
import {
  agrees,
  byOn,
  entryParams,
  intelligenceForm,
  noParams,
  sends,
  shows,
} from "./intelligence-form.ts";
import { intelligencePaths } from "./paths.ts";
import { decidePage, ownPage, sendPage, sentPage } from "./send-pages.tsx";

/** What is said when it is sent: of something alike no more than that it came. */
function doneWords({ isAlike, closedTo = [] }: SentChange): string {
  const alike = isAlike
    ? " Something alike came from someone else before: what it says is not for you to read, and yours counts as a second account."
    : "";
  const closed =
    closedTo.length > 0
      ? ` ${closedTo.join(" and ")} is named in it and cannot read it. If someone who works with children may be harming a child, tell the designated officer (LADO) today.`
      : "";
  return `Sent to police.${alike}${closed} You hear what came of it in general words.`;
}

const sendRoutes = intelligenceForm({
  path: "/intelligence/send",
  params: noParams,
  access: sends,
  reads: "intelligence.new",
  action: "intelligence.send",
  done: "Sent to police.",
  form: sendForm,
  about: ({ tx, actor, at, today }) => managersFor(tx, { actor, at, today }),
  send: async (_managers, sent) => {
    const change = await sendEntry(sent.tx, byOn(sent), sent.typed);
    const { intelligenceId } = change;
    if (change.kind !== "accepted" || intelligenceId === undefined) return change;
    const done =
      sent.typed.childSaid === "unsafe"
        ? "Sent to the manager you named. Police read nothing of it before they have decided."
        : doneWords(change);
    return {
      kind: "accepted",
      to: intelligencePaths.own(intelligenceId),
      subjectIds: [intelligenceId],
      done,
    };
  },
  home: () => intelligencePaths.sent,
  page: (managers, state) => sendPage(managers, state),
});

const sentRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/intelligence/sent",
    access: sends,
    audit: { action: "intelligence.sent.list" },
    shows,
    input: { query: sentList.query },
    handle: async (given) => {
      const shown = await sentList.show(given, { path: intelligencePaths.sent });
      return { kind: "page", view: sentPage(shown, holds(given.actor, "intelligence.agree")) };
    },
  }),
  route({
    method: "GET",
    path: "/intelligence/sent/:intelligenceId",
    access: sends,
    audit: { action: "intelligence.sent.read" },
    shows,
    input: { params: entryParams },
    handle: async ({ tx, actor, params: { intelligenceId } }) => {
      const entry = await findEntry(tx, intelligenceId);
      const subjectIds = [intelligenceId];
      if (entry?.sentBy !== actor.id) return { kind: "notFound", subjectIds };
      return { kind: "page", view: ownPage(entry), subjectIds };
    },
  }),
];

const decideRoutes = intelligenceForm({
  path: "/intelligence/sent/:intelligenceId/decide",
  params: entryParams,
  access: agrees,
  reads: "intelligence.decide.read",
  action: "intelligence.decide",
  done: "Decision recorded. The sender has been told.",
  form: decideForm,
  about: async ({ tx, actor, params: { intelligenceId } }) => {
    const entry = await findEntry(tx, intelligenceId);
    return entry?.deciderId === actor.id && entry.state === "asked" ? entry : undefined;
  },
  send: (entry, sent) => decideEntry(sent.tx, byOn(sent), { entry, form: sent.typed }),
  home: () => intelligencePaths.toDecide,
  page: (entry, state) => decidePage(entry, state),
});

export const sendingRoutes: readonly Route[] = [...sendRoutes, ...sentRoutes, ...decideRoutes];
