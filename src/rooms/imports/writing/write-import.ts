import { londonDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { toJsonb } from "../../../platform/database/jsonb.ts";
import { findImportTeam } from "../../directory/index.ts";
import { holdPeople, listInBrief, type Owner } from "../../subjects/index.ts";
import { placeHeadings } from "../plan/former-rows.ts";
import { countPlan, countTogether, isChanged, rowsThatWait } from "../plan/plan-counts.ts";
import { placesOf } from "../plan/person-of-rows.ts";
import type { ImportPlan, KnownChild } from "../plan/plan-types.ts";
import { importedOn } from "../workbook/workbook-reads.ts";
import { addOffers } from "./add-offers.ts";
import { keepRows } from "./keep-rows.ts";
import { writeFresh } from "./write-fresh.ts";
import { writeKnown } from "./write-known.ts";
import type { ImportCounts, ImportResult, Importing, ToWrite } from "./write-types.ts";

/**
 * Writes a plan: all of it or nothing, in the caller's transaction and in a few statements whatever the
 * number of children. The entry of the import comes first: of two who confirm one file at once, the
 * second waits for the first and is then told.
 */
export async function writeImport(
  tx: Tx,
  importing: Importing,
  asked: ToWrite,
): Promise<ImportResult> {
  const before = await importedOn(tx, asked.sha256);
  const isGoingOn = before?.importId === asked.importId;
  if (before && !isGoingOn) return { kind: "already imported", on: londonDate(before.at) };
  const team = await findImportTeam(tx);
  if (!team) return { kind: "no team" };
  const { isWide, principals, partnershipId } = importing.actor;
  if (!isWide && !team.principals.some((one) => principals.includes(one)))
    return { kind: "not your team" };
  if (isGoingOn) await goOnWithImport(tx, asked);
  else if (!(await recordImport(tx, importing, asked)))
    return { kind: "already imported", on: importing.today };
  const plan = await holdAndAskAgain(tx, asked.plan);
  const owner: Owner = { partnershipId, teamId: team.teamId, principals: team.principals };
  const fresh = await writeFresh(tx, importing, { ...asked, owner });
  await writeKnown(tx, importing, { ...asked, plan });
  await keepRows(tx, importing, { ...asked, plan, fresh });
  await addOffers(tx, importing, { ...asked, plan, fresh });
  return {
    kind: "imported",
    importId: asked.importId,
    waits: rowsThatWait(plan).length,
    children: fresh.length,
    personIds: [...fresh, ...plan.known.filter(isChanged).map(({ personId }) => personId)],
    alreadyHere: alreadyHere(plan),
    counts: countPlan(plan, asked.reading),
  };
}

/** Somebody may have protected where a child is since the plan was made; from here on they wait. */
async function holdAndAskAgain(tx: Tx, plan: ImportPlan): Promise<ImportPlan> {
  const personIds = plan.known.filter(isChanged).map(({ personId }) => personId);
  if (personIds.length === 0) return plan;
  await holdPeople(tx, personIds);
  const people = await listInBrief(tx, personIds);
  const known = plan.known.map((child): KnownChild => {
    if (child.isProtected || people.get(child.personId)?.isProtected !== true) return child;
    const fields = child.fields.filter(({ field }) => field !== "ward" && field !== "school");
    return { ...child, isProtected: true, fields };
  });
  return { ...plan, known };
}

/** Rows that waited were decided: the entry says what came of them as well. */
async function goOnWithImport(
  tx: Tx,
  { importId, reading, decisions, plan }: ToWrite,
): Promise<void> {
  const { counts } = await tx
    .selectFrom("identify.imports")
    .select("counts")
    .where("import_id", "=", importId)
    .executeTakeFirstOrThrow();
  const together = countTogether(counts as Partial<ImportCounts>, countPlan(plan, reading));
  await tx
    .updateTable("identify.imports")
    .set({
      children_made: together.made,
      problems: toJsonb(reading.problems),
      counts: toJsonb(together),
      decisions: toJsonb(decisions),
      places: [...placeHeadings(reading)],
    })
    .where("import_id", "=", importId)
    .execute();
}

function alreadyHere({ leftOut, matches }: ImportPlan): readonly string[] {
  return leftOut.flatMap(({ rows, why }) => {
    const match = matches.find((one) => one.rows === rows && one.isExact);
    return why === "here" && match
      ? [`${placesOf(rows)}: ${match.candidates[0]?.reference ?? ""}`]
      : [];
  });
}

/** False where somebody else has just confirmed the same file. */
async function recordImport(
  tx: Tx,
  { actor, at }: Importing,
  { importId, fileName, sha256, reading, decisions, plan }: ToWrite,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("identify.imports")
    .values({
      import_id: importId,
      partnership_id: actor.partnershipId,
      kind: "tracker",
      file_name: fileName.slice(0, 255),
      file_sha256: sha256,
      rows_read: reading.rows.length,
      children_made: plan.fresh.length,
      problems: toJsonb(reading.problems),
      counts: toJsonb(countPlan(plan, reading)),
      decisions: toJsonb(decisions),
      places: [...placeHeadings(reading)],
      imported_by: actor.kind === "staff" ? actor.id : null,
      imported_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(["partnership_id", "kind", "file_sha256"]).doNothing(),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
