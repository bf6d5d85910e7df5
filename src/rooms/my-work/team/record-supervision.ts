import {
  readDateParts,
  readText,
  type DateParts,
  type FieldError,
} from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { Person } from "../../subjects/index.ts";
import { appendChronology } from "../../child-record/index.ts";

export type SupervisionForm = {
  readonly worker: string;
  readonly held: DateParts;
  readonly considered: string;
  readonly decision: string;
  readonly promises: readonly string[];
  /** The id of an earlier one that this puts right, or empty. */
  readonly corrects: string;
};

type Choices = {
  readonly today: string;
  /** Whose supervision it can be: people of the circle, and never the one who records it. */
  readonly workerIds: readonly string[];
  readonly actionIds: readonly string[];
  readonly earlierIds: readonly string[];
};

const earliest = "2014-01-01";

export function readSupervision(form: SupervisionForm, choices: Choices) {
  const errors: FieldError[] = [];
  const worker = choices.workerIds.find((id) => id === form.worker);
  if (worker === undefined)
    errors.push({ field: "worker", message: "Choose whose supervision it was" });
  const held = readDateParts(form.held, {
    name: "Date of the supervision",
    earliest,
    latest: choices.today,
  });
  if (!held.ok) errors.push({ field: "held", message: held.error });
  const considered = readText(form.considered, {
    name: "What was considered",
    most: 4000,
    missing: "Enter what was considered",
  });
  if (!considered.ok) errors.push({ field: "considered", message: considered.error });
  const decision = readText(form.decision, {
    name: "What was decided",
    most: 4000,
    missing: "Enter what was decided, or that nothing changes and why",
  });
  if (!decision.ok) errors.push({ field: "decision", message: decision.error });
  const corrects = choices.earlierIds.find((id) => id === form.corrects);
  if (form.corrects !== "" && corrects === undefined) {
    errors.push({ field: "corrects", message: "Choose the one that this puts right, or none" });
  }
  if (worker === undefined || !held.ok || !considered.ok || !decision.ok || errors.length > 0) {
    return { ok: false, errors } as const;
  }
  const value = {
    worker,
    heldOn: held.value,
    considered: considered.value,
    decision: decision.value,
    actionIds: choices.actionIds.filter((id) => form.promises.includes(id)),
    corrects: corrects ?? null,
  };
  return { ok: true, value } as const;
}

export type SupervisionChange =
  | { readonly kind: "accepted"; readonly workerId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type HandlerInput = Omit<Choices, "today"> & {
  readonly person: Pick<Person, "personId" | "partnershipId">;
  readonly form: SupervisionForm;
};

/** A manager's oversight of one child, under their name and post: an entry in the child's record. */
export async function recordSupervision(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, form, ...choices }: HandlerInput,
): Promise<SupervisionChange> {
  const read = readSupervision(form, { ...choices, today });
  if (!read.ok) return { kind: "invalid", errors: read.errors };
  const { worker, heldOn, considered, decision, actionIds, corrects } = read.value;
  const post = actor.posts.find(({ permissions }) => permissions.includes("supervision.record"));
  await tx
    .insertInto("work.supervisions")
    .values({
      supervision_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      worker_id: worker,
      held_on: heldOn,
      considered,
      decision,
      action_ids: [...actionIds],
      corrects_id: corrects,
      in_post: post?.roleName.slice(0, 200) ?? null,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "supervision",
    headline:
      corrects === null
        ? "Management oversight: gone through in supervision"
        : "Management oversight: an earlier supervision was put right",
    detail: decision,
    happenedOn: heldOn,
    by: actor,
  });
  return { kind: "accepted", workerId: worker };
}
