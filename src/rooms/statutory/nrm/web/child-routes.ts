import { z } from "zod";
import { anId, optionalQuery } from "../../../../platform/http/field.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { sayDone, type Outcome } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../../directory/index.ts";
import { mayDo } from "../../../subjects/index.ts";
import {
  dateTyped,
  type ChildFacts,
  childParams,
  childRoute,
} from "../../../child-record/index.ts";
import type { NrmChange } from "../change-referral.ts";
import { agencyOf, knownFields } from "../known.ts";
import { nrmClocksOn } from "../nrm-config.ts";
import { findReferral, listAnswers, type Referral } from "../nrm-reads.ts";
import { saveAnswers } from "../prepare.ts";
import { mayFollow, recordedSteps, recordStep } from "../record-step.ts";
import { submitReferral } from "../submit.ts";
import { considerRoutes } from "./consider-routes.ts";
import {
  answersOf,
  prepareInput,
  stepFormOf,
  stepInput,
  submitFormOf,
  submitInput,
} from "./fields.ts";
import { nrmPaths } from "./paths.ts";
import { copyPage, preparePage, type PreparePage } from "./prepare-page.tsx";
import { referralPage } from "./referral-page.tsx";
import { stepPage, submitPage, type StepPage, type SubmitPage } from "./step-pages.tsx";

const params = childParams.extend({ nrmReferralId: anId });
const stepQuery = z.object({ step: optionalQuery(z.enum(recordedSteps)) });

type Found = { readonly facts: ChildFacts; readonly referral: Referral };

async function find(
  tx: Tx,
  facts: ChildFacts,
  referralId: string,
): Promise<{ readonly referral: Referral } | undefined> {
  const { personId } = facts.person;
  const referral = await findReferral(tx, { personId, referralId });
  return referral && { referral };
}

type Came<P> = { readonly change: NrmChange; readonly page: (again: FormState) => Promise<P> };
type FormState = Partial<Pick<StepPage, "errors" | "isStale">>;

/** Back to the referral, or the form again with what is wrong; what stands by now is read anew. */
async function answer(
  { facts, referral }: Found,
  { change, page }: Came<Outcome & { kind: "page" }>,
): Promise<Outcome> {
  const { personId } = facts.person;
  if (change.kind === "accepted")
    return { kind: "redirect", to: nrmPaths.referral(personId, referral.referralId) };
  const errors = change.kind === "invalid" ? change.errors : [];
  const { view } = await page({ errors, isStale: change.kind === "stale" });
  return { kind: change.kind, view };
}

async function prepare(
  tx: Tx,
  { facts, referral }: Found,
  again: Pick<PreparePage, "csrfToken" | "typed"> & FormState,
) {
  const answers = await listAnswers(tx, referral.referralId);
  const known = knownFields(referral.form, facts);
  const view = preparePage({ facts, referral, answers, known, ...again });
  return { kind: "page" as const, view };
}

async function submit(
  tx: Tx,
  { facts, referral }: Found,
  again: Pick<SubmitPage, "csrfToken" | "typed"> & FormState,
) {
  const answers = await listAnswers(tx, referral.referralId);
  const clocks = await nrmClocksOn(tx, facts.today);
  const view = submitPage({ facts, referral, answers, clocks, ...again });
  return { kind: "page" as const, view };
}

/** The referral as it stands by now, for a form that comes back stale. */
const now = async (tx: Tx, found: Found): Promise<Found> => ({
  ...found,
  ...((await find(tx, found.facts, found.referral.referralId)) ?? {}),
});

const prepareRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/nrm/:nrmReferralId",
    access: { permission: "child.view" },
    audit: { action: "nrm.read" },
    input: { params },
    handle: async (facts, { tx, actor, params: { nrmReferralId } }) => {
      const found = await find(tx, facts, nrmReferralId);
      if (!found) return { kind: "notFound" };
      const view = referralPage({
        ...found,
        facts,
        answers: await listAnswers(tx, nrmReferralId),
        calendar: await getWorkingCalendar(tx),
        mayRecord: mayDo(actor, "nrm.record", facts),
      });
      return { kind: "page", view };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/nrm/:nrmReferralId/copy",
    access: { permission: "child.view" },
    audit: { action: "nrm.copy" },
    input: { params },
    handle: async (facts, { tx, params: { nrmReferralId } }) => {
      const found = await find(tx, facts, nrmReferralId);
      if (!found) return { kind: "notFound" };
      const answers = await listAnswers(tx, nrmReferralId);
      return { kind: "page", view: copyPage({ ...found, facts, answers }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/nrm/:nrmReferralId/prepare",
    access: { permission: "nrm.record" },
    audit: { action: "nrm.read" },
    input: { params },
    handle: async (facts, { tx, frame: { csrfToken }, params: { nrmReferralId } }) => {
      const found = await find(tx, facts, nrmReferralId);
      if (!found) return { kind: "notFound" };
      if (found.referral.stage !== "preparing") {
        return { kind: "redirect", to: nrmPaths.referral(facts.person.personId, nrmReferralId) };
      }
      return prepare(tx, { facts, ...found }, { csrfToken });
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/nrm/:nrmReferralId/prepare",
    access: { permission: "nrm.record" },
    audit: { action: "nrm.prepare" },
    input: { params, form: prepareInput },
    handle: async (facts, { tx, actor, clock, frame, params: { nrmReferralId }, form }) => {
      const { csrfToken } = frame;
      const found = await find(tx, facts, nrmReferralId);
      if (!found) return { kind: "notFound" };
      const { person } = facts;
      const typed = answersOf(form);
      const saving = { ...found, person, typed, version: form.version };
      const change = await saveAnswers(tx, { actor, at: clock.now() }, saving);
      return sayDone(
        "Answers saved. Nothing has been sent.",
        answer(
          { facts, ...found },
          {
            change,
            page: async (again) =>
              prepare(tx, await now(tx, { facts, ...found }), { csrfToken, typed, ...again }),
          },
        ),
      );
    },
  }),
];

const sentRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/nrm/:nrmReferralId/submit",
    access: { permission: "nrm.record" },
    audit: { action: "nrm.read" },
    input: { params },
    handle: async (facts, { tx, actor, frame: { csrfToken }, params: { nrmReferralId } }) => {
      const found = await find(tx, facts, nrmReferralId);
      if (!found) return { kind: "notFound" };
      const mine = found.referral.form.responders.find(({ name }) => name === agencyOf(actor));
      const typed = {
        ...submitInput.parse({}),
        responder: mine?.key ?? "",
        ...dateTyped("submitted", facts.today),
      };
      return submit(tx, { facts, ...found }, { csrfToken, typed });
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/nrm/:nrmReferralId/submit",
    access: { permission: "nrm.record" },
    audit: { action: "nrm.submit" },
    input: { params, form: submitInput },
    handle: async (facts, { tx, actor, clock, frame, params: { nrmReferralId }, form: typed }) => {
      const { csrfToken } = frame;
      const { person, today } = facts;
      const found = await find(tx, facts, nrmReferralId);
      if (!found) return { kind: "notFound" };
      const change = await submitReferral(
        tx,
        { actor, at: clock.now(), today, calendar: await getWorkingCalendar(tx) },
        {
          ...found,
          person,
          version: typed.version,
          form: submitFormOf(typed),
          clocks: await nrmClocksOn(tx, today),
        },
      );
      return sayDone(
        "Recorded as sent to the National Referral Mechanism.",
        answer(
          { facts, ...found },
          {
            change,
            page: async (again) =>
              submit(tx, await now(tx, { facts, ...found }), { csrfToken, typed, ...again }),
          },
        ),
      );
    },
  }),
];

const stepRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/nrm/:nrmReferralId/step",
    access: { permission: "nrm.record" },
    audit: { action: "nrm.read" },
    input: { params, query: stepQuery },
    handle: async (facts, { tx, frame: { csrfToken }, params: asked, query: { step } }) => {
      const found = await find(tx, facts, asked.nrmReferralId);
      if (!found) return { kind: "notFound" };
      const { personId } = facts.person;
      if (!step || !mayFollow(step, found.referral))
        return { kind: "redirect", to: nrmPaths.referral(personId, asked.nrmReferralId) };
      const typed = { ...stepInput.parse({}), ...dateTyped("happened", facts.today) };
      return { kind: "page", view: stepPage({ facts, ...found, step, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/nrm/:nrmReferralId/step",
    access: { permission: "nrm.record" },
    audit: { action: "nrm.step" },
    input: { params, query: stepQuery, form: stepInput },
    handle: async (facts, { tx, actor, clock, frame, params: asked, query, form: typed }) => {
      const { csrfToken } = frame;
      const { person, today } = facts;
      const { step } = query;
      const found = await find(tx, facts, asked.nrmReferralId);
      if (!found || !step) return { kind: "notFound" };
      const change = await recordStep(
        tx,
        { actor, at: clock.now(), today, calendar: await getWorkingCalendar(tx) },
        { ...found, person, step, version: typed.version, form: stepFormOf(typed) },
      );
      return sayDone(
        "Step recorded.",
        answer(
          { facts, ...found },
          {
            change,
            page: async (again) => {
              const standing = await now(tx, { facts, ...found });
              const view = stepPage({ ...standing, step, csrfToken, typed, ...again });
              return { kind: "page", view };
            },
          },
        ),
      );
    },
  }),
];

/** A child's referrals: considered, prepared, sent, decided. */
export const childNrmRoutes: readonly Route[] = [
  ...considerRoutes,
  ...prepareRoutes,
  ...sentRoutes,
  ...stepRoutes,
];
