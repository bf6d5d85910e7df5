import type { Tx } from "../../../platform/database/database.ts";

type HandedOver = {
  readonly chaseId: string;
  readonly version: number;
  readonly to: { readonly staffId: string; readonly agencyId: string };
};

/** Puts a question that waits to somebody else; its answer is due when it was. @returns whether it still waited */
export async function handOverChase(
  tx: Tx,
  { chaseId, version, to }: HandedOver,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("work.chases")
    .set({
      asked_of_staff_id: to.staffId,
      asked_of_agency_id: to.agencyId,
      version: version + 1,
    })
    .where("chase_id", "=", chaseId)
    .where("answered_at", "is", null)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
