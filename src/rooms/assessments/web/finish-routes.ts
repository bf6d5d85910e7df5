import { datePartsOf } from "../../../kernel/fields.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { byOn, subjectOf } from "../../work/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { childForm } from "../../child-record/index.ts";
import { findAssessment } from "../assessment-reads.ts";
import { finishAssessment } from "../finish.ts";
import { finishForm } from "../finish-form.ts";
import { factorsOn } from "../kinds.ts";
import { assessmentParams } from "./steps.ts";
import { finishPage } from "./finish-page.tsx";

export const finishRoutes = childForm({
  path: "/children/:personId/assessments/:assessmentId/finish",
  params: assessmentParams,
  permission: "assessment.record",
  reads: "child.read",
  action: "assessment.finish",
  draft: {
    name: "assessment",
    subject: ({ facts, assessment }) => subjectOf(facts.person.personId, assessment.assessmentId),
  },
  done: "Assessment finished. It is in the chronology.",
  form: finishForm,
  about: async (facts, tx, asked) => {
    const assessment = await findAssessment(tx, asked);
    if (!assessment) return undefined;
    const [calendar, factors] = [await getWorkingCalendar(tx), await factorsOn(tx, facts.today)];
    return { facts, assessment, calendar, factors };
  },
  begin: ({ facts }, { blank }) => ({ ...blank, finishedOn: datePartsOf(facts.today) }),
  send: ({ facts: { person }, assessment, calendar, factors }, sent) => {
    const finishing = { person, assessment, factors, form: sent.typed };
    return finishAssessment(sent.tx, { ...byOn(sent), calendar }, finishing);
  },
  home: ({ facts, assessment }) =>
    pathwayPaths.assessment(facts.person.personId, assessment.assessmentId),
  page: finishPage,
});
