import type { Route } from "../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { findAssessment, listAssessments } from "../assessment-reads.ts";
import { assessmentKindsOn } from "../kinds.ts";
import { assessmentsPage } from "./assessments-page.tsx";
import { assessmentParams, steps, viewOf } from "./steps.ts";

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
    handle: async (facts, { tx, frame: { csrfToken }, params }) => {
      const assessment = await findAssessment(tx, params);
      if (!assessment) return { kind: "notFound" };
      return { kind: "page", view: await viewOf(tx, { facts, assessment }, { csrfToken }) };
    },
  }),
  ...[...steps.clock, steps.oversight].map(({ route }) => route),
];
