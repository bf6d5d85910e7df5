import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { findProtection } from "../subjects/index.ts";
import { invalid, note, ofChild, type Change, type Child } from "./acting.ts";
import { currentAround } from "./family.ts";
import { listAround } from "./family-reads.ts";
import { familySchemeOn } from "./family-scheme.ts";
import { householdForm } from "./household-form.ts";

type Recording = { readonly person: Child; readonly form: Sent<typeof householdForm> };

/** Records who a child lives with, from and until when. A household that is there already stays until it is ended. While where the child can be found is protected none is recorded. */
export async function recordHousehold(
  tx: Tx,
  by: CommandContext,
  { person, form }: Recording,
): Promise<Change> {
  if (await findProtection(tx, person.personId)) return { kind: "stale" };
  const scheme = await familySchemeOn(tx, by.today);
  const people = currentAround(await listAround(tx, person.personId));
  const { value, errors } = householdForm.read(form, { scheme, people, now: by.at });
  if (errors) return invalid(errors);
  const householdId = newId();
  const stamp = { ...ofChild(person), recorded_by: by.actor.id, recorded_at: by.at };
  await tx
    .insertInto("protect.households")
    .values({
      household_id: householdId,
      ...stamp,
      kind: value.kind,
      in_all: value.inAll,
      source: value.source,
      source_name: value.sourceName,
      noted_on: value.notedOn,
      from_on: value.fromOn,
      until_on: value.untilOn,
    })
    .execute();
  for (const aroundId of value.people ?? [])
    await tx
      .insertInto("protect.household_people")
      .values({
        household_person_id: newId(),
        ...stamp,
        household_id: householdId,
        around_id: aroundId,
      })
      .execute();
  // Nothing of who and of what kind: it stays in the chronology when the place is protected later.
  await note(tx, by, person, { headline: "Household recorded", detail: null });
  return { kind: "accepted" };
}
