import { createHash } from "node:crypto";
import type { FieldError } from "../../../kernel/fields.ts";
import { newId, referenceFor } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { StoredFile } from "../../../platform/files/stored-files.ts";
import { csvType, toCsv, toXlsx, xlsxType } from "../../../platform/spreadsheets/index.ts";
import { basisName } from "../../directory/index.ts";
import { countDisputes } from "../disputes/dispute-reads.ts";
import type { TrackerRow } from "../tracker/tracker-row.ts";
import { columnsInFile } from "./export-columns.ts";
import { readExport, type ExportAsked, type ExportForm } from "./export-form.ts";
import type { Offer } from "./export-offer.ts";
import { addExport, nextExportNumber } from "./export-writes.ts";
import { exportSheet, headingsOf, type FileFacts } from "./export-sheet.ts";
import { lookedAt } from "./looked-at.ts";
import { purposeText } from "./purposes.ts";

export type ExportMade =
  | {
      readonly kind: "accepted";
      readonly file: StoredFile;
      readonly reference: string;
      readonly personIds: readonly string[];
      readonly hasNames: boolean;
    }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** There is nobody on the list, or more than one file can hold: no form helps. */
  | { readonly kind: "not offered" };

/**
 * Makes the file and enters it in the register, in one transaction: what cannot be registered and
 * audited is not sent. The file is kept nowhere; the register has its hash.
 */
export async function makeExport(
  tx: Tx,
  actor: StaffActor,
  { form, offer }: { readonly form: ExportForm; readonly offer: Offer },
): Promise<ExportMade> {
  if (offer.isTooMany || offer.rows.length === 0) return { kind: "not offered" };
  const read = readExport(form, { ...offer, today: offer.setting.today });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const asked = read.value;
  const rows = rowsFor(asked, offer);
  if (rows.length === 0) {
    const message = "No child on this list has anything to do with this agency";
    return { kind: "invalid", errors: [{ field: "agency", message }] };
  }
  const reference = referenceFor("E", await nextExportNumber(tx));
  const disputed = await disputedOf(tx, rows);
  const facts = { ...factsOf({ reference, actor, asked, offer }), disputed };
  const sheet = exportSheet(rows, facts, offer.setting);
  const content = await (asked.format === "csv" ? toCsv(sheet) : toXlsx(sheet));
  await addExport(tx, {
    exportId: newId(),
    actor,
    asked,
    offer,
    reference,
    lookedAt: facts.lookedAt,
    columns: headingsOf(facts, offer.setting),
    rowCount: rows.length,
    sha256: createHash("sha256").update(content).digest(),
  });
  const mediaType = asked.format === "csv" ? csvType : xlsxType;
  return {
    kind: "accepted",
    file: { name: `${reference}-tracker.${asked.format}`, mediaType, content },
    reference,
    personIds: rows.map(({ personId }) => personId),
    hasNames: facts.hasNames,
  };
}

/** References of those on whose record something is disputed: the file says so. */
async function disputedOf(tx: Tx, rows: readonly TrackerRow[]): Promise<readonly string[]> {
  const counts = await countDisputes(
    tx,
    rows.map(({ personId }) => personId),
  );
  return rows.filter(({ personId }) => counts.has(personId)).map(({ reference }) => reference);
}

/** Each agency is sent its own where that is asked. */
function rowsFor({ receiving }: ExportAsked, { rows }: Offer): readonly TrackerRow[] {
  if (receiving.kind !== "agency" || !receiving.onlyInvolved) return rows;
  return rows.filter(({ agencies }) => agencies.includes(receiving.agency.name));
}

function factsOf({
  reference,
  actor,
  asked,
  offer,
}: {
  readonly reference: string;
  readonly actor: StaffActor;
  readonly asked: ExportAsked;
  readonly offer: Offer;
}): Omit<FileFacts, "disputed"> {
  const { receiving, namesReason } = asked;
  const hasNames = namesReason !== null;
  const agencyName = actor.posts[0]?.agencyName;
  const looked = lookedAt(offer.view.filters, offer.setting);
  return {
    reference,
    reader: agencyName === undefined ? actor.name : `${actor.name}, ${agencyName}`,
    receiver: receiverOf(asked),
    purpose: purposeText(asked.purpose, null),
    basis: basisName(offer.agreement, asked.basis),
    lookedAt:
      receiving.kind === "agency" && receiving.onlyInvolved
        ? `${looked}; only children with whom ${receiving.agency.name} is involved`
        : looked,
    destroyBy: asked.destroyBy,
    hasNames,
    columns: columnsInFile(offer.columns, { ticked: asked.columns, hasNames }),
  };
}

function receiverOf({ receiving }: ExportAsked): string {
  if (receiving.kind === "own") return "own use";
  return receiving.kind === "agency" ? receiving.agency.name : receiving.name;
}
