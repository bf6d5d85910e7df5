import { versionOf } from "../../../kernel/version-of.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { readService, type ServiceFields, type ServiceForm } from "./service-form.ts";
import { findService, readsWhatItHides } from "./service-reads.ts";
import type { ServiceScheme } from "./service-scheme.ts";

export type ServiceChange =
  | { readonly kind: "accepted"; readonly serviceId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly scheme: ServiceScheme;
};

/** Adds a service to the directory. */
export async function addService(
  tx: Tx,
  { actor, at, scheme }: CommandContext,
  form: ServiceForm,
): Promise<ServiceChange> {
  const read = readService(form, scheme);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const serviceId = newId();
  await tx
    .insertInto("directory.services")
    .values({
      service_id: serviceId,
      partnership_id: actor.partnershipId,
      ...read.fields,
      kept_by: actor.id,
      kept_at: at,
    })
    .execute();
  return { kind: "accepted", serviceId };
}

/**
 * Changes one, if it is as it was read. What stands in place of a sensitive service, and that it is one, is
 * changed by who reads what it hides: anybody else would open it to themselves. The database holds this too.
 */
export async function changeService(
  tx: Tx,
  { actor, at, scheme }: CommandContext,
  {
    serviceId,
    version,
    form,
  }: { readonly serviceId: string; readonly version: string; readonly form: ServiceForm },
): Promise<ServiceChange> {
  const read = readService(form, scheme);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const errors = await keptByItsList(tx, serviceId, read.fields);
  if (errors.length > 0) return { kind: "invalid", errors };
  const { numUpdatedRows } = await tx
    .updateTable("directory.services")
    .set({ ...read.fields, kept_by: actor.id, kept_at: at, version: versionOf(version) + 1 })
    .where("service_id", "=", serviceId)
    .where("version", "=", versionOf(version))
    .executeTakeFirst();
  return numUpdatedRows === 1n ? { kind: "accepted", serviceId } : { kind: "stale" };
}

const ofItsList =
  "Only a person on its list who keeps the directory can change this: ask a colleague to add you first";

/** What of the form is not the acting person's to change. */
async function keptByItsList(
  tx: Tx,
  serviceId: string,
  fields: Pick<ServiceFields, "is_sensitive" | "shown_as">,
): Promise<readonly FieldError[]> {
  const was = await findService(tx, serviceId);
  if (!was?.isSensitive || (await readsWhatItHides(tx, serviceId))) return [];
  if (!fields.is_sensitive) return [{ field: "sensitive", message: ofItsList }];
  return fields.shown_as === was.shownAs ? [] : [{ field: "shownAs", message: ofItsList }];
}
