import { londonDate } from "../../kernel/dates.ts";
import { dueOrSooner } from "../../kernel/due.ts";
import {
  choice,
  choiceFrom,
  date,
  defineForm,
  moment,
  text,
  type Sent,
} from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { addStep } from "./change-investigation.ts";
import { toldBy } from "./scheme.ts";
import {
  beforeOpened,
  oneLine,
  optionsOf,
  tooFar,
  type Drawing,
  type Reading,
  type Working,
} from "./step-questions.ts";

type Sending<F> = { readonly working: Working; readonly form: F };

export const courtSteps = {
  hearing: "Hearing or trial",
  outcome: "Verdict or other outcome",
  sentence: "Sentence",
} as const;

/** A hearing, an outcome or a sentence: of each the victim is told. */
export const courtForm = defineForm<Reading, Drawing>()(
  {
    about: choice({ label: "What is it?", options: courtSteps, missing: "Choose what it is" }),
    heldOn: date({ label: "The day", called: "The day" }),
    result: oneLine(
      "Court, and what was decided",
      "In one line. No evidence, and nothing that the child said",
    ),
  },
  {
    heldOn: ({ about, heldOn }, reading) =>
      beforeOpened(reading, heldOn) ||
      tooFar(reading, heldOn) ||
      (heldOn !== undefined &&
        about !== undefined &&
        about !== "hearing" &&
        heldOn > reading.today &&
        "It is in the future: record the hearing, and the outcome once it is there"),
    result: ({ about, result }) =>
      about !== undefined &&
      about !== "hearing" &&
      result === null &&
      "Enter the court, and what was decided",
  },
);

export async function recordCourt(
  tx: Tx,
  acting: CommandContext,
  { working, form }: Sending<Sent<typeof courtForm>>,
): Promise<Change> {
  const { value, errors } = courtForm.read(form, { ...working, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  const { investigation, scheme, calendar, today } = working;
  const { isEnhanced } = investigation;
  const isToCome = value.heldOn > today;
  const on = isToCome ? today : value.heldOn;
  return addStep(tx, acting, {
    investigation,
    version: form.version,
    columns: { update_due_on: toldBy(scheme, { on, isEnhanced, calendar }) },
    step: {
      step: "court",
      about: value.about,
      wording: value.result,
      happenedOn: isToCome ? null : value.heldOn,
      dueOn: isToCome ? value.heldOn : null,
    },
  });
}

/** Asks the specialist command to take it: its clock begins. */
export const escalateForm = defineForm<Reading, Drawing>()(
  {
    command: choiceFrom({
      label: "Which command was asked?",
      options: ({ scheme }) => optionsOf(scheme.escalation.commands),
      missing: "Choose which command was asked",
    }),
    asked: moment({ label: "When it was asked", called: "Time it was asked" }),
    why: text({
      label: "Why",
      hint: "In one line: what makes it more than the force area can do. No evidence",
      called: "Why",
      most: 300,
      missing: "Enter why it was asked",
    }),
  },
  {
    command: (_value, { investigation }) =>
      investigation.escalationDueAt !== null &&
      "A command was asked already: record its answer first",
    asked: ({ asked }, reading) => asked !== undefined && beforeOpened(reading, londonDate(asked)),
  },
);

export async function recordEscalation(
  tx: Tx,
  acting: CommandContext,
  { working, form }: Sending<Sent<typeof escalateForm>>,
): Promise<Change> {
  const { value, errors } = escalateForm.read(form, { ...working, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  const { investigation, scheme, calendar } = working;
  const dueAt = dueOrSooner(value.asked, scheme.escalation.acceptWithin, calendar);
  return addStep(tx, acting, {
    investigation,
    version: form.version,
    columns: { escalation_due_at: dueAt },
    step: {
      step: "escalated",
      about: value.command,
      wording: value.why,
      happenedOn: londonDate(value.asked),
      dueOn: londonDate(dueAt),
    },
  });
}

export const answerOutcomes = { accepted: "Accepted", declined: "Declined" } as const;

/** What the command answered; a refusal has its reason. */
export const answerForm = defineForm<Reading, Drawing>()(
  {
    outcome: choice({
      label: "What did the command answer?",
      options: answerOutcomes,
      missing: "Choose what the command answered",
    }),
    answeredOn: date({ label: "The day", called: "The day", isPast: true }),
    why: oneLine("Why it was declined (if it was)", "In one line"),
  },
  {
    answeredOn: ({ answeredOn }, reading) => beforeOpened(reading, answeredOn),
    why: ({ outcome, why }) =>
      outcome === "declined" && why === null && "Enter why it was declined",
  },
);

export async function recordAnswer(
  tx: Tx,
  acting: CommandContext,
  { working, form }: Sending<Sent<typeof answerForm>>,
): Promise<Change> {
  const { value, errors } = answerForm.read(form, { ...working, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  if (working.investigation.escalationDueAt === null) return { kind: "stale" };
  return addStep(tx, acting, {
    investigation: working.investigation,
    version: form.version,
    columns: { escalation_due_at: null },
    step: {
      step: "answered",
      outcome: value.outcome,
      wording: value.outcome === "declined" ? value.why : null,
      happenedOn: value.answeredOn,
    },
  });
}
