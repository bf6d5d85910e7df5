import { z } from "zod";
import type { DateParts } from "../../../kernel/fields.ts";
import { field } from "../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import {
  askForRelease,
  recordGiven,
  releasePaper,
  sendBack,
  withdrawPaper,
  type StepChange,
} from "../paper-steps.ts";
import { findPaper } from "../paper-reads.ts";
import { pageOf, type FormState } from "./paper-page-facts.ts";
import { paperRoute, type PaperFacts, type PaperGiven } from "./paper-route.ts";
import { paths } from "./paths.ts";

const preparing = { permission: "meeting.manage" } as const;
const releasing = { permission: "paper.release" } as const;
const version = z.object({ version: field() });
type HandlerInput = PaperGiven<z.ZodType<object>>;

/** Where a step leads: on to the paper, or back to its page with what stands in the way. */
async function after(
  facts: PaperFacts,
  given: HandlerInput,
  { change, again = {} }: { readonly change: StepChange; readonly again?: FormState },
): Promise<Outcome> {
  const { paperId } = facts.paper;
  switch (change.kind) {
    case "accepted":
      return { kind: "redirect", to: paths.paper(paperId) };
    case "own":
      return { kind: "refused", view: await pageOf(facts, given, { ...again, problem: "own" }) };
    case "unnamed":
      return {
        kind: "refused",
        view: await pageOf(facts, given, { ...again, problem: "unnamed" }),
      };
    case "stopped":
      return {
        kind: "refused",
        view: await pageOf(facts, given, { ...again, problem: "stopped" }),
        detail: {
          findings: change.checked.findings.length,
          recipient: change.checked.reasons.length > 0,
        },
      };
    case "stale": {
      const paper = (await findPaper(given.tx, given.actor, paperId)) ?? facts.paper;
      const view = await pageOf({ ...facts, paper }, given, { ...again, problem: "stale" });
      return { kind: "stale", view };
    }
    case "invalid":
      return {
        kind: "invalid",
        view: await pageOf(facts, given, { ...again, errors: change.errors }),
      };
  }
}

const actingOf = ({ actor, clock, asPapers }: HandlerInput) => ({
  actor,
  asPapers,
  at: clock.now(),
});

export const stepRoutes: readonly Route[] = [
  paperRoute({
    method: "POST",
    path: "/papers/:paperId/ask",
    access: preparing,
    audit: { action: "paper.ask" },
    input: { form: version },
    handle: async (facts, given) => {
      const asked = { ...facts, version: given.form.version };
      return sayDone(
        "You asked for release. A second person must release the paper.",
        after(facts, given, {
          change: await askForRelease(given.tx, actingOf(given), asked),
        }),
      );
    },
  }),
  paperRoute({
    method: "POST",
    path: "/papers/:paperId/release",
    access: releasing,
    audit: { action: "paper.release" },
    stepUp: {
      withinMinutes: 5,
      before: "a paper leaves",
      done: "You released the paper. It can now be printed and given.",
    },
    input: { form: version },
    handle: async (facts, given) => {
      const asked = { ...facts, version: given.form.version };
      return after(facts, given, { change: await releasePaper(given.tx, actingOf(given), asked) });
    },
  }),
  paperRoute({
    method: "POST",
    path: "/papers/:paperId/send-back",
    access: releasing,
    audit: { action: "paper.send-back" },
    input: { form: version.extend({ words: field() }) },
    handle: async (facts, given) => {
      const { words } = given.form;
      const asked = { ...facts, version: given.form.version, words };
      const change = await sendBack(given.tx, actingOf(given), asked);
      return sayDone(
        "The paper was sent back with your words.",
        after(facts, given, { change, again: { words } }),
      );
    },
  }),
  paperRoute({
    method: "POST",
    path: "/papers/:paperId/withdraw",
    access: preparing,
    audit: { action: "paper.withdraw" },
    input: { form: version },
    handle: async (facts, given) => {
      const asked = { ...facts, version: given.form.version };
      return sayDone(
        "The paper was withdrawn. It cannot be released.",
        after(facts, given, { change: await withdrawPaper(given.tx, actingOf(given), asked) }),
      );
    },
  }),
  paperRoute({
    method: "POST",
    path: "/papers/:paperId/given",
    access: preparing,
    audit: { action: "paper.given" },
    input: {
      form: version.extend({
        "on-day": field(),
        "on-month": field(),
        "on-year": field(),
        how: field(),
        readBack: field(),
      }),
    },
    handle: async (facts, given) => {
      const { form } = given;
      const on: DateParts = {
        day: form["on-day"],
        month: form["on-month"],
        year: form["on-year"],
      };
      const { today, actor } = facts;
      const typed = { on, how: form.how, readBack: form.readBack };
      const asked = { ...facts, version: form.version, form: typed };
      const change = await recordGiven(given.tx, { actor, today }, asked);
      return sayDone(
        "Recorded: the paper was given.",
        after(facts, given, { change, again: { given: typed } }),
      );
    },
  }),
];
