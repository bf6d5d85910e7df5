import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import {
  appendImported,
  levelSchemeOn,
  openOnTracker,
  recordFacts,
  type FieldChange,
} from "../../child-record/index.ts";
import { addPeople, type Owner } from "../../subjects/index.ts";
import { levelOf, saidOf } from "../plan/group-said.ts";
import { personOf, placesOf } from "../plan/person-of-rows.ts";
import type { Group, Said, SaidField } from "../plan/plan-types.ts";
import type { Importing, ToWrite } from "./write-types.ts";

/** Adds the children whom nobody knew, with what their rows say. Answers who they are, in order. */
export async function writeFresh(
  tx: Tx,
  importing: Importing,
  { plan: { fresh }, fileName, owner }: ToWrite & { readonly owner: Owner },
): Promise<readonly string[]> {
  if (fresh.length === 0) return [];
  const { at, today } = importing;
  const { partnershipId } = owner;
  const source = `tracker workbook ${fileName}`;
  const added = await addPeople(tx, fresh.map(personOf), { owner, source });
  const standings = added.map(({ personId, acl }, index) => ({
    personId,
    acl,
    ...standingOf(fresh[index] ?? [], fileName),
  }));
  const scheme = await levelSchemeOn(tx, today);
  await openOnTracker(tx, standings, { partnershipId, scheme, on: today, at });
  const said = added.map(({ personId }, index) => ({
    personId,
    said: saidOf(fresh[index] ?? [], today),
  }));
  const changes = said.flatMap((one) => valuesOf(one.personId, one.said));
  await recordFacts(tx, factsFrom(importing, fileName), changes);
  const notes = said.flatMap(({ personId, said: { notes } }) =>
    notes.map((text) => ({ personId, headline: commentHeadline, detail: text })),
  );
  await appendImported(tx, notes, { partnershipId, today, at });
  return added.map(({ personId }) => personId);
}

export const commentHeadline = "Comment in the tracker workbook";

export const factsFrom = ({ actor, at, today }: Importing, fileName: string) => ({
  actor,
  partnershipId: actor.partnershipId,
  at,
  today,
  basis: "imported" as const,
  saveId: newId(),
  source: `tracker workbook ${fileName}`.slice(0, 200),
});

/** The date of birth stands on the person already. */
const fields: readonly Exclude<SaidField, "bornOn">[] = [
  "openedOn",
  "lastPanelOn",
  "missingCount",
  "ward",
  "school",
];

const valuesOf = (personId: string, said: Said): readonly FieldChange[] =>
  fields.flatMap((field) => {
    const value = said[field];
    return value === null ? [] : [{ personId, field, value: String(value), was: null }];
  });

function standingOf(rows: Group, fileName: string) {
  const isOpen = rows.some((row) => !row.closed);
  return {
    isOpen,
    level: levelOf(rows),
    headline: isOpen
      ? "Imported from the tracker workbook"
      : "Imported as closed: rationale not known",
    reason: `Imported from ${fileName} (${placesOf(rows)}). Nobody has decided this level in Lantern yet.`,
  };
}
