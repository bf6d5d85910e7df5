import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { planImport } from "../plan/plan-import.ts";
import { findReading } from "../workbook/workbook-reads.ts";
import { keepForRows, removeWorkbook } from "../workbook/workbook-writes.ts";
import { writeImport } from "./write-import.ts";
import type { ImportResult } from "./write-types.ts";

type Confirming = { readonly actor: StaffActor; readonly at: Date; readonly today: string };

/**
 * Writes what the preview shows, once. Of two who confirm at the same moment the second waits for
 * the first and is told. The file itself is not kept: its rows are, as sources. Where rows wait for a
 * decision it stays until they are decided, and confirming again writes those.
 */
export async function confirmWorkbook(
  tx: Tx,
  confirming: Confirming,
  { importId, version }: { readonly importId: string; readonly version: number },
): Promise<ImportResult | { readonly kind: "stale" } | { readonly kind: "gone" }> {
  const held = await tx
    .selectFrom("identify.workbooks")
    .select("version")
    .where("import_id", "=", importId)
    .where("state", "=", "read")
    .forUpdate()
    .executeTakeFirst();
  const workbook = held && (await findReading(tx, importId));
  if (!workbook) return { kind: "gone" };
  if (workbook.version !== version) return { kind: "stale" };
  const { reading, decisions, fileName, sha256 } = workbook;
  const plan = await planImport(tx, confirming, { reading, decisions });
  const asked = { importId, fileName, sha256, reading, decisions, plan };
  const result = await writeImport(tx, confirming, asked);
  if (result.kind !== "imported") return result;
  if (result.waits === 0) await removeWorkbook(tx, importId);
  else await keepForRows(tx, importId);
  return result;
}
