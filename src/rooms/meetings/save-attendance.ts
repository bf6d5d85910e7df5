import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Person } from "../subjects/index.ts";
import { isStillOpen } from "./lock-meeting.ts";
import type { Place } from "./quorum.ts";
import type { Attended } from "./record-reads.ts";
import { claimItem, type ItemChange } from "./save-item.ts";

export const attendanceWords = {
  attended: "Attended",
  deputy: "Sent a deputy",
  apologies: "Sent apologies",
  absent: "Absent",
} as const;

/** What was typed for one place: whether they came, and who came instead. */
export type AttendanceFields = { readonly attended: string; readonly deputy: string };

type Form = {
  readonly version: string;
  readonly rows: ReadonlyMap<string, AttendanceFields>;
};

/** Reads a row for each place; one that nobody has answered yet is left as not known. */
export function readAttendance(
  places: readonly Place[],
  { rows }: Form,
): { readonly attended: readonly Attended[] } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const attended = places.flatMap(({ who, label }): Attended[] => {
    const typed = rows.get(who);
    if (typed === undefined || !Object.hasOwn(attendanceWords, typed.attended)) return [];
    if (typed.attended !== "deputy") return [{ who, attended: typed.attended, deputy: null }];
    const deputy = readText(typed.deputy, {
      name: "Deputy",
      most: 200,
      missing: `Enter who attended instead of ${label}`,
    });
    if (!deputy.ok) errors.push({ field: `deputy.${who}`, message: deputy.error });
    return deputy.ok ? [{ who, attended: "deputy", deputy: deputy.value }] : [];
  });
  return errors.length > 0 ? { errors } : { attended };
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
