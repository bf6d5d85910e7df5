import { versionOf } from "../../kernel/version-of.ts";
import type { Updateable } from "kysely";
import type { FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Assessment } from "./assessment-reads.ts";
import type { DB } from "../../platform/database/schema.gen.ts";

export type AssessmentChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Somebody else paused, resumed or finished it meanwhile. */
  | { readonly kind: "stale" };

/** Whether it still runs, and is as whoever sends a form about it had read it. */
export const isAsRead = (
  { finishedOn, version }: Pick<Assessment, "finishedOn" | "version">,
  form: { readonly version: string },
): boolean => finishedOn === null && versionOf(form.version) === version;

/** Changes one that still runs, if it is as it was read. False where somebody was first. */
export async function changeRunning(
  tx: Tx,
  { assessmentId, version }: { readonly assessmentId: string; readonly version: string },
  change: Updateable<DB["protect.assessments"]>,
): Promise<boolean> {
  const read = versionOf(version);
  const { numUpdatedRows } = await tx
    .updateTable("protect.assessments")
    .set({ ...change, version: read + 1 })
    .where("assessment_id", "=", assessmentId)
    .where("version", "=", read)
    .where("finished_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
