import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { openText, ringOf } from "../../../platform/sealing/index.ts";
import type { Mapping, TrackerReading } from "../reading/reading-types.ts";
import type { WorkbookKind } from "./workbook-kind.ts";
import { workbookPlace } from "./workbook-place.ts";
import type { ImportDecision, ReadWorkbook, Workbook } from "./workbook-types.ts";

const facts = [
  "w.import_id as importId",
  "w.file_name as fileName",
  "w.state",
  "w.reason",
  "w.brought_at as broughtAt",
  "w.decisions",
  "w.version",
  "s.name as broughtBy",
] as const;

type Row = Omit<Workbook, "state" | "decisions"> & {
  readonly state: string;
  readonly decisions: unknown;
};

const ofRow = (row: Row): Workbook => ({
  ...row,
  state: row.state as Workbook["state"],
  decisions: row.decisions as readonly ImportDecision[],
});

const workbooks = (tx: Tx, kind: WorkbookKind) =>
  tx
    .selectFrom("identify.workbooks as w")
    .leftJoin("directory.staff as s", "s.staff_id", "w.brought_by")
    .where("w.kind", "=", kind);

/** Workbooks that nobody has confirmed yet, the newest first. Those with rows that wait stand with what was brought in. */
export async function listWorkbooks(
  tx: Tx,
  kind: WorkbookKind = "tracker",
): Promise<readonly Workbook[]> {
  const rows = await workbooks(tx, kind)
    .select(facts)
    .where(
      sql<boolean>`not exists (select from identify.imports i where i.import_id = w.import_id)`,
    )
    .orderBy("w.brought_at", "desc")
    .limit(100)
    .execute();
  return rows.map(ofRow);
}

export async function findWorkbook(
  tx: Tx,
  importId: string,
  kind: WorkbookKind = "tracker",
): Promise<Workbook | undefined> {
  const row = await workbooks(tx, kind)
    .select(facts)
    .where("w.import_id", "=", importId)
    .executeTakeFirst();
  return row && ofRow(row);
}

/** A workbook with what was read in it; undefined while nothing is. */
export async function findReading<R = TrackerReading>(
  tx: Tx,
  importId: string,
  kind: WorkbookKind = "tracker",
): Promise<ReadWorkbook<R> | undefined> {
  const row = await workbooks(tx, kind)
    .select([...facts, "w.file_sha256 as sha256", "w.partnership_id as partnershipId"])
    .select(["w.reading", "w.sealed_key as sealedKey", "w.reading_sealed as sealed"])
    .where("w.import_id", "=", importId)
    .where("w.state", "=", "read")
    .executeTakeFirst();
  if (!row) return undefined;
  const { reading, sha256, partnershipId, sealedKey, sealed, ...rest } = row;
  const place = workbookPlace(importId, partnershipId);
  const text = openText(ringOf(tx), place, { sealedKey, sealed, column: "reading_sealed" });
  const read: unknown = text === null ? reading : JSON.parse(text);
  return { ...ofRow(rest), sha256, reading: read as R };
}

export type BroughtIn = { readonly importId: string; readonly at: Date };

/** When this very file was brought in, if it was. */
export function importedOn(
  tx: Tx,
  sha256: Buffer,
  kind: WorkbookKind = "tracker",
): Promise<BroughtIn | undefined> {
  return tx
    .selectFrom("identify.imports")
    .select(["import_id as importId", "imported_at as at"])
    .where("kind", "=", kind)
    .where("file_sha256", "=", sha256)
    .executeTakeFirst();
}

/** What a person said of this workbook's sheets and columns so far. */
export async function findColumns(tx: Tx, importId: string): Promise<Mapping> {
  const row = await tx
    .selectFrom("identify.workbooks")
    .select("columns")
    .where("import_id", "=", importId)
    .executeTakeFirst();
  return (row?.columns ?? {}) as Mapping;
}
