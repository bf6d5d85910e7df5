import { createHash } from "node:crypto";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import { counted } from "../../../kernel/words.ts";
import type { Actor } from "../../../platform/access/actor.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { findImportTeam } from "../../directory/index.ts";
import { levelSchemeOn, openOnTracker } from "../../protect/index.ts";
import {
  addPeople,
  listKnown,
  type NewPerson,
  type Owner,
  type PersonName,
} from "../../subjects/index.ts";
import type { TrackerReading, TrackerRow } from "./reading/reading-types.ts";

export type ImportResult =
  | {
      readonly kind: "imported";
      readonly children: number;
      readonly personIds: readonly string[];
      /** Rows of children who stand in Lantern already, by name and date of birth: left as they are. */
      readonly alreadyHere: readonly string[];
    }
  | { readonly kind: "already imported"; readonly on: string }
  | { readonly kind: "no team" };

type Importing = {
  readonly actor: Actor & { readonly partnershipId: number };
  readonly at: Date;
  readonly today: string;
};

type Workbook = {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly reading: TrackerReading;
};

/**
 * Writes a workbook that was read: a child for each group of rows taken to be one, each row kept as
 * its source. All of it or nothing, in the caller's transaction. The same file is not taken twice, and a
 * child who is here already under the same name and date of birth is left alone and named.
 */
export async function importTracker(
  tx: Tx,
  importing: Importing,
  workbook: Workbook,
): Promise<ImportResult> {
  const sha256 = createHash("sha256").update(workbook.bytes).digest();
  const before = await tx
    .selectFrom("identify.imports")
    .select("imported_at")
    .where("kind", "=", "tracker")
    .where("file_sha256", "=", sha256)
    .executeTakeFirst();
  if (before) return { kind: "already imported", on: londonDate(before.imported_at) };
  const team = await findImportTeam(tx);
  if (!team) return { kind: "no team" };
  const owner = {
    partnershipId: importing.actor.partnershipId,
    teamId: team.teamId,
    principals: team.principals,
  };
  const groups = groupRows(workbook.reading.rows);
  const here = await listKnown(tx, groups.map(personOf));
  const fresh = groups.filter((_, index) => here[index] === undefined);
  const personIds = await addChildren(tx, importing, {
    groups: fresh,
    fileName: workbook.fileName,
    owner,
  });
  await recordImport(tx, importing, { workbook, sha256, children: personIds.length });
  const alreadyHere = groups.flatMap((rows, index) => {
    const reference = here[index];
    return reference === undefined ? [] : [`${placesOf(rows)}: ${reference}`];
  });
  return { kind: "imported", children: personIds.length, personIds, alreadyHere };
}

type Adding = {
  readonly groups: readonly (readonly TrackerRow[])[];
  readonly fileName: string;
  readonly owner: Owner;
};

async function addChildren(
  tx: Tx,
  { at, today }: Importing,
  { groups, fileName, owner }: Adding,
): Promise<readonly string[]> {
  const added = await addPeople(tx, groups.map(personOf), {
    owner,
    source: `tracker workbook ${fileName}`,
  });
  const scheme = await levelSchemeOn(tx, today);
  await openOnTracker(
    tx,
    added.map(({ personId, acl }, index) => ({
      personId,
      acl,
      ...standingOf(groups[index] ?? [], fileName),
    })),
    { partnershipId: owner.partnershipId, scheme, on: today, at },
  );
  return added.map(({ personId }) => personId);
}

async function recordImport(
  tx: Tx,
  { actor, at }: Importing,
  { workbook, sha256, children }: { workbook: Workbook; sha256: Buffer; children: number },
): Promise<void> {
  await tx
    .insertInto("identify.imports")
    .values({
      import_id: newId(),
      partnership_id: actor.partnershipId,
      kind: "tracker",
      file_name: workbook.fileName.slice(0, 255),
      file_sha256: sha256,
      rows_read: workbook.reading.rows.length,
      children_made: children,
      problems: toJsonb(workbook.reading.problems),
      imported_by: actor.kind === "staff" ? actor.id : null,
      imported_at: at,
    })
    .execute();
}

