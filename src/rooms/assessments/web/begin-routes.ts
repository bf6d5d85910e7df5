import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field, optionalQuery } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import {
  findOnPathway,
  type ChildFacts,
  childParams,
  childRoute,
} from "../../child-record/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { lastEnquiryBegun } from "../assessment-reads.ts";
import { beginAssessment } from "../begin.ts";
import { assessmentKindsOn, type AssessmentKind } from "../kinds.ts";
import { leadsOf } from "../leads.ts";
import { beginPage, type BeginTyped } from "./begin-page.tsx";

const query = z.object({ kind: optionalQuery(text()) });
const form = z.object({
  "startedOn-day": field(),
  "startedOn-month": field(),
  "startedOn-year": field(),
  "clockFrom-day": field(),
  "clockFrom-month": field(),
  "clockFrom-year": field(),
  lead: field(),
  reason: field(),
});

const parts = (prefix: "startedOn" | "clockFrom", date: string | null | undefined) => {
  const { day, month, year } = date ? datePartsOf(date) : { day: "", month: "", year: "" };
  return { [`${prefix}-day`]: day, [`${prefix}-month`]: month, [`${prefix}-year`]: year };
};

/** What Lantern knows already: today, the reader, and the day that the clock runs from. */
async function blank(tx: Tx, facts: ChildFacts, kind: AssessmentKind): Promise<BeginTyped> {
  const { today, person, actor } = facts;
  const from =
    kind.body.runsFrom === "opened"
      ? (await findOnPathway(tx, person.personId)).openedOn
      : await lastEnquiryBegun(tx, person.personId);
  const dates = { ...parts("startedOn", today), ...parts("clockFrom", from) };
  return { ...form.parse(dates), lead: actor.id };
}

const findKind = async (tx: Tx, { today }: ChildFacts, key: string | undefined) =>
  (await assessmentKindsOn(tx, today)).find((one) => one.key === key);

export const beginRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/assessments/new",
    access: { permission: "assessment.record" },
    audit: { action: "child.read" },
    input: { params: childParams, query },
    handle: async (facts, { tx, frame: { csrfToken }, query: { kind: key } }) => {
      const kind = await findKind(tx, facts, key);
      if (!kind) {
        return { kind: "redirect", to: pathwayPaths.assessments(facts.person.personId) };
      }
      const typed = await blank(tx, facts, kind);
      const leads = leadsOf(facts);
      return { kind: "page", view: beginPage({ facts, kind, leads, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/assessments/new",
    access: { permission: "assessment.record" },
    audit: { action: "assessment.begin" },
    input: { params: childParams, query, form },
    handle: async (
      facts,
      { tx, actor, clock, frame: { csrfToken }, query: asked, form: typed },
    ) => {
      const { person, today } = facts;
      const { personId } = person;
      const kind = await findKind(tx, facts, asked.kind);
      if (!kind) return { kind: "redirect", to: pathwayPaths.assessments(personId) };
      const calendar = await getWorkingCalendar(tx);
      const leads = leadsOf(facts);
      const change = await beginAssessment(
        tx,
        { actor, at: clock.now(), today, calendar },
        { person, kind, leads: leads.map(({ staffId }) => staffId), form: formOf(typed) },
      );
      if (change.kind === "invalid") {
        const { errors } = change;
        return {
          kind: "invalid",
          view: beginPage({ facts, kind, leads, csrfToken, typed, errors }),
        };
      }
      // Where one of the kind runs already, that is the one to look at.
      return redirectDone(
        pathwayPaths.assessment(personId, change.assessmentId),
        "This is the assessment in progress. Its due date is below.",
      );
    },
  }),
];

const dateOf = (typed: BeginTyped, prefix: "startedOn" | "clockFrom") => ({
  day: typed[`${prefix}-day`],
  month: typed[`${prefix}-month`],
  year: typed[`${prefix}-year`],
});

const formOf = (typed: BeginTyped) => ({
  startedOn: dateOf(typed, "startedOn"),
  clockFrom: dateOf(typed, "clockFrom"),
  lead: typed.lead,
  reason: typed.reason,
});
