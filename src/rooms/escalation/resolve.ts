import { readText, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import {
  isResolution,
  resolutions,
  type About,
  type CommandContext,
  type EscalationChange,
  type Resolution,
} from "./escalation.ts";
import type { Escalation } from "./escalation-reads.ts";
import { addStep, changeOpen } from "./escalation-steps.ts";

type ResolveForm = {
  readonly resolution: string;
  readonly agreed: string;
  readonly feedback: string;
  readonly version: string;
};

type Resolved = {
  readonly resolution: Resolution;
  readonly agreed: string;
  readonly feedback: string | null;
};

/** `isOwn`: whoever raised it says so themselves, and needs no telling. */
function readResolution(
  form: ResolveForm,
  { raisedBy, isOwn }: { readonly raisedBy: string; readonly isOwn: boolean },
): Resolved | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const { resolution } = form;
  if (!isResolution(resolution)) {
    errors.push({ field: "resolution", message: "Choose how it ended" });
  }
  if (resolution === "withdrawn" && !isOwn) {
    errors.push({ field: "resolution", message: "Only whoever raised it withdraws it" });
  }
  const agreed = readText(form.agreed, {
    name: "What was agreed",
    most: 4000,
    missing: "Enter what was agreed, or why not",
  });
  if (!agreed.ok) errors.push({ field: "agreed", message: agreed.error });
  const feedback = readText(form.feedback, {
    name: "What they are told",
    most: 2000,
    missing: `Enter what ${raisedBy}, who raised it, is told`,
  });
  if (!feedback.ok && (!isOwn || form.feedback.trim() !== "")) {
    errors.push({ field: "feedback", message: feedback.error });
  }
  if (errors.length > 0 || !isResolution(resolution) || !agreed.ok) return { errors };
  return { resolution, agreed: agreed.value, feedback: feedback.ok ? feedback.value : null };
}

type Resolving = {
  readonly person: About;
  readonly escalation: Escalation;
  readonly form: ResolveForm;
};

/** How it ended. Where somebody else says so, whoever raised it is told why. */
export async function resolveEscalation(
  tx: Tx,
  acting: CommandContext,
  { person, escalation, form }: Resolving,
): Promise<EscalationChange> {
  const { actor, at, today } = acting;
  const { escalationId, stage, raisedBy, raisedById } = escalation;
  const read = readResolution(form, { raisedBy, isOwn: raisedById === actor.id });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
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
