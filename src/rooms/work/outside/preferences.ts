import { versionOf } from "../../../kernel/version-of.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { digestHourOf, type Budget } from "./budget.ts";

/** How somebody wants the digest. Danger is no choice: see docs/adr/0056-notices-outside.md. */
export type Preferences = {
  readonly digest: boolean;
  readonly digestHour: number;
  /** 0 where nothing was chosen so far. */
  readonly version: number;
};

export async function findPreferences(
  tx: Tx,
  actor: StaffActor,
  budget: Budget,
): Promise<Preferences> {
  const row = await tx
    .selectFrom("work.notice_preferences")
    .select(["digest", "digest_hour", "version"])
    .where("staff_id", "=", actor.id)
    .executeTakeFirst();
  return {
    digest: row?.digest ?? true,
    digestHour: digestHourOf(row?.digest_hour ?? null, budget),
    version: row?.version ?? 0,
  };
}

export type PreferencesForm = {
  readonly digest: string;
  readonly hour: string;
  readonly version: string;
};

export type PreferencesChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Changed in another window meanwhile. */
  | { readonly kind: "stale" };

/** The hours that can be chosen, as the partnership allows. */
export const hoursOf = ({ earliestHour, latestHour }: Budget): readonly number[] =>
  Array.from({ length: latestHour - earliestHour + 1 }, (_, more) => earliestHour + more);

export async function savePreferences(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  { form, budget }: { readonly form: PreferencesForm; readonly budget: Budget },
): Promise<PreferencesChange> {
  const errors: FieldError[] = [];
  if (!["yes", "no"].includes(form.digest))
    errors.push({ field: "digest", message: "Choose whether you want the digest" });
  const hour = hoursOf(budget).find((one) => String(one) === form.hour);
  if (hour === undefined) errors.push({ field: "hour", message: "Choose an hour" });
  if (hour === undefined || errors.length > 0) return { kind: "invalid", errors };
  const read = versionOf(form.version);
  const chosen = { digest: form.digest === "yes", digest_hour: hour, changed_at: at };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("work.notice_preferences")
    .values({ staff_id: actor.id, partnership_id: actor.partnershipId, ...chosen })
    .onConflict((conflict) =>
      conflict
        .column("staff_id")
        .doUpdateSet({ ...chosen, version: read + 1 })
        .where("work.notice_preferences.version", "=", read),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}
