import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { insertAll } from "../../platform/database/insert-all.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { shownName } from "../directory/index.ts";
import type { About } from "../child-record/index.ts";
import { mayOverride, overrideField, overrideWords, type Stop } from "./stops.ts";

/** A stop that was set aside, with the reason. */
export type Override = { readonly stop: Stop; readonly reason: string };

type Typed = Readonly<Record<string, string>>;

/** Each stop is set aside by whoever may, with a reason beside its field; or the closing is refused. */
export function readOverrides(
  stops: readonly Stop[],
  typed: Typed,
  actor: Pick<StaffActor, "permissions">,
): { readonly overrides: readonly Override[] } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const overrides = stops.flatMap((stop): readonly Override[] => {
    const field = overrideField(stop.stop);
    if (!mayOverride(stop, actor)) {
      const message = `${stop.title}. ${overrideWords[stop.overriddenBy]}`;
      errors.push({ field, message });
      return [];
    }
    const missing = `Enter why the record is closed all the same: ${stop.title}`;
    const read = readText(typed[field] ?? "", { name: "The reason", most: 4000, missing });
    if (read.ok) return [{ stop, reason: read.value }];
    errors.push({ field, message: read.error });
    return [];
  });
  return errors.length > 0 ? { errors } : { overrides };
}

type Keeping = {
  readonly person: About;
  readonly closureId: string;
  readonly schemeId: string;
  readonly overrides: readonly Override[];
};

export async function keepOverrides(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, closureId, schemeId, overrides }: Keeping,
): Promise<void> {
  await insertAll(
    tx,
    "protect.closure_overrides",
    overrides.map(({ stop: { stop, title }, reason }) => ({
      closure_override_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      closure_id: closureId,
      scheme_id: schemeId,
      stop,
      title,
      reason,
      overridden_by: actor.id,
      overridden_at: at,
    })),
  );
}

/** As the chronology has it. */
export const overridesInWords = (overrides: readonly Override[]): string =>
  overrides.map(({ stop: { title }, reason }) => `Set aside: ${title}. ${reason}`).join("\n\n");

export type KeptOverride = {
  readonly stop: string;
  readonly title: string;
  readonly reason: string;
  readonly by: string;
};

export function listOverrides(tx: Tx, closureId: string): Promise<readonly KeptOverride[]> {
  return tx
    .selectFrom("protect.closure_overrides as o")
    .innerJoin("directory.staff as s", "s.staff_id", "o.overridden_by")
    .select(["o.stop", "o.title", "o.reason"])
    .select(shownName({ staff: "s", at: "o.overridden_at" }).as("by"))
    .where("o.closure_id", "=", closureId)
    .orderBy("o.closure_override_id")
    .execute();
}
