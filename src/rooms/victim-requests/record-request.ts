import type { FormTyped } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { recordForm } from "./record-form.ts";
import type { WrittenWay } from "./request.ts";
import type { RequestScheme } from "./request-scheme.ts";

type Recording = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly scheme: RequestScheme;
  readonly form: FormTyped<typeof recordForm>;
};

/** For whom it is recorded: the agency of the first post that records requests. */
const agencyOf = ({ posts }: StaffActor): string | undefined =>
  posts.find(({ permissions }) => permissions.includes("request.record"))?.agencyId;

/** Puts a request into the register. Nothing is decided by it, and nobody is notified. */
export async function recordRequest(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, scheme, form }: Recording,
): Promise<Change & { readonly victimRequestId?: string }> {
  const { value, errors } = recordForm.read(form, { scheme, now: at, today });
  if (errors) return { kind: "invalid", errors };
  const agencyId = agencyOf(actor);
  if (agencyId === undefined) return invalid("asker", "Your post does not record requests");
  const victimRequestId = newId();
  await tx
    .insertInto("protect.victim_requests")
    .values({
      victim_request_id: victimRequestId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: scheme.id,
      asker: value.asker,
      asker_name: value.askerName,
      agency_id: agencyId,
      force_reference: value.forceReference,
      // What was not made in writing was sent back above.
      written: value.written as WrittenWay,
      asked_on: value.askedOn,
      enquiry: value.enquiry,
      necessity: value.necessity,
      materials: [...value.materials],
      due_on: value.dueOn,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted", victimRequestId };
}
