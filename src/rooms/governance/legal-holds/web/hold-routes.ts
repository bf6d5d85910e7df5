import { versionOf } from "../../../../kernel/version-of.ts";
import { z } from "zod";
import { holds as mayDo } from "../../../../platform/access/actor.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { route, type ByStaff, type Route } from "../../../../platform/http/route.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import type { Frame } from "../../../../platform/http/frame.ts";
import { answerLift, askToLift, setHold } from "../hold-commands.ts";
import { findHold, isHeld, listHolds } from "../hold-reads.ts";
import { holdsPage, liftPage, type HoldsPage } from "./holds-page.tsx";

const agree = { permission: "governance.agree" } as const;
const manage = { permission: "governance.manage" } as const;
const params = z.object({ holdId: anId });
const holdForm = z.object({
  covers: field(),
  record: field(),
  reason: field(),
  "review-day": field(),
  "review-month": field(),
  "review-year": field(),
});
const home = "/governance/holds";

type ReadContext = ByStaff & { readonly tx: Tx; readonly frame: Frame };

async function view(
  { tx, actor, frame: { csrfToken } }: ReadContext,
  more: Partial<Pick<HoldsPage, "typed" | "errors" | "problem">> = {},
) {
  return holdsPage({
    holds: await listHolds(tx),
    isHeld: await isHeld(tx, actor.partnershipId),
    readerId: actor.id,
    mayManage: mayDo(actor, "governance.manage"),
    csrfToken,
    typed: holdForm.parse({}),
    ...more,
  });
}

const setting: readonly Route[] = [
  route({
    method: "GET",
    path: "/governance/holds",
    access: agree,
    audit: { action: "hold.list" },
    shows: { about: "children" },
    input: {},
    handle: async (given) => ({ kind: "page", view: await view(given) }),
  }),
  route({
    method: "POST",
    path: "/governance/holds",
    access: manage,
    audit: { action: "hold.set" },
    shows: { about: "children" },
    input: { form: holdForm },
    handle: async (given) => {
      const { tx, clock, form: typed } = given;
      const reviewBy = {
        day: typed["review-day"],
        month: typed["review-month"],
        year: typed["review-year"],
      };
      const acting = { at: clock.now(), today: clock.today() };
      const change = await setHold(tx, acting, { ...typed, reviewBy });
      if (change.kind === "accepted") {
        return redirectDone(home, "Legal hold placed. What it covers is kept.", {
          subjectIds: [change.holdId],
        });
      }
      return { kind: "invalid", view: await view(given, { typed, errors: change.errors }) };
    },
  }),
];

const lifting: readonly Route[] = [
  route({
    method: "GET",
    path: "/governance/holds/:holdId/lift",
    access: manage,
    audit: { action: "hold.look" },
    shows: { about: "children" },
    input: { params },
    handle: async ({ tx, frame: { csrfToken }, params: { holdId } }) => {
      const hold = await findHold(tx, holdId);
      if (!hold) return { kind: "notFound", subjectIds: [holdId] };
      if (hold.liftedAt !== null) return { kind: "redirect", to: home };
      return {
        kind: "page",
        view: liftPage({ hold, csrfToken, reason: "" }),
        subjectIds: [holdId],
      };
    },
  }),
  route({
    method: "POST",
    path: "/governance/holds/:holdId/lift",
    access: manage,
    audit: { action: "hold.ask-to-lift" },
    shows: { about: "children" },
    input: { params, form: z.object({ reason: field(), version: field() }) },
    handle: async (given) => {
      const { tx, clock, frame, form, params: at } = given;
      const subjectIds = [at.holdId];
      const hold = await findHold(tx, at.holdId);
      if (!hold) return { kind: "notFound", subjectIds };
      const asked = { hold, reason: form.reason, version: versionOf(form.version) };
      const change = await askToLift(tx, clock.now(), asked);
      if (change.kind === "accepted")
        return redirectDone(
          home,
          "You asked to lift the hold. A second person must agree; until then it stays in force.",
          { subjectIds },
        );
      if (change.kind === "stale") {
        const problem = "A colleague has changed this hold. Read the current version.";
        return { kind: "stale", view: await view(given, { problem }), subjectIds };
      }
      if (change.kind === "none") return { kind: "notFound", subjectIds };
      const page = { hold, csrfToken: frame.csrfToken, reason: form.reason };
      return { kind: "invalid", view: liftPage({ ...page, errors: change.errors }), subjectIds };
    },
  }),
  route({
    method: "POST",
    path: "/governance/holds/:holdId/answer",
    access: agree,
    audit: { action: "hold.answer" },
    shows: { about: "children" },
    input: { params, form: z.object({ verdict: field(), version: field() }) },
    handle: async (given) => {
      const { tx, clock, form, params: at } = given;
      const subjectIds = [at.holdId];
      const hold = await findHold(tx, at.holdId);
      if (!hold) return { kind: "notFound", subjectIds };
      const agrees = form.verdict === "agree";
      const answer = { hold, agrees, version: versionOf(form.version) };
      const change = await answerLift(tx, clock.now(), answer);
      if (change.kind === "none") return { kind: "notFound", subjectIds };
      if (change.kind === "own") {
        const problem = "You asked for this yourself: a second person has to agree.";
        return { kind: "refused", view: await view(given, { problem }), subjectIds };
      }
      if (change.kind === "stale") {
        const problem = "A colleague has changed this hold. Read the current version.";
        return { kind: "stale", view: await view(given, { problem }), subjectIds };
      }
      return redirectDone(home, "Your answer was saved. The hold is shown below.", {
        subjectIds,
        detail: { agrees },
      });
    },
  }),
];

export const holdRoutes: readonly Route[] = [...setting, ...lifting];
