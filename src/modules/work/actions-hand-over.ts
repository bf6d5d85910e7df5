import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";

type HandedOver = {
  readonly actionId: string;
  readonly version: number;
  readonly to: { readonly staffId: string; readonly agencyId: string };
};

/** Puts an open promise into somebody else's name. @returns whether nobody changed it meanwhile */
export async function handOverAction(
  tx: Tx,
  actor: StaffActor,
  { actionId, version, to }: HandedOver,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("work.actions")
    .set({
      owner_staff_id: to.staffId,
      owner_agency_id: to.agencyId,
      changed_by: actor.id,
      version: version + 1,
    })
    .where("action_id", "=", actionId)
    .where("state", "=", "open")
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
