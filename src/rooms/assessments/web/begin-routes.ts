import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { optionalQuery } from "../../../platform/http/field.ts";
import { text } from "../../../platform/http/text.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import {
  childForm,
  childParams,
  findOnPathway,
  type ChildFacts,
} from "../../child-record/index.ts";
import { byOn } from "../../work/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { lastEnquiryBegun } from "../assessment-reads.ts";
import { beginAssessment } from "../begin.ts";
import { beginForm } from "../begin-form.ts";
import { assessmentKindsOn, type AssessmentKind } from "../kinds.ts";
import { leadsOf } from "../leads.ts";
import { beginPage } from "./begin-page.tsx";

/** The day that the clock runs from, where Lantern knows it. */
const clockFrom = async (tx: Tx, { person }: ChildFacts, { body }: AssessmentKind) =>
  body.runsFrom === "opened"
    ? (await findOnPathway(tx, person.personId)).openedOn
    : lastEnquiryBegun(tx, person.personId);

export const beginRoutes = childForm({
  path: "/children/:personId/assessments/new",
  params: childParams,
  query: z.object({ kind: optionalQuery(text()) }),
  permission: "assessment.record",
  reads: "child.read",
  action: "assessment.begin",
  done: "This is the assessment in progress. Its due date is below.",
  form: beginForm,
  about: async (facts, tx, { kind: key }) => {
    const kinds = await assessmentKindsOn(tx, facts.today);
    const kind = kinds.find((one) => one.key === key);
    return kind && { facts, kind, leads: leadsOf(facts) };
  },
  begin: async ({ facts, kind }, { tx, blank }) => {
    const from = await clockFrom(tx, facts, kind);
    return {
      ...blank,
      startedOn: datePartsOf(facts.today),
      clockFrom: from ? datePartsOf(from) : blank.clockFrom,
      lead: facts.actor.id,
    };
  },
  send: async ({ facts: { person }, kind, leads }, sent) => {
    const acting = { ...byOn(sent), calendar: await getWorkingCalendar(sent.tx) };
    const named = leads.map(({ staffId }) => staffId);
    const asked = { person, kind, leads: named, form: sent.typed };
    const change = await beginAssessment(sent.tx, acting, asked);
    if (change.kind === "invalid") return change;
    // Where one of the kind runs already, that is the one to look at.
    const to = pathwayPaths.assessment(person.personId, change.assessmentId);
    return { kind: "accepted", to };
  },
  home: ({ facts }) => pathwayPaths.assessments(facts.person.personId),
  page: beginPage,
});