/** Rows taken to be one child stand together, in the order the workbook has them. */
export function groupRows(rows: readonly TrackerRow[]): readonly (readonly TrackerRow[])[] {
  const groups = new Map<string, TrackerRow[]>();
  for (const row of rows) {
    const group = groups.get(row.child);
    if (group) group.push(row);
    else groups.set(row.child, [row]);
  }
  return [...groups.values()];
}

/** The row that speaks for the child: one that is open before one that is closed, then the fullest. */
function speaker(rows: readonly TrackerRow[]): TrackerRow {
  const worth = (row: TrackerRow): number =>
    (row.closed ? 0 : 4) + (row.dateOfBirth === null ? 0 : 2) + (row.level === null ? 0 : 1);
  return rows.reduce((best, row) => (worth(row) > worth(best) ? row : best));
}

function personOf(rows: readonly TrackerRow[]): NewPerson {
  const best = speaker(rows);
  const known = nameOf(best);
  const others = rows.flatMap((row) => [
    { ...nameOf(row), kind: "as_recorded" as const },
    ...row.aliases.map((alias) => ({ ...nameOf(row), givenName: alias, kind: "alias" as const })),
  ]);
  return {
    ...known,
    bornOn: best.dateOfBirth ?? rows.find((row) => row.dateOfBirth !== null)?.dateOfBirth ?? null,
    sex: best.sex ?? rows.find((row) => row.sex !== null)?.sex ?? null,
    otherNames: others.filter(
      (name) => name.familyName !== known.familyName || name.givenName !== known.givenName,
    ),
    sources: rows.map((row) => ({ place: `${row.sheet}, row ${row.row}`, body: row.cells })),
  };
}

/**
 * A row with half a name is still a child; the missing half is said to be missing. What is too long
 * for a name is cut here and stands whole in the source.
 */
function nameOf({ surname, forename }: TrackerRow): PersonName {
  const cut = (text: string): string => Array.from(text).slice(0, longestName).join("");
  return { familyName: cut(surname ?? "(surname not recorded)"), givenName: cut(forename ?? "") };
}

const longestName = 100;

const placesOf = (rows: readonly TrackerRow[]): string =>
  rows.map((row) => `${row.sheet} row ${row.row}`).join("; ");

/** Rows that disagree keep the higher level: a copy that says less lowers nothing. */
function standingOf(rows: readonly TrackerRow[], fileName: string) {
  const isOpen = rows.some((row) => !row.closed);
  const speaking = rows.filter((row) => row.closed === !isOpen && row.level !== null);
  const level = speaking.reduce<number | null>(
    (highest, row) => Math.max(highest ?? 0, row.level ?? 0),
    null,
  );
  return {
    isOpen,
    level,
    headline: isOpen
      ? "Imported from the tracker workbook"
      : "Imported as closed: rationale not known",
    reason: `Imported from ${fileName} (${placesOf(rows)}). Nobody has decided this level in Lantern yet.`,
  };
}

/** What a person who imports is told, line by line. */
export function importSummary(reading: TrackerReading, today: string): readonly string[] {
  const groups = groupRows(reading.rows);
  const open = groups.filter((rows) => rows.some((row) => !row.closed)).length;
  return [
    `Read on ${formatDate(today)}: ${counted(reading.rows.length, "row")}, taken to be ${counted(groups.length, "child", "children")} (${open} open).`,
    `${counted(groups.filter((rows) => rows.length > 1).length, "child", "children")} stand in more than one row.`,
    `${counted(reading.problems.length, "cell")} could not be understood${reading.problems.length > 0 ? ":" : "."}`,
    ...reading.problems.map(
      ({ sheet, row, column, value, why }) =>
        `  ${sheet}!${column}${row}  ${JSON.stringify(value)}  ${why}`,
    ),
  ];
}
