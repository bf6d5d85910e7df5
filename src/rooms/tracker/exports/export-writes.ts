import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { ExportAsked } from "./export-form.ts";
import type { Offer } from "./export-offer.ts";

export async function nextExportNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    number: number;
  }>`select nextval('protect.export_numbers')::int as number`.execute(tx);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("the register gave no number");
  return number;
}

/** That a second person let a file go, and which. */
export type Release = { readonly waitingExportId: string; readonly releasedBy: string };

type Entry = {
  readonly exportId: string;
  readonly actor: StaffActor;
  readonly asked: ExportAsked;
  readonly offer: Pick<Offer, "agreement" | "setting">;
  readonly reference: string;
  readonly lookedAt: string;
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly leftOut: number;
  /** The release that it took, where it took one. */
  readonly release: Release | undefined;
  readonly sha256: Buffer;
};

/** Enters a file in the register. */
export async function addExport(tx: Tx, entry: Entry): Promise<void> {
  const { actor, asked, offer } = entry;
  const { receiving } = asked;
  await tx
    .insertInto("protect.exports")
    .values({
      export_id: entry.exportId,
      partnership_id: actor.partnershipId,
      reference: entry.reference,
      exported_by: actor.id,
      exported_at: offer.setting.at,
      purpose: asked.purpose,
      purpose_words: asked.purposeWords,
      recipient: receiving.kind,
      recipient_agency_id: receiving.kind === "agency" ? receiving.agency.agencyId : null,
      recipient_staff_id: receiving.kind === "colleague" ? receiving.colleague.staffId : null,
      recipient_name: receiving.kind === "outside" ? receiving.name : null,
      only_involved: receiving.kind === "agency" && receiving.onlyInvolved,
      agreement_id: offer.agreement.id,
      basis: asked.basis,
      basis_reason: asked.basisReason,
      looked_at: entry.lookedAt,
      columns: [...entry.columns],
      has_names: asked.namesReason !== null,
      names_reason: asked.namesReason,
      format: asked.format,
      row_count: entry.rowCount,
      left_out: entry.leftOut,
      released_by: entry.release?.releasedBy ?? null,
      waiting_export_id: entry.release?.waitingExportId ?? null,
      sha256: entry.sha256,
      destroy_by: asked.destroyBy,
    })
    .execute();
}

export type Confirmed = "done" | "already" | "none";

/** Says that a file is destroyed: its own person, or who reads the audit for somebody who has left. */
export async function confirmDestroyed(
  tx: Tx,
  { exportId, on, how, at }: { exportId: string; on: string; how: string; at: Date },
): Promise<Confirmed> {
  const { rows } = await sql<{
    became: Confirmed;
  }>`select protect.confirm_destroyed(${exportId}::uuid, ${on}::date, ${how}, ${at}) as became`.execute(
    tx,
  );
  return rows[0]?.became ?? "none";
}
