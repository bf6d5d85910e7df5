import { versionOf } from "../../kernel/version-of.ts";
import { readDateParts, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import { saysUntold } from "../family-network/index.ts";
import { texts } from "../../kernel/read-texts.ts";
import type { About, CommandContext, Change, Made } from "./acting.ts";
import type { Cohort } from "./cohort-reads.ts";
import type { Membership } from "./member-reads.ts";

export type JoinForm = Readonly<
  Record<"cohort" | "criterion" | "evidence" | "worker" | "agency" | "isTold" | "told", string>
> & { readonly from: DateParts; readonly reviewBy: DateParts };

type Joining = {
  readonly person: About;
  /** Open cohorts that the acting person knows of. */
  readonly cohorts: readonly Cohort[];
  readonly form: JoinForm;
};

function readJoin(form: JoinForm, { cohorts, today }: Joining & { readonly today: string }) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const cohort = cohorts.find((one) => one.cohortId === form.cohort && one.closedOn === null);
  if (!cohort) errors.push({ field: "cohort", message: "Choose a cohort that is open" });
  const from = readDateParts(form.from, {
    name: "Date",
    latest: today,
    earliest: cohort?.openedOn ?? "2014-01-01",
  });
  if (!from.ok) errors.push({ field: "from", message: from.error });
  const fields = {
    criterion: text(form.criterion, {
      field: "criterion",
      name: "Criterion",
      most: 1000,
      missing: "Enter which criterion the child meets",
    }),
    evidence: text(form.evidence, {
      field: "evidence",
      name: "Evidence",
      most: 2000,
      missing: "Enter what shows it",
    }),
    worker: text(form.worker, {
      field: "worker",
      name: "Worker",
      most: 200,
      missing: "Enter who works with the child",
    }),
    agency: text(form.agency, {
      field: "agency",
      name: "Agency",
      most: 200,
      missing: "Enter their agency",
    }),
    told: text(form.told, {
      field: "told",
      name: "How they were told",
      most: 1000,
      missing: "Enter how they were told, or why not",
    }),
  };
  if (form.isTold !== "yes" && form.isTold !== "no") {
    errors.push({ field: "isTold", message: "Choose whether the child or a parent was told" });
  }
  const review = readDateParts(form.reviewBy, { name: "Review date", earliest: today });
  if (!review.ok) errors.push({ field: "reviewBy", message: review.error });
  if (!cohort || !from.ok || !review.ok || errors.length > 0) return { errors };
  return { cohort, fields, isTold: form.isTold === "yes", from: from.value, by: review.value };
}

/** Decides that a child is in a cohort. Nothing adds a child by itself. */
export async function joinCohort(
  tx: Tx,
  { actor, at, today }: CommandContext,
  joining: Joining,
): Promise<Made> {
  const { person, form } = joining;
  const read = readJoin(form, { ...joining, today });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { cohort, fields, isTold, from, by } = read;
  const untold = isTold ? await saysUntold(tx, { ...person, today }, fields.told) : undefined;
  if (untold !== undefined)
    return { kind: "invalid", errors: [{ field: "told", message: untold }] };
  const memberId = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("protect.cohort_members")
    .values({
      cohort_member_id: memberId,
      cohort_id: cohort.cohortId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      ...fields,
      from_on: from,
      is_told: isTold,
      review_by: by,
      added_by: actor.id,
      added_at: at,
    })
    .onConflict((is) =>
      is.columns(["cohort_id", "person_id"]).where("left_on", "is", null).doNothing(),
    )
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return { kind: "stale" };
  if (!cohort.isListed) {
    await appendChronology(tx, person, {
      kind: "cohort",
      headline: `In the cohort: ${cohort.name}`.slice(0, 200),
      detail: fields.criterion,
      happenedOn: from,
      by: actor,
    });
  }
  return { kind: "made", id: memberId };
}

export type LeaveForm = Readonly<Record<"outcome" | "leaving" | "version", string>> & {
  readonly leftOn: DateParts;
};

type Leaving = {
  readonly person: About;
  readonly membership: Membership;
  readonly form: LeaveForm;
};

/** Decides that a child leaves a cohort, with what came of it and why. */
export async function leaveCohort(
  tx: Tx,
  { actor, today, scheme }: CommandContext,
  { person, membership, form }: Leaving,
): Promise<Change> {
  const errors: FieldError[] = [];
  const on = readDateParts(form.leftOn, {
    name: "Date",
    earliest: membership.from,
    latest: today,
  });
  if (!on.ok) errors.push({ field: "leftOn", message: on.error });
  const outcome = scheme.outcomes.find(({ key }) => key === form.outcome);
  if (!outcome) errors.push({ field: "outcome", message: "Choose the outcome" });
  const leaving = texts(errors)(form.leaving, {
    field: "leaving",
    name: "Why",
    most: 2000,
    missing: "Enter why the child leaves",
  });
  const version = versionOf(form.version);
  if (membership.leftOn !== null || membership.version !== version) return { kind: "stale" };
  if (!on.ok || !outcome || errors.length > 0) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("protect.cohort_members")
    .set({ left_on: on.value, outcome: outcome.key, leaving, version: version + 1 })
    .where("cohort_member_id", "=", membership.memberId)
    .where("version", "=", version)
    .where("left_on", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  if (!membership.isListed) {
    await appendChronology(tx, person, {
      kind: "cohort",
      headline: `Left the cohort: ${membership.cohort} (${outcome.name})`.slice(0, 200),
      detail: leaving,
      happenedOn: on.value,
      by: actor,
    });
  }
  return { kind: "accepted" };
}
