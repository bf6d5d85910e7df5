import type { Actor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import { ringOf, sealValues } from "../../../platform/sealing/index.ts";
import type { WorkbookKind } from "./workbook-kind.ts";
import { workbookPlace } from "./workbook-place.ts";

type Keeping = {
  readonly actor: Actor & { readonly partnershipId: number };
  readonly at: Date;
  readonly kind?: WorkbookKind;
};

export type ReadFile = {
  readonly importId: string;
  readonly fileName: string;
  readonly sha256: Buffer;
  readonly bytes: Uint8Array;
  readonly reading: object;
};

/** Keeps a workbook that was read already, for people to decide about its rows on the pages. */
export async function keepRead(
  tx: Tx,
  { actor, at, kind = "tracker" }: Keeping,
  { importId, fileName, sha256, bytes, reading }: ReadFile,
): Promise<void> {
  const place = workbookPlace(importId, actor.partnershipId);
  const values = { content: Buffer.from(bytes), reading_sealed: toJsonb(reading) };
  const { sealedKey, sealed } = sealValues(ringOf(tx), place, values);
  await tx
    .insertInto("identify.workbooks")
    .values({
      import_id: importId,
      partnership_id: actor.partnershipId,
      kind,
      file_name: fileName.slice(0, 255),
      file_sha256: sha256,
      sealed_key: sealedKey,
      ...sealed,
      state: "read",
      brought_by: actor.kind === "staff" ? actor.id : null,
      brought_at: at,
    })
    .execute();
}
