import { readDateParts, type DateParts, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { appendChronology } from "../../child-record/index.ts";
import { orNull, texts } from "../../../kernel/read-texts.ts";
import type { Service } from "../services/service-reads.ts";
import { earliest, type About, type CommandContext } from "./acting.ts";
import type { RecoveryScheme } from "./recovery-scheme.ts";

export type WorkForm = {
  readonly workerKind: string;
  readonly worker: string;
  readonly agency: string;
  /** Empty where it is part of no service of the directory. */
  readonly service: string;
  readonly goal: string;
  /** "child" where the goal is in the child's words. */
  readonly goalBy: string;
  readonly startedOn: DateParts;
};

type ReadQuery = {
  readonly scheme: RecoveryScheme;
  readonly services: readonly Service[];
  readonly today: string;
};

/** Of therapy no goal is kept, whatever was typed before the kind was chosen: it is said instead. */
function readWork(form: WorkForm, { scheme, services, today }: ReadQuery) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const kind = scheme.workers.find(({ key }) => key === form.workerKind);
  if (!kind) errors.push({ field: "workerKind", message: "Choose who works with the child" });
  const worker = text(form.worker, {
    field: "worker",
    name: "Name",
    most: 200,
    missing: "Enter the name of the worker",
  });
  const agency = text(form.agency, {
    field: "agency",
    name: "Agency",
    most: 200,
    missing: "Enter the agency",
  });
  const goal = orNull(text(form.goal, { field: "goal", name: "Goal", most: 2000 }));
  if (kind?.isTherapy && goal !== null) {
    const message = "Of therapy nothing is kept but that it is there: leave this empty";
    errors.push({ field: "goal", message });
  }
  const service = services.find(({ serviceId }) => serviceId === form.service);
  if (form.service !== "" && !service) {
    errors.push({ field: "service", message: "Choose a service of the directory, or none" });
  }
  const on = readDateParts(form.startedOn, { name: "Date it began", earliest, latest: today });
  if (!on.ok) errors.push({ field: "startedOn", message: on.error });
  if (!kind || !on.ok || errors.length > 0) return { errors };
  return { kind, worker, agency, goal, service, startedOn: on.value };
}

export type Beginning =
  | { readonly kind: "accepted"; readonly workId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Begin = {
  readonly person: About;
  readonly services: readonly Service[];
  readonly form: WorkForm;
};

/** Begins a piece of direct work. Therapy, and work of a sensitive service, leave no line in the chronology. */
export async function beginWork(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { person, services, form }: Begin,
): Promise<Beginning> {
  const read = readWork(form, { scheme, services, today });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { kind, worker, agency, goal, service, startedOn } = read;
  const workId = newId();
  const isTherapy = kind.isTherapy === true;
  await tx
    .insertInto("protect.direct_work")
    .values({
      direct_work_id: workId,
      service_id: service?.serviceId ?? null,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: scheme.id,
      worker_kind: kind.key,
      is_therapy: isTherapy,
      worker,
      agency,
      goal,
      goal_is_childs: goal === null ? null : form.goalBy === "child",
      started_on: startedOn,
      begun_by: actor.id,
      begun_at: at,
    })
    .execute();
  if (!isTherapy && !service?.isSensitive) {
    await appendChronology(tx, person, {
      kind: "recovery",
      headline: `Direct work begun: ${kind.name}, ${agency}`.slice(0, 200),
      detail: goal,
      happenedOn: startedOn,
      by: actor,
    });
  }
  return { kind: "accepted", workId };
}
