import type { AnyForm, Sent } from "../../../kernel/forms/index.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { mayDo } from "../../subjects/index.ts";
import {
  type ChildFacts,
  childFormSent,
  childParams,
  childRoute,
} from "../../child-record/index.ts";
import type { CommandContext, EscalationChange } from "../escalation.ts";
import { findEscalation, listEscalations, type Escalation } from "../escalation-reads.ts";
import type { FormChange } from "../../work/index.ts";
import { resolveEscalation, resolveForm } from "../resolve.ts";
import {
  answerEscalation,
  answerForm,
  moveForm,
  moveOn,
  pauseEscalation,
  pauseForm,
  resumeEscalation,
  resumeForm,
} from "../take-on.ts";
import { tellOtherSide, tellRaiser } from "../tell.ts";
import { escalationPage } from "./escalation-page.tsx";
import { childEscalationsPage } from "./escalations-page.tsx";
import { decidersOf, rightsOn, type Rights } from "./ground.ts";
import { escalationPaths } from "./paths.ts";
import type { StepName, StepStates } from "./take-on-forms.tsx";

const params = childParams.extend({ escalationId: anId });

/** What a form about a disagreement is about. */
type OfEscalation = { readonly facts: ChildFacts; readonly escalation: Escalation };

type Shown = { readonly csrfToken: string; readonly states: StepStates };

const viewOf = async (tx: Tx, about: OfEscalation, shown: Shown) =>
  escalationPage({
    ...about,
    ...shown,
    calendar: await getWorkingCalendar(tx),
    deciders: decidersOf(about.facts),
    rights: rightsOn(about.facts, about.escalation),
  });

type Doing<F extends AnyForm> = {
  readonly tx: Tx;
  readonly acting: CommandContext;
  readonly facts: ChildFacts;
  readonly escalation: Escalation;
  readonly form: Sent<F>;
};

type Step<F extends AnyForm> = {
  readonly name: StepName;
  readonly form: F;
  readonly may: keyof Rights;
  readonly change: (doing: Doing<F>) => Promise<EscalationChange>;
};

/** One thing that is done to a disagreement, sent from its page. */
const step = <F extends AnyForm>({ name, form, may, change }: Step<F>): Route =>
  childFormSent<typeof params, F, OfEscalation, FormChange>({
    path: `/children/:personId/escalations/:escalationId/${name}`,
    params,
    permission: "escalation.raise",
    action: `escalation.${name}`,
    done: "Step recorded. It is in the chronology.",
    form,
    about: async (facts, tx, asked) => {
      const escalation = await findEscalation(tx, asked);
      return escalation && { facts, escalation };
    },
    send: async ({ facts, escalation }, { tx, actor, clock, typed }) => {
      if (!rightsOn(facts, escalation)[may]) {
        return { kind: "answered", outcome: { kind: "forbidden" } };
      }
      const calendar = await getWorkingCalendar(tx);
      const acting = { actor, at: clock.now(), today: facts.today, calendar };
      return change({ tx, acting, facts, escalation, form: typed });
    },
    home: ({ facts, escalation }) =>
      escalationPaths.one(facts.person.personId, escalation.escalationId),
    page: (about, state, tx) =>
      viewOf(tx, about, { csrfToken: state.csrfToken, states: { [name]: state } }),
  });

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
      const view = await viewOf(tx, { facts, escalation }, { csrfToken, states: {} });
      return { kind: "page", view };
    },
  }),
  step({
    name: "answer",
    form: answerForm,
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
    form: moveForm,
    may: "mayTakeOn",
    change: async ({ tx, acting, facts, escalation, form }) => {
      const { person, circle } = facts;
      const deciders = decidersOf(facts);
      const change = await moveOn(tx, acting, { person, escalation, form, deciders });
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
    form: pauseForm,
    may: "mayTakeOn",
    change: ({ tx, acting, facts: { person }, escalation, form }) =>
      pauseEscalation(tx, acting, { person, escalation, form }),
  }),
  step({
    name: "resume",
    form: resumeForm,
    may: "mayTakeOn",
    change: ({ tx, acting, facts: { person }, escalation, form }) =>
      resumeEscalation(tx, acting, { person, escalation, form }),
  }),
  step({
    name: "resolve",
    form: resolveForm,
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
