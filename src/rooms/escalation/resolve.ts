import {
  askedIf,
  choice,
  defineForm,
  optionalText,
  text,
  type Sent,
} from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import {
  resolutions,
  type About,
  type CommandContext,
  type EscalationChange,
} from "./escalation.ts";
import type { Escalation } from "./escalation-reads.ts";
import { addStep, changeOpen } from "./escalation-steps.ts";

type Ending = {
  readonly raisedBy: string;
  /** Whoever raised it says so themselves, and needs no telling. */
  readonly isOwn: boolean;
};

export const resolveForm = defineForm<Ending, Ending>()(
  {
    resolution: choice({
      label: "How did it end?",
      classes: "govuk-radios--small",
      options: resolutions,
      isOffered: (value, { isOwn }) => isOwn || value !== "withdrawn",
      missing: "Choose how it ended",
    }),
    agreed: text({
      label: "What was agreed, or why not?",
      rows: 3,
      called: "What was agreed",
      most: 4000,
      missing: "Enter what was agreed, or why not",
    }),
    feedback: askedIf(
      ({ isOwn }) => !isOwn,
      optionalText({
        label: ({ raisedBy }) => `What is ${raisedBy}, who raised it, told?`,
        rows: 2,
        called: "What they are told",
        most: 2000,
      }),
    ),
  },
  {
    resolution: ({ resolution }, { isOwn }) =>
      resolution === "withdrawn" && !isOwn && "Only the person who raised it can withdraw it",
    feedback: ({ feedback }, { isOwn, raisedBy }) =>
      !isOwn && feedback === null && `Enter what ${raisedBy}, who raised it, is told`,
  },
);

type Resolving = {
  readonly person: About;
  readonly escalation: Escalation;
  readonly form: Sent<typeof resolveForm>;
};

/** How it ended. Where somebody else says so, whoever raised it is told why. */
export async function resolveEscalation(
  tx: Tx,
  acting: CommandContext,
  { person, escalation, form }: Resolving,
): Promise<EscalationChange> {
  const { actor, at, today } = acting;
  const { escalationId, stage, raisedBy, raisedById } = escalation;
  const { value: read, errors } = resolveForm.read(form, {
    raisedBy,
    isOwn: raisedById === actor.id,
  });
  if (errors) return { kind: "invalid", errors };
  const change = {
    ...read,
    resolved_on: today,
    resolved_by: actor.id,
    resolved_at: at,
    paused_on: null,
    due_on: null,
  };
  const key = { escalationId, version: form.version };
  if (!(await changeOpen(tx, key, change))) return { kind: "stale" };
  await addStep(tx, acting, {
    person,
    escalationId,
    step: "resolved",
    stage,
    wording: read.agreed,
  });
  const outcome = resolutions[read.resolution].split(":")[0]?.toLowerCase() ?? "";
  await appendChronology(tx, person, {
    kind: "escalation",
    headline: `The disagreement between agencies ended: ${outcome}`,
    detail: read.agreed,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}
