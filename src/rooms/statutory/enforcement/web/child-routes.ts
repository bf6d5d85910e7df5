import { z } from "zod";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { redirectDone, sayDone, type Outcome } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { mayDo } from "../../../subjects/index.ts";
import {
  flagName,
  type ChildFacts,
  childParams,
  childRoute,
  dateInput,
  dateOf,
  dateTyped,
} from "../../../child-record/index.ts";
import {
  askForEnforcement,
  decideEnforcement,
  endGrant,
  type CommandContext,
  type EnforcementChange,
} from "../enforcement.ts";
import type { DecisionForm } from "../enforcement-form.ts";
import { findRequest, listRequests } from "../enforcement-reads.ts";
import { enforcementFlagPage, type FlagPage } from "./flag-page.tsx";
import { enforcementPaths } from "./paths.ts";
import { requestPage, type DecisionTyped, type RequestPage } from "./request-page.tsx";

const flagParams = childParams.extend({ flagId: anId });
const requestParams = childParams.extend({ enforcementId: anId });
const ask = z.object({ wantedUse: field(), power: field(), reason: field(), instead: field() });
const decision = z.object({
  outcome: field(),
  reason: field(),
  section45: field(),
  notCharging: field(),
  safeguards: field(),
  version: field(),
  ...dateInput("from"),
  ...dateInput("until"),
});
const ending = z.object({ reason: field(), version: field() });

const formOf = (typed: DecisionTyped): DecisionForm => ({
  ...typed,
  from: dateOf(typed, "from"),
  until: dateOf(typed, "until"),
});
const blank = (today: string): DecisionTyped => ({
  ...decision.parse({}),
  ...dateTyped("from", today),
});

type By = { readonly actor: StaffActor; readonly at: Date; readonly type: string };

const actingOn = (facts: ChildFacts, { actor, at, type }: By): CommandContext => ({
  actor,
  at,
  today: facts.today,
  person: facts.person,
  circle: facts.circle,
  flagName: flagName(facts.flagScheme, type),
  hrefOf: (requestId) => enforcementPaths.request(facts.person.personId, requestId),
});

type AskAgain = Pick<FlagPage, "csrfToken"> & Partial<Pick<FlagPage, "typed" | "errors">>;

async function flagView(
  tx: Tx,
  facts: ChildFacts,
  { flagId, ...again }: AskAgain & { flagId: string },
) {
  const flag = facts.flags.find((one) => one.flagId === flagId);
  if (!flag) return undefined;
  return enforcementFlagPage({
    typed: ask.parse({}),
    ...again,
    facts,
    flag,
    requests: await listRequests(tx, { personId: facts.person.personId, flagId }),
    mayAsk: mayDo(facts.actor, "note.add", facts),
  });
}

type FormState = Pick<RequestPage, "csrfToken"> &
  Partial<Pick<RequestPage, "typed" | "errors" | "isStale">>;

async function requestView(
  tx: Tx,
  facts: ChildFacts,
  { requestId, ...again }: FormState & { requestId: string },
) {
  const { personId } = facts.person;
  const request = await findRequest(tx, { personId, requestId });
  if (!request) return undefined;
  const mayDecide =
    mayDo(facts.actor, "flag.enforcement", facts) && request.askedById !== facts.actor.id;
  return requestPage({ typed: blank(facts.today), ...again, facts, request, mayDecide });
}

type Came = {
  readonly change: EnforcementChange;
  readonly requestId: string;
  readonly again: FormState;
};

async function answer(
  tx: Tx,
  facts: ChildFacts,
  { change, requestId, again }: Came,
): Promise<Outcome> {
  if (change.kind === "accepted") {
    return { kind: "redirect", to: enforcementPaths.request(facts.person.personId, requestId) };
  }
  const errors = change.kind === "invalid" ? change.errors : [];
  const isStale = change.kind === "stale";
  const view = await requestView(tx, facts, { ...again, requestId, errors, isStale });
  return view ? { kind: change.kind, view } : { kind: "notFound" };
}

const askRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/flags/:flagId/enforcement",
    access: { permission: "child.view" },
    audit: { action: "child.enforcement.read" },
    input: { params: flagParams },
    handle: async (facts, { tx, frame: { csrfToken }, params: { flagId } }) => {
      const view = await flagView(tx, facts, { flagId, csrfToken });
      return view ? { kind: "page", view } : { kind: "notFound" };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/flags/:flagId/enforcement",
    access: { permission: "note.add" },
    audit: { action: "flag.enforcement.ask" },
    input: { params: flagParams, form: ask },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const { flagId } = params;
      const flag = facts.flags.find((one) => one.flagId === flagId && one.endedOn === null);
      if (!flag) return { kind: "notFound" };
      const acting = actingOn(facts, { actor, at: clock.now(), type: flag.type });
      const change = await askForEnforcement(tx, acting, { flag, form: typed });
      if (change.kind === "accepted") {
        const to = enforcementPaths.request(facts.person.personId, change.requestId);
        return redirectDone(to, "Request sent. The answer is due by the date below.");
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const view = await flagView(tx, facts, { flagId, csrfToken, typed, errors });
      return view ? { kind: "invalid", view } : { kind: "notFound" };
    },
  }),
];

/** Asked by whoever works with the child; decided by somebody else, who may. */
export const enforcementChildRoutes: readonly Route[] = [
  ...askRoutes,
  childRoute({
    method: "GET",
    path: "/children/:personId/enforcement/:enforcementId",
    access: { permission: "child.view" },
    audit: { action: "child.enforcement.read" },
    input: { params: requestParams },
    handle: async (facts, { tx, frame: { csrfToken }, params: { enforcementId } }) => {
      const view = await requestView(tx, facts, { requestId: enforcementId, csrfToken });
      return view ? { kind: "page", view } : { kind: "notFound" };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/enforcement/:enforcementId",
    access: { permission: "flag.enforcement" },
    audit: { action: "flag.enforcement.decide" },
    input: { params: requestParams, form: decision },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const requestId = params.enforcementId;
      const { personId } = facts.person;
      const request = await findRequest(tx, { personId, requestId });
      if (!request) return { kind: "notFound" };
      const acting = actingOn(facts, { actor, at: clock.now(), type: request.flagType });
      const change = await decideEnforcement(tx, acting, { request, form: formOf(typed) });
      return sayDone(
        "Answer saved.",
        answer(tx, facts, { change, requestId, again: { csrfToken, typed } }),
      );
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/enforcement/:enforcementId/end",
    access: { permission: "flag.enforcement" },
    audit: { action: "flag.enforcement.end" },
    input: { params: requestParams, form: ending },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form }) => {
      const requestId = params.enforcementId;
      const { personId } = facts.person;
      const request = await findRequest(tx, { personId, requestId });
      if (!request) return { kind: "notFound" };
      const acting = actingOn(facts, { actor, at: clock.now(), type: request.flagType });
      const change = await endGrant(tx, acting, { request, form });
      const typed = { ...blank(facts.today), ...form };
      return sayDone(
        "The request was ended.",
        answer(tx, facts, { change, requestId, again: { csrfToken, typed } }),
      );
    },
  }),
];
