import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field, optionalQuery } from "../../../platform/http/field.ts";
import { isId } from "../../../kernel/ids.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { joinThings, partThings } from "../join-things.ts";
import { listJoined, standingJoins } from "../join-reads.ts";
import { findThing, listThings, type Thing } from "../thing-reads.ts";
import { joinPage, partPage } from "./join-pages.tsx";
import { thingPaths } from "./paths.ts";
import { mayRecord, thingParams } from "./thing-routes.ts";

const mostFound = 20;
const joinForm = z.object({ q: field(), other: field(), reason: field() });
const partParams = thingParams.extend({ thingJoinId: anId });

/** A record that stands for itself; what is read under another is joined and taken apart there. */
async function standingThing(tx: Tx, thingId: string): Promise<Thing | undefined> {
  const thing = await findThing(tx, thingId);
  return thing?.intoId === null ? thing : undefined;
}

type Looking = { readonly thing: Thing; readonly q: string; readonly today: string };

async function lookFor(tx: Tx, { thing, q, today }: Looking): Promise<readonly Thing[]> {
  if (q.trim() === "") return [];
  const { kind, thingId } = thing;
  const found = await listThings(tx, { today, kind, sought: q, page: 1, pageSize: mostFound });
  return found.filter((one) => one.thingId !== thingId);
}

async function findJoin(tx: Tx, { thingId, thingJoinId }: z.infer<typeof partParams>) {
  const thing = await findThing(tx, thingId);
  if (!thing) return undefined;
  const joined = (await listJoined(tx, thingId)).find(({ joinId }) => joinId === thingJoinId);
  return joined && { thing, joined };
}

const gone = (thingId: string): Outcome => ({ kind: "notFound", subjectIds: [thingId] });

const joinRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/subjects/:thingId/same",
    access: mayRecord,
    audit: { action: "subject.read" },
    shows: { about: "children" },
    input: { params: thingParams, query: z.object({ q: optionalQuery(text().max(100)) }) },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { thingId }, query: { q = "" } }) => {
      const thing = await standingThing(tx, thingId);
      if (!thing) return gone(thingId);
      const found = await lookFor(tx, { thing, q, today: clock.today() });
      const view = joinPage({ thing, q, found, csrfToken, typed: { other: "", reason: "" } });
      return { kind: "page", view, subjectIds: [thingId] };
    },
  }),
  route({
    method: "POST",
    path: "/subjects/:thingId/same",
    access: mayRecord,
    audit: { action: "subject.join" },
    shows: { about: "children" },
    input: { params: thingParams, form: joinForm },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params: { thingId }, form }) => {
      const thing = await standingThing(tx, thingId);
      if (!thing) return gone(thingId);
      const { q, reason } = form;
      const other = isId(form.other) ? form.other : "";
      const [at, today] = [clock.now(), clock.today()];
      const change = await joinThings(tx, { actor, at, today }, { thing, form: { other, reason } });
      const subjectIds = [thingId, ...(other === "" ? [] : [other])];
      if (change.kind === "accepted")
        return redirectDone(
          thingPaths.thing(thingId),
          "Recorded as the same. Both are shown on one page.",
          { subjectIds },
        );
      const found = await lookFor(tx, { thing, q, today });
      const { errors } = change;
      const typed = { other, reason };
      const view = joinPage({ thing, q, found, csrfToken, typed, errors });
      return { kind: "invalid", view, subjectIds };
    },
  }),
];

const partRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/subjects/:thingId/same/:thingJoinId",
    access: mayRecord,
    audit: { action: "subject.read" },
    shows: { about: "children" },
    input: { params: partParams },
    handle: async ({ tx, frame: { csrfToken }, params }) => {
      const { thingId } = params;
      const found = await findJoin(tx, params);
      if (!found) return gone(thingId);
      const isOver = standingJoins([found.joined]).length === 0;
      if (isOver) return { kind: "redirect", to: thingPaths.thing(thingId), subjectIds: [thingId] };
      const view = partPage({ ...found, csrfToken, reason: "" });
      return { kind: "page", view, subjectIds: [thingId, found.joined.thingId] };
    },
  }),
  route({
    method: "POST",
    path: "/subjects/:thingId/same/:thingJoinId",
    access: mayRecord,
    audit: { action: "subject.part" },
    shows: { about: "children" },
    input: { params: partParams, form: z.object({ reason: field() }) },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params, form: { reason } }) => {
      const { thingId } = params;
      const found = await findJoin(tx, params);
      if (!found) return gone(thingId);
      const subjectIds = [thingId, found.joined.thingId];
      const acting = { actor, at: clock.now() };
      const change = await partThings(tx, acting, { joined: found.joined, reason });
      if (change.kind === "accepted")
        return redirectDone(thingPaths.thing(thingId), "Separated again. Each has its own page.", {
          subjectIds,
        });
      const page = { ...found, csrfToken, reason };
      if (change.kind === "stale")
        return { kind: "stale", view: partPage({ ...page, isStale: true }), subjectIds };
      const view = partPage({ ...page, errors: change.errors });
      return { kind: "invalid", view, subjectIds };
    },
  }),
];

/** That two records are of one subject, and that they are not. */
export const thingJoinRoutes: readonly Route[] = [...joinRoutes, ...partRoutes];
