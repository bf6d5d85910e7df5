import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anyField, field } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { keptForm, subjectOf } from "../../work/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { type ChildFacts, childRoute } from "../../child-record/index.ts";
import { findAssessment } from "../assessment-reads.ts";
import { finishAssessment } from "../finish.ts";
import { factorsOn } from "../kinds.ts";
import { assessmentParams } from "./assessment-routes.ts";
import { finishPage, type FinishPage } from "./finish-page.tsx";

const form = z.object({
  "finishedOn-day": field(),
  "finishedOn-month": field(),
  "finishedOn-year": field(),
  outcome: field(),
  summary: field(),
  lateReason: field(),
  version: field(),
  factors: anyField.default([]),
});

type FormState = Pick<FinishPage, "csrfToken" | "typed"> &
  Partial<Pick<FinishPage, "errors" | "isStale">> & { readonly savedAt?: string | undefined };

const kept = keptForm("assessment", form);

async function viewOf(
  tx: Tx,
  { facts, assessmentId }: { readonly facts: ChildFacts; readonly assessmentId: string },
  { savedAt, ...again }: FormState,
) {
  const { personId } = facts.person;
  const assessment = await findAssessment(tx, { personId, assessmentId });
  if (!assessment) return undefined;
  const calendar = await getWorkingCalendar(tx);
  const returnTo = pathwayPaths.assessment(personId, assessmentId);
  return finishPage({
    ...again,
    facts,
    assessment,
    calendar,
    draft: kept.draft(subjectOf(personId, assessmentId), { returnTo, savedAt }),
    factors: await factorsOn(tx, facts.today),
  });
}

const listOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;

export const finishRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/assessments/:assessmentId/finish",
    access: { permission: "assessment.record" },
    audit: { action: "child.read" },
    input: { params: assessmentParams },
    handle: async (facts, { tx, frame: { csrfToken }, params: { assessmentId } }) => {
      const { day, month, year } = datePartsOf(facts.today);
      const on = { "finishedOn-day": day, "finishedOn-month": month, "finishedOn-year": year };
      const subject = subjectOf(facts.person.personId, assessmentId);
      const { typed: before = form.parse(on), savedAt } = await kept.find(tx, subject);
      const typed = { ...before, factors: listOf(before.factors) };
      const view = await viewOf(tx, { facts, assessmentId }, { csrfToken, typed, savedAt });
      return view ? { kind: "page", view } : { kind: "notFound" };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/assessments/:assessmentId/finish",
    access: { permission: "assessment.record" },
    audit: { action: "assessment.finish" },
    input: { params: assessmentParams, form },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: sent }) => {
      const { assessmentId } = params;
      const { person, today } = facts;
      const assessment = await findAssessment(tx, { personId: person.personId, assessmentId });
      if (!assessment) return { kind: "notFound" };
      const typed = { ...sent, factors: listOf(sent.factors) };
      const finishedOn = {
        day: sent["finishedOn-day"],
        month: sent["finishedOn-month"],
        year: sent["finishedOn-year"],
      };
      const change = await finishAssessment(
        tx,
        { actor, at: clock.now(), today, calendar: await getWorkingCalendar(tx) },
        {
          person,
          assessment,
          factors: await factorsOn(tx, today),
          form: { ...typed, finishedOn },
        },
      );
      if (change.kind === "accepted") {
        await kept.end(tx, subjectOf(person.personId, assessmentId));
        return redirectDone(
          pathwayPaths.assessment(person.personId, assessmentId),
          "Assessment finished. It is in the chronology.",
        );
      }
      const isStale = change.kind === "stale";
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = { csrfToken, typed, errors, isStale };
      const view = await viewOf(tx, { facts, assessmentId }, again);
      return view ? { kind: change.kind, view } : { kind: "notFound" };
    },
  }),
];
