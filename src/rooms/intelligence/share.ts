import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listAgencies } from "../directory/index.ts";
import { findThing, listThings, type Thing } from "../people-and-places/index.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import type { Dissemination } from "./desk-reads.ts";
import { aboutForm, shareForm } from "./officer-forms.ts";

/** Agencies as a form offers them. */
export const agencyOptions = async (tx: Tx) =>
  (await listAgencies(tx)).map(({ agencyId, name }) => ({ value: agencyId, text: name }));

type Sharing = { readonly intelligenceId: string; readonly form: Sent<typeof shareForm> };

/** Lets an agency read the sanitised text: a line of the dissemination log. */
export async function share(
  tx: Tx,
  { actor, at }: CommandContext,
  { intelligenceId, form }: Sharing,
): Promise<Change> {
  const { value, errors } = shareForm.read(form, { agencies: await agencyOptions(tx) });
  if (errors) return { kind: "invalid", errors };
  const standing = await tx
    .selectFrom("identify.intelligence_disseminations")
    .select("intelligence_dissemination_id")
    .where("intelligence_id", "=", intelligenceId)
    .where("agency_id", "=", value.agency)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (standing) return invalid("agency", "This agency may read it already");
  await tx
    .insertInto("identify.intelligence_disseminations")
    .values({
      intelligence_dissemination_id: newId(),
      partnership_id: actor.partnershipId,
      intelligence_id: intelligenceId,
      agency_id: value.agency,
      purpose: value.purpose,
      shared_by: actor.id,
      shared_at: at,
    })
    .execute();
  return { kind: "accepted" };
}

/** Ends that an agency may read it; the line stays in the log. */
export async function withdraw(
  tx: Tx,
  { actor, at }: CommandContext,
  { line, version }: { readonly line: Dissemination; readonly version: string },
): Promise<Change> {
  const { numUpdatedRows } = await tx
    .updateTable("identify.intelligence_disseminations")
    .set({ withdrawn_at: at, withdrawn_by: actor.id, version: line.version + 1 })
    .where("intelligence_dissemination_id", "=", line.disseminationId)
    .where("withdrawn_at", "is", null)
    .where("version", "=", versionOf(version))
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted" } : { kind: "stale" };
}

/** The one subject that goes by what was typed; under another record where it is read as one with it. */
async function theOne(
  tx: Tx,
  { sought, today }: { readonly sought: string; readonly today: string },
): Promise<Thing | string> {
  const found = await listThings(tx, { today, sought, page: 1, pageSize: 10 });
  const [first, second] = found;
  if (!first) return "No subject goes by this: add it under People, places and networks first";
  if (second) {
    const exact = found.filter(
      ({ label, identifier }) => label === sought || identifier === sought,
    );
    const [only] = exact;
    if (only && exact.length === 1) return only;
    const names = found.map(({ label }) => `“${label}”`).join(", ");
    return `Several subjects go by this: ${names}. Enter the whole name or number of one`;
  }
  return (first.intoId === null ? undefined : await findThing(tx, first.intoId)) ?? first;
}

type Linking = { readonly intelligenceId: string; readonly form: Sent<typeof aboutForm> };

/** Says which person of concern, place, vehicle or other subject a text is about: never a child. */
export async function linkSubject(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { intelligenceId, form }: Linking,
): Promise<Change> {
  const { value, errors } = aboutForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const thing = await theOne(tx, { sought: value.sought, today });
  if (typeof thing === "string") return invalid("sought", thing);
  const written = await tx
    .insertInto("identify.intelligence_subjects")
    .values({
      intelligence_subject_id: newId(),
      partnership_id: actor.partnershipId,
      intelligence_id: intelligenceId,
      thing_id: thing.thingId,
      linked_by: actor.id,
      linked_at: at,
    })
    .onConflict((conflict) => conflict.columns(["intelligence_id", "thing_id"]).doNothing())
    .returning("thing_id")
    .executeTakeFirst();
  return written
    ? { kind: "accepted" }
    : invalid("sought", `“${thing.label}” is linked with it already`);
}
