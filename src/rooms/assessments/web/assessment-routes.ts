import { z } from "zod";
import { anId, field } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import { findAssessment, listAssessments } from "../assessment-reads.ts";
import type { AssessmentChange } from "../change-assessment.ts";
import { assessmentKindsOn } from "../kinds.ts";
import { isOwnWork, overseeAssessment } from "../oversee.ts";
import { pauseAssessment, resumeAssessment } from "../pause.ts";
import { assessmentPage, type AssessmentPage } from "./assessment-page.tsx";
import { assessmentsPage } from "./assessments-page.tsx";
import { blankStep } from "./step-forms.tsx";

export const assessmentParams = childParams.extend({ assessmentId: anId });

type FormState = Pick<AssessmentPage, "csrfToken" | "typed"> &
  Partial<Pick<AssessmentPage, "errors" | "isStale">>;

type Which = { readonly facts: ChildFacts; readonly assessmentId: string };

async function viewOf(tx: Tx, { facts, assessmentId }: Which, again: FormState) {
  const { person, actor } = facts;
  const assessment = await findAssessment(tx, { personId: person.personId, assessmentId });
  if (!assessment) return undefined;
  return assessmentPage({
    ...again,
    facts,
    assessment,
    calendar: await getWorkingCalendar(tx),
    mayRecord: mayDo(actor, "assessment.record", facts),
    mayOversee: mayDo(actor, "assessment.oversee", facts) && !isOwnWork(assessment, actor),
  });
}

/** What came of a change: back to the assessment, or its page again with what is wrong. */
async function answer(
  tx: Tx,
  which: Which,
  { change, again }: { readonly change: AssessmentChange; readonly again: FormState },
): Promise<Outcome> {
  const { personId } = which.facts.person;
  if (change.kind === "accepted") {
    return { kind: "redirect", to: pathwayPaths.assessment(personId, which.assessmentId) };
  }
  const isStale = change.kind === "stale";
  const errors = change.kind === "invalid" ? change.errors : [];
  const view = await viewOf(tx, which, { ...again, errors, isStale });
  return view ? { kind: change.kind, view } : { kind: "notFound" };
}

export const assessmentRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/assessments",
    access: { permission: "child.view" },
    audit: { action: "child.assessments.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor }) => {
      const view = assessmentsPage({
        facts,
        assessments: await listAssessments(tx, facts.person.personId),
        kinds: await assessmentKindsOn(tx, facts.today),
        calendar: await getWorkingCalendar(tx),
        mayBegin: mayDo(actor, "assessment.record", facts),
      });
      return { kind: "page", view };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/assessments/:assessmentId",
    access: { permission: "child.view" },
    audit: { action: "assessment.read" },
    input: { params: assessmentParams },
    handle: async (facts, { tx, frame: { csrfToken }, params: { assessmentId } }) => {
      const view = await viewOf(tx, { facts, assessmentId }, { csrfToken, typed: blankStep });
      return view ? { kind: "page", view } : { kind: "notFound" };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/assessments/:assessmentId/pause",
    access: { permission: "assessment.record" },
    audit: { action: "assessment.pause" },
    input: {
      params: assessmentParams,
      form: z.object({ pauseReason: field(), version: field() }),
    },
    handle: async (facts, { tx, actor, clock, frame, params, form }) => {
      const { assessmentId } = params;
      const { person, today } = facts;
      const assessment = await findAssessment(tx, { personId: person.personId, assessmentId });
      if (!assessment) return { kind: "notFound" };
      const calendar = await getWorkingCalendar(tx);
      const acting = { actor, at: clock.now(), today, calendar };
      const typed = { ...blankStep, pauseReason: form.pauseReason };
      const pausing = { reason: form.pauseReason, version: form.version };
      const change = await pauseAssessment(tx, acting, { person, assessment, form: pausing });
      const again = { csrfToken: frame.csrfToken, typed };
      return sayDone(
        "The clock is paused.",
        answer(tx, { facts, assessmentId }, { change, again }),
      );
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/assessments/:assessmentId/resume",
    access: { permission: "assessment.record" },
    audit: { action: "assessment.resume" },
    input: { params: assessmentParams, form: z.object({ version: field() }) },
    handle: async (facts, { tx, actor, clock, frame, params, form }) => {
      const { assessmentId } = params;
      const { person, today } = facts;
      const assessment = await findAssessment(tx, { personId: person.personId, assessmentId });
      if (!assessment) return { kind: "notFound" };
      const calendar = await getWorkingCalendar(tx);
      const acting = { actor, at: clock.now(), today, calendar };
      const { version } = form;
      const change = await resumeAssessment(tx, acting, { person, assessment, version });
      const again = { csrfToken: frame.csrfToken, typed: blankStep };
      return sayDone(
        "The clock runs again. The due date has moved by the days it was paused.",
        answer(tx, { facts, assessmentId }, { change, again }),
      );
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/assessments/:assessmentId/oversee",
    access: { permission: "assessment.oversee" },
    audit: { action: "assessment.oversee" },
    input: { params: assessmentParams, form: z.object({ verdict: field(), view: field() }) },
    handle: async (facts, { tx, actor, clock, frame, params, form }) => {
      const { assessmentId } = params;
      const { person, today } = facts;
      const assessment = await findAssessment(tx, { personId: person.personId, assessmentId });
      if (!assessment) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today };
      const change = await overseeAssessment(tx, acting, { person, assessment, form });
      const again = { csrfToken: frame.csrfToken, typed: { ...blankStep, ...form } };
      return sayDone(
        "Your oversight was recorded.",
        answer(tx, { facts, assessmentId }, { change, again }),
      );
    },
  }),
];
