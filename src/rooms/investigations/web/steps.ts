import {
  answerForm,
  courtForm,
  escalateForm,
  recordAnswer,
  recordCourt,
  recordEscalation,
} from "../court.ts";
import { interviewForm, measuresForm, recordInterview, recordMeasures } from "../interview.ts";
import { isClosed, type Investigation } from "../investigation.ts";
import {
  compensationForm,
  recordCompensation,
  recordReview,
  recordStatement,
  reviewForm,
  statementForm,
} from "../rights.ts";
import { recordState, stateForm } from "../state.ts";
import { recordUpdate, updateForm } from "../update.ts";
import { stepForm, type DeclaredStep } from "./step-form.tsx";

const isRunning = (one: Investigation): boolean => !isClosed(one);

/** What can be recorded, in the order in which it mostly comes. The walk over all routes ends an investigation last. */
export const steps: readonly DeclaredStep[] = [
  stepForm({
    name: "update",
    form: updateForm,
    heading: "Record an update to the child or family",
    button: "Record the update",
    done: "Update recorded. The day of the next one is below.",
    isTelling: true,
    send: recordUpdate,
  }),
  stepForm({
    name: "interview",
    form: interviewForm,
    heading: "Record an interview or a statement",
    button: "Record the date",
    done: "Recorded. Its date is below.",
    isOpen: isRunning,
    send: recordInterview,
  }),
  stepForm({
    name: "measures",
    form: measuresForm,
    heading: "Record special measures",
    button: "Record the special measures",
    done: "Special measures recorded.",
    send: recordMeasures,
  }),
  stepForm({
    name: "court",
    form: courtForm,
    heading: "Record a hearing, an outcome or a sentence",
    button: "Record it",
    done: "Recorded. The child or family is to be told by the day below.",
    send: recordCourt,
  }),
  stepForm({
    name: "statement",
    form: statementForm,
    heading: "Record the victim personal statement",
    button: "Record it",
    done: "Recorded. The statement itself is not kept here.",
    send: recordStatement,
  }),
  stepForm({
    name: "compensation",
    form: compensationForm,
    heading: "Record compensation",
    button: "Record it",
    done: "Recorded. There is no alert for it any more.",
    isTelling: true,
    send: recordCompensation,
  }),
  stepForm({
    name: "escalate",
    form: escalateForm,
    heading: "Escalate to the specialist command",
    button: "Record that it was asked",
    done: "Recorded. The command answers by the day below.",
    isOpen: (one) => isRunning(one) && one.escalationDueAt === null,
    send: recordEscalation,
  }),
  stepForm({
    name: "answer",
    form: answerForm,
    heading: "Record the answer of the specialist command",
    button: "Record the answer",
    done: "Answer recorded.",
    isOpen: ({ escalationDueAt }) => escalationDueAt !== null,
    send: recordAnswer,
  }),
  stepForm({
    name: "review",
    form: reviewForm,
    heading: "Record the right to review",
    button: "Record it",
    done: "Recorded.",
    intro:
      "The Victims’ Right to Review of a decision not to charge, or to stop a case. The last day to ask for it stands on the page of the investigation.",
    isOpen: ({ state }) => state !== "open",
    send: recordReview,
  }),
  stepForm({
    name: "state",
    form: stateForm,
    heading: "Change the state",
    button: "Save the state",
    done: "State saved. The child or family is to be told by the day below.",
    isOpen: isRunning,
    send: recordState,
  }),
];
