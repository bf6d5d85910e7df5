import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Person } from "../subjects/index.ts";
import { attendanceForm } from "./attendance-form.ts";
import { isStillOpen } from "./lock-meeting.ts";
import type { Place } from "./quorum.ts";
import type { Attended } from "./record-reads.ts";
import { claimItem, type ItemChange } from "./save-item.ts";

/** What was typed for one place: whether they came, and who came instead. */
type AttendanceFields = { readonly attended: string; readonly deputy: string };

type Form = {
  readonly version: string;
  readonly rows: ReadonlyMap<string, AttendanceFields>;
};

/** Reads a row for each place; one that nobody has answered yet is left as not known. */
export function readAttendance(
  places: readonly Place[],
  { rows }: Form,
): { readonly attended: readonly Attended[] } | { readonly errors: readonly FieldError[] } {
  const { value, errors } = attendanceForm.read(
    { attendance: Object.fromEntries(rows) },
    { places },
  );
  if (errors) return { errors };
  return {
    attended: value.attendance.flatMap(({ key: who, attended, deputy }): Attended[] =>
      attended === "not-known" ? [] : [{ who, attended, deputy }],
    ),
  };
}

type Saving = {
  readonly person: Person;
  readonly meetingId: string;
  readonly itemId: string;
  readonly places: readonly Place[];
  readonly form: Form;
};

export async function saveAttendance(
  tx: Tx,
  acting: { actor: StaffActor; at: Date },
  { person, meetingId, itemId, places, form }: Saving,
): Promise<ItemChange> {
  if (!(await isStillOpen(tx, meetingId))) return { kind: "closed" };
  const read = readAttendance(places, form);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (!(await claimItem(tx, acting, { itemId, version: form.version }))) return { kind: "stale" };
  for (const { who, attended, deputy } of read.attended) {
    await tx
      .insertInto("panels.attendance")
      .values({
        attendance_id: newId(),
        partnership_id: person.partnershipId,
        meeting_id: meetingId,
        who,
        attended,
        deputy,
        changed_by: acting.actor.id,
      })
      .onConflict((conflict) =>
        conflict
          .columns(["meeting_id", "who"])
          .doUpdateSet({ attended, deputy, changed_by: acting.actor.id }),
      )
      .execute();
  }
  return { kind: "accepted" };
}
