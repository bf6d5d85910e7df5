import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { pathwayPaths } from "../../case-lifecycle/pathway/web/paths.ts";
import { childParams, stepsOf, type CameBack } from "../../child-record/index.ts";
import { byOn, type FormAsking } from "../../work/index.ts";
import { findAssessment } from "../assessment-reads.ts";
import { isOwnWork, overseeAssessment, overseeForm } from "../oversee.ts";
import { pauseAssessment, pauseForm, resumeAssessment, resumeForm } from "../pause.ts";
import { stateOf } from "../state.ts";
import { assessmentPage, type OfAssessment, type OnPage, type Steps } from "./assessment-page.tsx";

export const assessmentParams = childParams.extend({ assessmentId: anId });

const addressOf = ({ facts, assessment }: OfAssessment): string =>
  pathwayPaths.assessment(facts.person.personId, assessment.assessmentId);

type Shown = { readonly csrfToken: string; readonly cameBack?: CameBack };

/** Its page, with the step that came back. */
export const viewOf = async (tx: Tx, about: OfAssessment, { csrfToken, cameBack }: Shown) =>
  assessmentPage(about, steps, {
    ...about,
    csrfToken,
    cameBack,
    href: addressOf(about),
    version: about.assessment.version,
    calendar: await getWorkingCalendar(tx),
  });

const record = {
  path: "/children/:personId/assessments/:assessmentId",
  params: assessmentParams,
  action: "assessment",
  about: async (facts, tx, asked) => {
    const assessment = await findAssessment(tx, asked);
    return assessment && { facts, assessment };
  },
  home: addressOf,
  page: (about, cameBack, tx) =>
    viewOf(tx, about, { csrfToken: cameBack.state.csrfToken, cameBack }),
} satisfies Omit<OfRecord, "permission">;

type OfRecord = Parameters<typeof stepsOf<typeof assessmentParams, OfAssessment, OnPage>>[0];

const recorded = stepsOf<typeof assessmentParams, OfAssessment, OnPage>({
  ...record,
  permission: "assessment.record",
});
const overseen = stepsOf<typeof assessmentParams, OfAssessment, OnPage>({
  ...record,
  permission: "assessment.oversee",
});

/** Who does it and when, by which calendar. */
const doing = async (sent: FormAsking) => ({
  ...byOn(sent),
  calendar: await getWorkingCalendar(sent.tx),
});

const isPaused = ({ assessment }: OfAssessment): boolean => assessment.pausedOn !== null;
/** A clock that has run out is not paused. */
const isLate = (page: OnPage): boolean =>
  stateOf(page.assessment, { today: page.facts.today, calendar: page.calendar })?.isLate === true;

/** What can be done to an assessment, in the order of its page. */
export const steps: Steps = {
  clock: [
    recorded({
      name: "resume",
      done: "The clock runs again. The due date has moved by the days it was paused.",
      form: resumeForm,
      may: () => true,
      isOpen: isPaused,
      drawing: () => ({}),
      button: "Restart the clock",
      isSecondary: true,
      send: async ({ facts: { person }, assessment }, sent) =>
        resumeAssessment(sent.tx, await doing(sent), { person, assessment, form: sent.typed }),
    }),
    recorded({
      name: "pause",
      done: "The clock is paused.",
      form: pauseForm,
      may: () => true,
      isOpen: (page) => !isPaused(page) && page.assessment.body.mayPause && !isLate(page),
      drawing: () => ({}),
      heading: "Pause the clock",
      button: "Pause the clock",
      isSecondary: true,
      send: async ({ facts: { person }, assessment }, sent) =>
        pauseAssessment(sent.tx, await doing(sent), { person, assessment, form: sent.typed }),
    }),
  ],
  oversight: overseen({
    name: "oversee",
    done: "Your oversight was recorded.",
    form: overseeForm,
    may: ({ facts }) => mayDo(facts.actor, "assessment.oversee", facts),
    isOpen: ({ facts, assessment }) => !isOwnWork(assessment, facts.actor),
    drawing: () => ({}),
    heading: "Management oversight",
    button: "Record your oversight",
    send: ({ facts: { person }, assessment }, sent) =>
      overseeAssessment(sent.tx, byOn(sent), { person, assessment, form: sent.typed }),
  }),
};
