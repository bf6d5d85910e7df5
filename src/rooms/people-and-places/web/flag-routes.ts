import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { sayDone, type Outcome, type View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import {
  type FlagChange,
  type Flag,
  blankDecision,
  decisionInput,
  decisionOf,
} from "../../child-record/index.ts";
import { endThingFlag, raiseThingFlag, reviewThingFlag } from "../change-thing-flag.ts";
import { listThingFlagReviews, listThingFlags } from "../thing-flag-reads.ts";
import { findThing } from "../thing-reads.ts";
import { flagsFor, thingFlagSchemeOn } from "../thing-scheme.ts";
import { endPage, raisePage, reviewPage, type Changing } from "./flag-pages.tsx";
import { thingPaths } from "./paths.ts";
import { mayRecord, thingParams } from "./thing-routes.ts";

const params = thingParams.extend({ thingFlagId: anId });
const raiseForm = z.object({ ...decisionInput, type: field(), mirroredIn: field() });
const reviewForm = z.object({ ...decisionInput, mirroredIn: field(), version: field() });
const endForm = z.object({ reason: field(), dissent: field(), version: field() });

async function readThing(tx: Tx, thingId: string, today: string) {
  const thing = await findThing(tx, thingId);
  if (!thing) return undefined;
  const scheme = flagsFor(await thingFlagSchemeOn(tx, today), thing.kind);
  return { thing, scheme, flags: await listThingFlags(tx, thingId) };
}

type Ids = z.infer<typeof params>;

/** The flag with what is around it, or undefined where there is none. */
async function readFlag(tx: Tx, { thingId, thingFlagId }: Ids, today: string) {
  const around = await readThing(tx, thingId, today);
  // By the record that it is on, also where that is read under another.
  const flag = around?.flags.find((one) => one.flagId === thingFlagId && one.thingId === thingId);
  if (!around || !flag) return undefined;
  const reviews = await listThingFlagReviews(tx, thingId);
  return { ...around, flag, lastReview: reviews.find(({ flagId }) => flagId === thingFlagId) };
}

const gone = (thingId: string): Outcome => ({ kind: "notFound", subjectIds: [thingId] });
const toThing = (thingId: string): Outcome => ({
  kind: "redirect",
  to: thingPaths.thing(thingId),
  subjectIds: [thingId],
});

type Sent<T> = {
  readonly page: Changing<T>;
  readonly change: FlagChange;
  readonly draw: (page: Changing<T>) => View;
  /** Read once more, where somebody else was first. */
  readonly now: () => Promise<{ readonly flag: Flag } | undefined>;
};

async function answer<T>({ page, change, draw, now }: Sent<T>): Promise<Outcome> {
  const { thingId } = page.thing;
  const subjectIds = [thingId];
  if (change.kind === "accepted") return toThing(thingId);
  if (change.kind === "invalid")
    return { kind: "invalid", view: draw({ ...page, errors: change.errors }), subjectIds };
  const again = { ...page, ...(await now()), isStale: true };
  return { kind: "stale", view: draw(again), subjectIds };
}

const raiseRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/subjects/:thingId/flags",
    access: mayRecord,
    audit: { action: "subject.read" },
    shows: { about: "children" },
    input: { params: thingParams },
    handle: async ({ tx, clock, frame: { csrfToken }, params: { thingId } }) => {
      const today = clock.today();
      const around = await readThing(tx, thingId, today);
      if (!around) return gone(thingId);
      const typed = { ...blankDecision(today, around.scheme), type: "", mirroredIn: "" };
      const view = raisePage({ ...around, csrfToken, typed });
      return { kind: "page", view, subjectIds: [thingId] };
    },
  }),
  route({
    method: "POST",
    path: "/subjects/:thingId/flags",
    access: mayRecord,
    audit: { action: "subject.flag.raise" },
    shows: { about: "children" },
    input: { params: thingParams, form: raiseForm },
    handle: async ({
      tx,
      actor,
      clock,
      frame: { csrfToken },
      params: { thingId },
      form: typed,
    }) => {
      const today = clock.today();
      const around = await readThing(tx, thingId, today);
      if (!around) return gone(thingId);
      const deciding = { actor, at: clock.now(), today, flagScheme: around.scheme };
      const { type, mirroredIn } = typed;
      const form = { ...decisionOf(typed), type, mirroredIn };
      const change = await raiseThingFlag(tx, deciding, { thingId, form });
      if (change.kind === "accepted")
        return sayDone("Flag added. Its review date is below.", toThing(thingId));
      const errors = change.kind === "invalid" ? change.errors : [];
      const view = raisePage({ ...around, csrfToken, typed, errors });
      return { kind: "invalid", view, subjectIds: [thingId] };
    },
  }),
];

const reviewRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/subjects/:thingId/flags/:thingFlagId/review",
    access: mayRecord,
    audit: { action: "subject.read" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ tx, clock, frame: { csrfToken }, params: ids }) => {
      const today = clock.today();
      const found = await readFlag(tx, ids, today);
      if (!found) return gone(ids.thingId);
      if (found.flag.endedOn !== null) return toThing(ids.thingId);
      const blank = blankDecision(today, found.scheme);
      const typed = { ...blank, mirroredIn: found.flag.mirroredIn.join("\n"), version: "" };
      const view = reviewPage({ ...found, csrfToken, typed });
      return { kind: "page", view, subjectIds: [ids.thingId] };
    },
  }),
  route({
    method: "POST",
    path: "/subjects/:thingId/flags/:thingFlagId/review",
    access: mayRecord,
    audit: { action: "subject.flag.review" },
    shows: { about: "children" },
    input: { params, form: reviewForm },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params: ids, form: typed }) => {
      const today = clock.today();
      const found = await readFlag(tx, ids, today);
      if (!found) return gone(ids.thingId);
      const { mirroredIn, version } = typed;
      const form = { ...decisionOf(typed), mirroredIn, version };
      const deciding = { actor, at: clock.now(), today };
      const { thingId } = ids;
      const change = await reviewThingFlag(tx, deciding, { thingId, flag: found.flag, form });
      const page = { ...found, csrfToken, typed };
      return sayDone(
        "Flag reviewed. Its next review date is below.",
        answer({ page, change, draw: reviewPage, now: () => readFlag(tx, ids, today) }),
      );
    },
  }),
];

const endRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/subjects/:thingId/flags/:thingFlagId/end",
    access: mayRecord,
    audit: { action: "subject.read" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ tx, clock, frame: { csrfToken }, params: ids }) => {
      const found = await readFlag(tx, ids, clock.today());
      if (!found) return gone(ids.thingId);
      if (found.flag.endedOn !== null) return toThing(ids.thingId);
      const typed = { reason: "", dissent: "", version: "" };
      const view = endPage({ ...found, csrfToken, typed });
      return { kind: "page", view, subjectIds: [ids.thingId] };
    },
  }),
  route({
    method: "POST",
    path: "/subjects/:thingId/flags/:thingFlagId/end",
    access: mayRecord,
    audit: { action: "subject.flag.end" },
    shows: { about: "children" },
    input: { params, form: endForm },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, params: ids, form: typed }) => {
      const today = clock.today();
      const found = await readFlag(tx, ids, today);
      if (!found) return gone(ids.thingId);
      const { thingId } = ids;
      const deciding = { actor, at: clock.now(), today };
      const change = await endThingFlag(tx, deciding, { thingId, flag: found.flag, form: typed });
      const page = { ...found, csrfToken, typed };
      return sayDone(
        "Flag ended.",
        answer({ page, change, draw: endPage, now: () => readFlag(tx, ids, today) }),
      );
    },
  }),
];

/** Flags on subjects that are no children. */
export const thingFlagRoutes: readonly Route[] = [...raiseRoutes, ...reviewRoutes, ...endRoutes];
