import { z } from "zod";
import { anId, field } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import type { CommandContext, EscalationChange } from "../escalation.ts";
import { findEscalation, listEscalations, type Escalation } from "../escalation-reads.ts";
import { resolveEscalation } from "../resolve.ts";
import { answerEscalation, moveOn, pauseEscalation, resumeEscalation } from "../take-on.ts";
import { tellOtherSide, tellRaiser } from "../tell.ts";
import { escalationPage, type EscalationPage } from "./escalation-page.tsx";
import { childEscalationsPage } from "./escalations-page.tsx";
import { decidersOf, rightsOn, type Rights } from "./ground.ts";
import { escalationPaths } from "./paths.ts";
import { blankTakeOn, type TakeOnTyped } from "./take-on-forms.tsx";

const params = childParams.extend({ escalationId: anId });

type FormState = Pick<EscalationPage, "csrfToken"> & Partial<EscalationPage>;

async function viewOf(tx: Tx, facts: ChildFacts, escalation: Escalation, again: FormState) {
  return escalationPage({
    facts,
    escalation,
    typed: blankTakeOn,
    ...again,
    calendar: await getWorkingCalendar(tx),
    deciders: decidersOf(facts),
    rights: rightsOn(facts, escalation),
  });
}

type Doing<F> = {
  readonly tx: Tx;
  readonly acting: CommandContext;
  readonly facts: ChildFacts;
  readonly escalation: Escalation;
  readonly form: F;
};

type Step<F extends z.ZodObject> = {
  readonly name: "answer" | "move" | "pause" | "resume" | "resolve";
  readonly form: F;
  readonly may: keyof Rights;
  readonly change: (doing: Doing<z.output<F>>) => Promise<EscalationChange>;
};

/** One thing that is done to a disagreement: the same ground, and the same three answers. */
function step<F extends z.ZodObject>({ name, form, may, change }: Step<F>): Route {
  return childRoute({
    method: "POST",
    path: `/children/:personId/escalations/:escalationId/${name}`,
    access: { permission: "escalation.raise" },
    audit: { action: `escalation.${name}` },
    input: { params, form },
    handle: async (
      facts,
      { tx, actor, clock, frame: { csrfToken }, params: asked, form: typed },
    ) => {
      const escalation = await findEscalation(tx, asked);
      if (!escalation) return { kind: "notFound" };
      if (!rightsOn(facts, escalation)[may]) return { kind: "forbidden" };
      const calendar = await getWorkingCalendar(tx);
      const acting = { actor, at: clock.now(), today: facts.today, calendar };
      const done = await change({ tx, acting, facts, escalation, form: typed });
      if (done.kind === "accepted") {
        return redirectDone(
          escalationPaths.one(asked.personId, asked.escalationId),
          "Step recorded. It is in the chronology.",
        );
      }
      const now = (await findEscalation(tx, asked)) ?? escalation;
      const kept = { ...blankTakeOn, ...(typed as Partial<TakeOnTyped>) };
      const errors = done.kind === "invalid" ? done.errors : [];
      const isStale = done.kind === "stale";
      const view = await viewOf(tx, facts, now, { csrfToken, typed: kept, errors, isStale });
      return { kind: done.kind, view } satisfies Outcome;
    },
  });
}

const version = field();

export const escalationRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/escalations",
    access: { permission: "child.view" },
    audit: { action: "child.escalations.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor }) => {
      const view = childEscalationsPage({
        facts,
        escalations: await listEscalations(tx, facts.person.personId),
        calendar: await getWorkingCalendar(tx),
        mayRaise: mayDo(actor, "escalation.raise", facts),
      });
      return { kind: "page", view };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/escalations/:escalationId",
    access: { permission: "child.view" },
    audit: { action: "escalation.read" },
    input: { params },
    handle: async (facts, { tx, frame: { csrfToken }, params: asked }) => {
      const escalation = await findEscalation(tx, asked);
      if (!escalation) return { kind: "notFound" };
      return { kind: "page", view: await viewOf(tx, facts, escalation, { csrfToken }) };
    },
  }),
  step({
    name: "answer",
    form: z.object({ answer: field() }),
    may: "mayAnswer",
    change: async ({ tx, acting, facts: { person }, escalation, form }) => {
      const change = await answerEscalation(tx, acting, { person, escalation, form });
      const { escalationId, raisedById } = escalation;
      const headline = "Your disagreement about a child has an answer";
      if (change.kind === "accepted")
        await tellRaiser(tx, acting, { person, escalationId, raisedById, headline });
      return change;
    },
  }),
  step({
    name: "move",
    form: z.object({ reason: field(), decider: field(), version }),
    may: "mayTakeOn",
    change: async ({ tx, acting, facts, escalation, form }) => {
      const { person, circle } = facts;
      const deciderIds = decidersOf(facts).map(({ staffId }) => staffId);
      const change = await moveOn(tx, acting, { person, escalation, form, deciderIds });
      const { escalationId, withAgencyId } = escalation;
      const deciderId = form.decider === "" ? null : form.decider;
      const headline = "A disagreement about a child went on to the next stage";
      const told = { person, circle, escalationId, deciderId, withAgencyId, headline };
      if (change.kind === "accepted") await tellOtherSide(tx, acting, told);
      return change;
    },
  }),
  step({
    name: "pause",
    form: z.object({ pauseReason: field(), version }),
    may: "mayTakeOn",
    change: ({ tx, acting, facts: { person }, escalation, form }) =>
      pauseEscalation(tx, acting, { person, escalation, form }),
  }),
  step({
    name: "resume",
    form: z.object({ version }),
    may: "mayTakeOn",
    change: ({ tx, acting, facts: { person }, escalation, form }) =>
      resumeEscalation(tx, acting, { person, escalation, form }),
  }),
  step({
    name: "resolve",
    form: z.object({ resolution: field(), agreed: field(), feedback: field(), version }),
    may: "mayTakeOn",
    change: async ({ tx, acting, facts: { person }, escalation, form }) => {
      const change = await resolveEscalation(tx, acting, { person, escalation, form });
      const { escalationId, raisedById } = escalation;
      const headline = "Your disagreement about a child has ended: read how, and what you are told";
      if (change.kind === "accepted")
        await tellRaiser(tx, acting, { person, escalationId, raisedById, headline });
      return change;
    },
  }),
];
