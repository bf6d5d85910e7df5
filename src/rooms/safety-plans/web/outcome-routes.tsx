import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, anyField, field } from "../../../platform/http/field.ts";
import { redirectDone, sayDone, type Outcome as Answer } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { childParams, childRoute, type ChildFacts } from "../../child-record/index.ts";
import { listActions, type Action } from "../../work/index.ts";
import type { Outcome } from "../plan.ts";
import { findPlan } from "../plan-reads.ts";
import { planSchemeOn } from "../plan-scheme.ts";
import type { PlanChange } from "../plan-writes.ts";
import { endOutcome, linkPromises, rateOutcome, saveOutcome } from "../save-outcome.ts";
import {
  blankOutcome,
  newOutcomePage,
  outcomePage,
  type OutcomePage,
  type OutcomeTyped,
} from "./outcome-page.tsx";
import { paths } from "./paths.ts";

const writing = { permission: "plan.manage" } as const;
const outcomeParams = childParams.extend({ outcomeId: anId });

const outcomeForm = z.object({ wording: field(), why: field(), version: field() });
const ratingForm = z.object({ rating: field(), reason: field() });
const endForm = z.object({ endedReason: field(), version: field() });
const tickForm = z.object({ promise: anyField.optional(), was: anyField.optional() });

/** Outcomes of the plan that is open; of a closed one its versions tell. */
export async function findOutcome(
  tx: Tx,
  personId: string,
  outcomeId: string,
): Promise<Outcome | undefined> {
  const whole = await findPlan(tx, personId);
  return whole?.outcomes.find((one) => one.outcomeId === outcomeId);
}

/** What can be ticked: everything open, and what serves this outcome already. */
async function offeredFor(tx: Tx, personId: string, outcome: Outcome): Promise<readonly Action[]> {
  const linked = new Set(outcome.promises.map(({ actionId }) => actionId));
  const actions = await listActions(tx, personId);
  return actions.filter(({ state, actionId }) => state === "open" || linked.has(actionId));
}

type HandlerInput = { readonly tx: Tx; readonly frame: { readonly csrfToken: string } };
type FormState = Partial<Pick<OutcomePage, "errors" | "isStale">> & {
  readonly typed?: Partial<OutcomeTyped>;
};

async function pageOf(
  facts: ChildFacts,
  given: HandlerInput,
  outcome: Outcome,
  again: FormState = {},
) {
  const { tx, frame } = given;
  return outcomePage({
    facts,
    outcome,
    csrfToken: frame.csrfToken,
    ...again,
    typed: { ...blankOutcome(outcome), ...again.typed },
    scheme: await planSchemeOn(tx, facts.today),
    offered: await offeredFor(tx, facts.person.personId, outcome),
  });
}

type Changed = { readonly change: PlanChange; readonly typed: Partial<OutcomeTyped> };

/** On to the outcome, or back to its page with everything that was typed. */
async function after(
  facts: ChildFacts,
  given: HandlerInput,
  outcome: Outcome,
  { change, typed }: Changed,
): Promise<Answer> {
  const { personId } = facts.person;
  if (change.kind === "accepted") {
    return { kind: "redirect", to: paths.outcome(personId, outcome.outcomeId) };
  }
  if (change.kind === "invalid") {
    const again = { typed, errors: change.errors };
    return { kind: "invalid", view: await pageOf(facts, given, outcome, again) };
  }
  const now = (await findOutcome(given.tx, personId, outcome.outcomeId)) ?? outcome;
  const view = await pageOf(facts, given, now, { typed, isStale: true });
  return { kind: "stale", view };
}

export const outcomeRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/safety-plan/outcomes",
    access: writing,
    audit: { action: "child.plan.read" },
    input: { params: childParams },
    handle: (facts, { frame: { csrfToken } }) =>
      Promise.resolve({
        kind: "page",
        view: newOutcomePage({ facts, csrfToken, typed: blankOutcome() }),
      }),
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/outcomes",
    access: writing,
    audit: { action: "plan.outcome.save" },
    input: { params: childParams, form: outcomeForm },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const change = await saveOutcome(tx, acting, { person, outcome: undefined, form });
      if (change.kind === "invalid") {
        const typed = { ...blankOutcome(), ...form };
        const view = newOutcomePage({ facts, csrfToken, typed, errors: change.errors });
        return { kind: "invalid", view };
      }
      return redirectDone(
        paths.plan(person.personId),
        "Outcome added. Next: add the actions for it.",
      );
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/safety-plan/outcomes/:outcomeId",
    access: { permission: "child.view" },
    audit: { action: "child.plan.read" },
    input: { params: outcomeParams },
    handle: async (facts, given) => {
      const outcome = await findOutcome(given.tx, facts.person.personId, given.params.outcomeId);
      if (!outcome) return { kind: "notFound" };
      return { kind: "page", view: await pageOf(facts, given, outcome) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/outcomes/:outcomeId",
    access: writing,
    audit: { action: "plan.outcome.save" },
    input: { params: outcomeParams, form: outcomeForm },
    handle: async (facts, given) => {
      const { tx, actor, clock, form, params } = given;
      const { person, today } = facts;
      const outcome = await findOutcome(tx, person.personId, params.outcomeId);
      if (!outcome) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today };
      const change = await saveOutcome(tx, acting, { person, outcome, form });
      return sayDone("Outcome saved.", after(facts, given, outcome, { change, typed: form }));
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/outcomes/:outcomeId/rating",
    access: writing,
    audit: { action: "plan.outcome.rate" },
    input: { params: outcomeParams, form: ratingForm },
    handle: async (facts, given) => {
      const { tx, actor, clock, form, params } = given;
      const { person, today } = facts;
      const outcome = await findOutcome(tx, person.personId, params.outcomeId);
      if (!outcome || outcome.endedOn !== null) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today };
      const scheme = await planSchemeOn(tx, today);
      const change = await rateOutcome(tx, acting, { person, outcome, scheme, form });
      return sayDone("Rating saved.", after(facts, given, outcome, { change, typed: form }));
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/outcomes/:outcomeId/promises",
    access: writing,
    audit: { action: "plan.promises.link" },
    input: { params: outcomeParams, form: tickForm },
    handle: async (facts, given) => {
      const { tx, actor, clock, form, params } = given;
      const { person, today } = facts;
      const outcome = await findOutcome(tx, person.personId, params.outcomeId);
      if (!outcome || outcome.endedOn !== null) return { kind: "notFound" };
      const offered = await offeredFor(tx, person.personId, outcome);
      const [ticked, were] = [[form.promise ?? []].flat(), [form.was ?? []].flat()];
      const acting = { actor, at: clock.now(), today };
      await linkPromises(tx, acting, { person, outcome, offered, ticked, were });
      return redirectDone(
        paths.outcome(person.personId, outcome.outcomeId),
        "Action added. It is in its owner’s list.",
      );
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/safety-plan/outcomes/:outcomeId/end",
    access: writing,
    audit: { action: "plan.outcome.end" },
    input: { params: outcomeParams, form: endForm },
    handle: async (facts, given) => {
      const { tx, actor, clock, form, params } = given;
      const { person, today } = facts;
      const outcome = await findOutcome(tx, person.personId, params.outcomeId);
      if (!outcome) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today };
      const change = await endOutcome(tx, acting, { person, outcome, form });
      const { endedReason } = form;
      return sayDone(
        "Outcome ended.",
        after(facts, given, outcome, { change, typed: { endedReason } }),
      );
    },
  }),
];
