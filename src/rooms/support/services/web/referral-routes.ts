import { z } from "zod";
import { ageOn } from "../../../../kernel/dates.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { mayDo } from "../../../subjects/index.ts";
import {
  type ChildFacts,
  childParams,
  childRoute,
  dateInput,
  dateOf,
  dateTyped,
} from "../../../child-record/index.ts";
import { beginReferral, moveReferral } from "../refer.ts";
import { findReferral, listSteps } from "../referral-reads.ts";
import { serviceSchemeOn } from "../service-scheme.ts";
import { listServices, type Service } from "../service-reads.ts";
import type { StepForm } from "../step-form.ts";
import { servicePaths } from "./paths.ts";
import type { StepTyped } from "./referral-parts.tsx";
import { referPage, referralPage, type ReferralPage } from "./referral-pages.tsx";

const step = {
  step: field(),
  wording: field(),
  outcome: field(),
  reasonKey: field(),
  ...dateInput("on"),
};
const referralParams = childParams.extend({ referralId: anId });

const formOf = (typed: StepTyped): StepForm => ({ ...typed, on: dateOf(typed, "on") });

const blank = (today: string, chosen = ""): StepTyped => ({
  step: chosen,
  wording: "",
  outcome: "",
  reasonKey: "",
  ...dateTyped("on", today),
});

/** Those that take a child of this age stand first. */
async function servicesFor(tx: Tx, { person, today }: ChildFacts): Promise<readonly Service[]> {
  const all = await listServices(tx, { today });
  const age = person.bornOn === null ? undefined : ageOn(person.bornOn, today);
  if (age === undefined) return all;
  const takes = ({ youngest, oldest }: Service) => age >= (youngest ?? 0) && age <= (oldest ?? 25);
  return [...all.filter(takes), ...all.filter((one) => !takes(one))];
}

type Which = { readonly facts: ChildFacts; readonly referralId: string };
type FormState = Pick<ReferralPage, "csrfToken" | "typed"> &
  Partial<Pick<ReferralPage, "errors" | "isStale">>;

async function viewOf(tx: Tx, { facts, referralId }: Which, again: FormState) {
  const referral = await findReferral(tx, { personId: facts.person.personId, referralId });
  if (!referral) return undefined;
  return referralPage({
    ...again,
    facts,
    referral,
    steps: await listSteps(tx, referralId),
    scheme: await serviceSchemeOn(tx, facts.today),
    mayRecord: mayDo(facts.actor, "recovery.record", facts),
  });
}

/** A child and services. Of a sensitive one there is nothing here but for its list and whoever referred. */
export const referralRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/services/new",
    access: { permission: "recovery.record" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const scheme = await serviceSchemeOn(tx, facts.today);
      const typed = { ...blank(facts.today, "referred"), service: "" };
      const services = await servicesFor(tx, facts);
      return { kind: "page", view: referPage({ facts, scheme, csrfToken, services, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/services/new",
    access: { permission: "recovery.record" },
    audit: { action: "referral.add" },
    input: { params: childParams, form: z.object({ service: field(), ...step }) },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const scheme = await serviceSchemeOn(tx, today);
      const services = await servicesFor(tx, facts);
      const service = services.find(({ serviceId }) => serviceId === typed.service);
      const acting = { actor, at: clock.now(), today, scheme };
      const change = await beginReferral(tx, acting, { person, service, form: formOf(typed) });
      if (change.kind === "accepted") {
        const to = servicePaths.referral(person.personId, change.referralId);
        return redirectDone(to, "Referral saved.");
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      return {
        kind: "invalid",
        view: referPage({ facts, scheme, csrfToken, services, typed, errors }),
      };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/services/:referralId",
    access: { permission: "child.view" },
    audit: { action: "referral.read" },
    input: { params: referralParams },
    handle: async (facts, { tx, frame: { csrfToken }, params: { referralId } }) => {
      const typed = blank(facts.today);
      const view = await viewOf(tx, { facts, referralId }, { csrfToken, typed });
      return view ? { kind: "page", view } : { kind: "notFound" };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/services/:referralId",
    access: { permission: "recovery.record" },
    audit: { action: "referral.step" },
    input: { params: referralParams, form: z.object({ version: field(), ...step }) },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const { person, today } = facts;
      const { referralId } = params;
      const referral = await findReferral(tx, { personId: person.personId, referralId });
      if (!referral) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today, scheme: await serviceSchemeOn(tx, today) };
      const { version } = typed;
      const moving = { person, referral, form: formOf(typed), version };
      const change = await moveReferral(tx, acting, moving);
      if (change.kind === "accepted") {
        return redirectDone(
          servicePaths.referral(person.personId, referralId),
          "Referral changed.",
        );
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = { csrfToken, typed, errors, isStale: change.kind === "stale" };
      const view = await viewOf(tx, { facts, referralId }, again);
      return view ? { kind: change.kind, view } : { kind: "notFound" };
    },
  }),
];
