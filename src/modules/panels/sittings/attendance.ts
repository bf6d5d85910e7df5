import { readText, type FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Posted } from "../../directory/index.ts";
import { kindName } from "../quorum.ts";
import { attendanceWords } from "../save-attendance.ts";
import { askToAgenda, seat } from "./ask-people.ts";
import type { SittingChanged } from "./change-sitting.ts";
import type { Acting, Panel } from "./panel.ts";
import { isOpen, type SittingPerson } from "./sitting-reads.ts";

export type AttendanceForm = {
  readonly staff: string;
  readonly attended: string;
  readonly deputy: string;
  readonly version: string;
};

type Saving = {
  readonly sittingId: string;
  readonly people: readonly SittingPerson[];
  readonly form: AttendanceForm;
};

/** Whether one person came, sent apologies or a deputy. Rows are saved one by one: two people can write at once. */
export async function saveAttended(
  tx: Tx,
  { actor, at }: Acting,
  { sittingId, people, form }: Saving,
): Promise<SittingChanged> {
  if (!(await isOpen(tx, sittingId))) return { kind: "closed" };
  const errors: FieldError[] = [];
  const person = people.find(({ staffId }) => staffId === form.staff);
  if (person && person.version !== (Number(form.version) || 0)) return { kind: "stale" };
  if (!person) errors.push({ field: "staff", message: "Choose who" });
  if (!Object.hasOwn(attendanceWords, form.attended))
    errors.push({ field: "attended", message: "Choose whether they came" });
  const deputy = readText(form.attended === "deputy" ? form.deputy : "", {
    ...{ name: "Deputy", most: 200 },
    ...(form.attended === "deputy" ? { missing: "Enter who came instead" } : {}),
  });
  if (!deputy.ok) errors.push({ field: "deputy", message: deputy.error });
  if (!person || !deputy.ok || errors.length > 0) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("panels.sitting_people")
    .set((row) => ({
      ...{ attended: form.attended, deputy: deputy.value || null },
      ...{ changed_by: actor.id, changed_at: at, version: row("version", "+", 1) },
    }))
    .where("sitting_id", "=", sittingId)
    .where("staff_id", "=", person.staffId)
    .where("version", "=", Number(form.version) || 0)
    .executeTakeFirst();
  return { kind: numUpdatedRows === 1n ? "accepted" : "stale" };
}

/**
 * Asks somebody else to a sitting, such as a deputy, and to every item that the asking person reads and
 * of which they have no conflict.
 */
export async function askToSitting(
  tx: Tx,
  acting: Acting,
  asked: { readonly sittingId: string; readonly posted: readonly Posted[]; readonly staff: string },
): Promise<SittingChanged> {
  const { sittingId } = asked;
  if (!(await isOpen(tx, sittingId))) return { kind: "closed" };
  const person = asked.posted.find(({ staffId }) => staffId === asked.staff);
  if (!person)
    return { kind: "invalid", errors: [{ field: "colleague", message: "Choose a colleague" }] };
  await seat(tx, acting, { sittingId, people: [person] });
  await askToAgenda(tx, acting, { sittingId, staffIds: [person.staffId] });
  return { kind: "accepted" };
}

/** Kinds of agency of the quorum that nobody came for, in words. */
export function quorumMissing(
  { quorum }: Pick<Panel, "quorum">,
  people: readonly Pick<SittingPerson, "agencyKind" | "attended">[],
): readonly string[] {
  const there = people.filter(({ attended }) => attended === "attended" || attended === "deputy");
  return quorum
    .filter((kind) => !there.some(({ agencyKind }) => agencyKind === kind))
    .map(kindName);
}
