import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { field } from "../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { endFlag, reviewFlag } from "../change-flag.ts";
import { listFlagReviews, listFlags, type Flag } from "../flag-reads.ts";
import { raiseFlag } from "../raise-flag.ts";
import type { ChildFacts } from "./child-frame.tsx";
import { childParams, childRoute } from "./child-route.ts";
import { blankDecision, decisionInput, decisionOf } from "./decision-input.ts";
import { endFlagPage, raiseFlagPage, reviewFlagPage } from "./flag-form-pages.tsx";
import { paths } from "./paths.ts";

const params = childParams.extend({ flagId: z.uuid() });
const raiseForm = z.object({ ...decisionInput, type: field(), mirroredIn: field() });
const reviewForm = z.object({ ...decisionInput, mirroredIn: field(), version: field() });
const endForm = z.object({ reason: field(), dissent: field(), version: field() });

const flagOf = ({ flags }: ChildFacts, flagId: string): Flag | undefined =>
  flags.find((flag) => flag.flagId === flagId);

async function lastReviewOf(tx: Tx, facts: ChildFacts, flagId: string) {
  const reviews = await listFlagReviews(tx, facts.person.personId);
  return reviews.find((review) => review.flagId === flagId);
}

const toWorry = ({ person }: ChildFacts): Outcome => ({
  kind: "redirect",
  to: paths.worry(person.personId),
});

/** The flag as it is now, and the record with it: after somebody else changed it. */
async function readAgain(tx: Tx, facts: ChildFacts, flag: Flag) {
  const flags = await listFlags(tx, facts.person.personId);
  const now = flags.find(({ flagId }) => flagId === flag.flagId) ?? flag;
  return { facts: { ...facts, flags }, flag: now, isStale: true } as const;
}

export const flagRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/flags",
    access: { permission: "flag.manage" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: (facts, { frame }) => {
      const blank = blankDecision(facts.today, facts.flagScheme);
      const typed = { ...blank, type: "", mirroredIn: "" };
      const view = raiseFlagPage({ facts, csrfToken: frame.csrfToken, typed });
      return Promise.resolve({ kind: "page", view });
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/flags",
    access: { permission: "flag.manage" },
    audit: { action: "flag.raise" },
    input: { params: childParams, form: raiseForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, today, flagScheme } = facts;
      const form = { ...decisionOf(typed), type: typed.type, mirroredIn: typed.mirroredIn };
      const deciding = { actor, at: clock.now(), today, flagScheme };
      const change = await raiseFlag(tx, deciding, { person, form });
      if (change.kind === "accepted")
        return sayDone("Flag added. Its review date is below.", toWorry(facts));
      const { errors } = change;
      const view = raiseFlagPage({ facts, csrfToken: frame.csrfToken, typed, errors });
      return { kind: "invalid", view };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/flags/:flagId/review",
    access: { permission: "flag.manage" },
    audit: { action: "child.read" },
    input: { params },
    handle: async (facts, { tx, params: { flagId }, frame }) => {
      const flag = flagOf(facts, flagId);
      if (!flag) return { kind: "notFound" };
      if (flag.endedOn !== null) return toWorry(facts);
      const blank = blankDecision(facts.today, facts.flagScheme);
      const typed = { ...blank, mirroredIn: flag.mirroredIn.join("\n"), version: "" };
      const lastReview = await lastReviewOf(tx, facts, flagId);
      const page = { facts, csrfToken: frame.csrfToken, typed, flag, lastReview };
      return { kind: "page", view: reviewFlagPage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/flags/:flagId/review",
    access: { permission: "flag.manage" },
    audit: { action: "flag.review" },
    input: { params, form: reviewForm },
    handle: async (facts, { tx, actor, clock, params: { flagId }, frame, form: typed }) => {
      const flag = flagOf(facts, flagId);
      if (!flag) return { kind: "notFound" };
      const { person, today, flagScheme } = facts;
      const { mirroredIn, version } = typed;
      const form = { ...decisionOf(typed), mirroredIn, version };
      const deciding = { actor, at: clock.now(), today, flagScheme };
      const change = await reviewFlag(tx, deciding, { person, flag, form });
      if (change.kind === "accepted")
        return sayDone("Flag reviewed. Its next review date is below.", toWorry(facts));
      const lastReview = await lastReviewOf(tx, facts, flagId);
      const page = { facts, csrfToken: frame.csrfToken, typed, flag, lastReview };
      if (change.kind === "invalid") {
        return { kind: "invalid", view: reviewFlagPage({ ...page, errors: change.errors }) };
      }
      const again = { ...page, ...(await readAgain(tx, facts, flag)) };
      return { kind: "stale", view: reviewFlagPage(again) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/flags/:flagId/end",
    access: { permission: "flag.manage" },
    audit: { action: "child.read" },
    input: { params },
    handle: async (facts, { tx, params: { flagId }, frame }) => {
      const flag = flagOf(facts, flagId);
      if (!flag) return { kind: "notFound" };
      if (flag.endedOn !== null) return toWorry(facts);
      const typed = { reason: "", dissent: "", version: "" };
      const lastReview = await lastReviewOf(tx, facts, flagId);
      const page = { facts, csrfToken: frame.csrfToken, typed, flag, lastReview };
      return { kind: "page", view: endFlagPage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/flags/:flagId/end",
    access: { permission: "flag.manage" },
    audit: { action: "flag.end" },
    input: { params, form: endForm },
    handle: async (facts, { tx, actor, clock, params: { flagId }, frame, form: typed }) => {
      const flag = flagOf(facts, flagId);
      if (!flag) return { kind: "notFound" };
      const { person, today, flagScheme } = facts;
      const deciding = { actor, at: clock.now(), today, flagScheme };
      const change = await endFlag(tx, deciding, { person, flag, form: typed });
      if (change.kind === "accepted") return sayDone("Flag ended.", toWorry(facts));
      const lastReview = await lastReviewOf(tx, facts, flagId);
      const page = { facts, csrfToken: frame.csrfToken, typed, flag, lastReview };
      if (change.kind === "invalid") {
        return { kind: "invalid", view: endFlagPage({ ...page, errors: change.errors }) };
      }
      const again = { ...page, ...(await readAgain(tx, facts, flag)) };
      return { kind: "stale", view: endFlagPage(again) };
    },
  }),
];
