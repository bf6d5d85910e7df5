import { createHash } from "node:crypto";
import { newId, referenceFor } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { ShownToReader } from "../../../platform/http/places-guard.ts";
import type { StoredFile } from "../../../platform/files/stored-files.ts";
import { csvType, toCsv, toXlsx, xlsxType } from "../../../platform/spreadsheets/index.ts";
import { countDisputes } from "../../child-record/index.ts";
import type { TrackerRow } from "../tracker-row.ts";
import { askForRelease } from "./ask-for-release.ts";
import { addExport, nextExportNumber, type Release } from "./export-writes.ts";
import { exportSheet, headingsOf } from "./export-sheet.ts";
import { readyExport, type ReadContext, type NotReady, type ReadyExport } from "./ready-export.ts";
import { needsSecondPerson } from "./second-person.ts";
import { withoutProtectedTexts } from "./without-protected-texts.ts";

export type FileMade = {
  readonly kind: "accepted";
  readonly file: StoredFile;
  readonly reference: string;
  readonly personIds: readonly string[];
  readonly hasNames: boolean;
  readonly leftOut: number;
};

export type ExportMade =
  | FileMade
  | NotReady
  /** A second person is asked, and nothing is made. */
  | { readonly kind: "waits"; readonly waitingExportId: string };

/** Who takes the file, and what they are shown of texts in it. */
type Taking = { readonly actor: StaffActor; readonly shownToReader: ShownToReader };

/** Makes the file, or asks a second person where it has names or is of many children. */
export async function makeExport(tx: Tx, taking: Taking, asking: ReadContext): Promise<ExportMade> {
  const { actor } = taking;
  const ready = await readyExport(tx, actor, asking);
  if ("kind" in ready) return ready;
  if (!needsSecondPerson(ready)) return makeFile(tx, taking, ready);
  const waitingExportId = await askForRelease(tx, actor, { ready, form: asking.form });
  return { kind: "waits", waitingExportId };
}

/** More children are on the list than whoever released the file was told. */
type More = { readonly kind: "more" };

type Releasing = ReadContext & { readonly release: Release; readonly mostChildren: number };

/**
 * The same after somebody has released it: from the data as it is now, within its person's own reach, and of
 * no more children than were released. What a list is narrowed by can be changed by who asked for the file.
 */
export async function makeReleased(
  tx: Tx,
  taking: Taking,
  { release, mostChildren, ...asking }: Releasing,
): Promise<FileMade | NotReady | More> {
  const ready = await readyExport(tx, taking.actor, asking);
  if ("kind" in ready) return ready;
  return ready.rows.length > mostChildren ? { kind: "more" } : makeFile(tx, taking, ready, release);
}

/**
 * Makes the file and enters it in the register, in one transaction: what cannot be registered and
 * audited is not sent. The file is kept nowhere; the register has its hash.
 */
async function makeFile(
  tx: Tx,
  { actor, shownToReader }: Taking,
  { asked, offer, rows, leftOut, facts }: ReadyExport,
  release?: Release,
): Promise<FileMade> {
  const reference = referenceFor("E", await nextExportNumber(tx));
  const disputed = await disputedOf(tx, rows);
  const { ownColumns } = offer.setting;
  const leaving = await withoutProtectedTexts(tx, { ...asked, ownColumns }, rows);
  const texts = exportSheet(leaving, { ...facts, reference, disputed }, offer.setting);
  const sheet = await shownToReader(texts);
  const content = await (asked.format === "csv" ? toCsv(sheet) : toXlsx(sheet));
  await addExport(tx, {
    exportId: newId(),
    actor,
    asked,
    offer,
    reference,
    release,
    leftOut,
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
    leftOut,
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
