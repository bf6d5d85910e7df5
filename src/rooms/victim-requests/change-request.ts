import { sql, type Updateable } from "kysely";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { DB } from "../../platform/database/schema.gen.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { StepKind, VictimRequest } from "./request.ts";

export type OfRequest = { readonly request: VictimRequest };

/** Changes one that is open, if it is as it was read. False where somebody was first. */
export async function changeOpen(
  tx: Tx,
  { request, version }: OfRequest & { readonly version: string },
  change: Updateable<DB["protect.victim_requests"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.victim_requests")
    .set({ ...change, version: sql<number>`version + 1` })
    .where("victim_request_id", "=", request.victimRequestId)
    .where("version", "=", versionOf(version))
    .where("state", "<>", "closed")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

type Step = OfRequest & {
  readonly step: StepKind;
  readonly wording: string;
  readonly happenedOn: string;
  readonly whom?: readonly string[];
  readonly aroundId?: string | null;
  readonly materials?: readonly string[];
  readonly givenTo?: string | null;
};

/** What was done: added to, never changed. */
export async function addStep(
  tx: Tx,
  { actor, at }: CommandContext,
  {
    request,
    step,
    wording,
    happenedOn,
    whom = [],
    aroundId = null,
    materials = [],
    givenTo = null,
  }: Step,
): Promise<void> {
  await tx
    .insertInto("protect.victim_request_steps")
    .values({
      victim_request_step_id: newId(),
      partnership_id: actor.partnershipId,
      person_id: request.personId,
      victim_request_id: request.victimRequestId,
      step,
      whom: [...whom],
      around_id: aroundId,
      materials: [...materials],
      given_to: givenTo,
      wording,
      happened_on: happenedOn,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
}
