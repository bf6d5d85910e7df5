import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { judgeRoles } from "./judge-roles.ts";
import {
  bothFindings,
  judgeTies,
  type ChildFacts,
  type Finding,
  type StaffFacts,
} from "./judge-ties.ts";
import { listRolesLike } from "./roles-like.ts";
import { openTies, type SealedTie } from "./sealed-ties.ts";

type Pair = { readonly personId: string; readonly staffId: string };

/** A pair to compare, with which names and places they have now: what changes while they are compared is not missed. */
type Due = Pair & { readonly compared: string };

type SealedStaff = Omit<StaffFacts, "ties"> & { readonly ties: readonly SealedTie[] };

type Looking = {
  readonly partnershipId: number;
  /** Who is compared with which child. */
  readonly pairs: readonly Pair[];
  readonly at: Date;
  /** They would only read a page of an agenda: then whoever manages conflicts is told, and not they. */
  readonly isForPanel?: boolean;
};

/** What was found now, and was not known before. */
type FoundNow = Pair & Pick<Finding, "strength">;

/**
 * Looks who of these may know which child, where that has not been looked at since anything changed: in as
 * many statements for a panel's agenda as for one. As the system actor `conflicts` alone: what staff say
 * of their life is nobody else's to compare. A strong finding shuts out.
 */
export async function lookForConflicts(
  tx: Tx,
  { partnershipId, pairs: asked, at, isForPanel = false }: Looking,
): Promise<readonly FoundNow[]> {
  if (asked.length === 0) return [];
  const { rows: pairs } = await sql<Due>`
    select person_id as "personId", staff_id as "staffId", compared
    from sec.pairs_to_compare(${peopleOf(asked)}::uuid[], ${staffOf(asked)}::uuid[])`.execute(tx);
  if (pairs.length === 0) return [];
  const judge = await judgeOf(tx, partnershipId, pairs);
  const found: (Pair & Finding)[] = [];
  for (const pair of pairs) {
    const finding = judge(pair);
    if (finding) found.push({ ...pair, ...finding });
  }
  const compared = pairs.map((one) => one.compared);
  await sql`
    select sec.note_looks(${peopleOf(pairs)}::uuid[], ${staffOf(pairs)}::uuid[], ${compared}::text[], ${at})`.execute(
    tx,
  );
  return note(tx, found, { at, isForPanel });
}

/**
 * Whether the acting person has still to be compared with a child among these records, or with one whom a concern among
 * them is linked with. Asked once an answer, so that the comparing costs nothing where there is nothing to compare.
 */
export async function amToCompare(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ isDue: boolean }>`
    select sec.am_to_compare(${ids}::uuid[]) as "isDue"`.execute(tx);
  return rows[0]?.isDue ?? false;
}

/** The records that concerns are linked with: for the system actor `conflicts` alone, and nothing to anybody else. */
export async function linkedRecords(
  tx: Tx,
  concernIds: readonly string[],
): Promise<readonly string[]> {
  if (concernIds.length === 0) return [];
  const { rows } = await sql<{ personId: string }>`
    select person_id as "personId" from sec.linked_records(${concernIds}::uuid[])`.execute(tx);
  return rows.map(({ personId }) => personId);
}

const peopleOf = (pairs: readonly Pair[]): string[] => pairs.map(({ personId }) => personId);
const staffOf = (pairs: readonly Pair[]): string[] => pairs.map(({ staffId }) => staffId);

type Facts = {
  readonly personId: string | null;
  readonly staffId: string | null;
  readonly facts: unknown;
};

/** Everything that is compared is read once for each child and each colleague. */
async function judgeOf(
  tx: Tx,
  partnershipId: number,
  pairs: readonly Pair[],
): Promise<(pair: Pair) => Finding | undefined> {
  const { rows } = await sql<Facts>`
    select person_id as "personId", staff_id as "staffId", facts
    from sec.to_compare(${[...new Set(peopleOf(pairs))]}::uuid[], ${[...new Set(staffOf(pairs))]}::uuid[])`.execute(
    tx,
  );
  const children = new Map<string, ChildFacts>();
  const staff = new Map<string, StaffFacts>();
  for (const { personId, staffId, facts } of rows) {
    if (personId !== null) children.set(personId, facts as ChildFacts);
    if (staffId === null) continue;
    const { ties, ...rest } = facts as SealedStaff;
    staff.set(staffId, { ...rest, ties: openTies(tx, partnershipId, ties) });
  }
  const roles = await listRolesLike(tx, { partnershipId, staff });
  return ({ personId, staffId }) => {
    const [child, colleague] = [children.get(personId), staff.get(staffId)];
    if (!child || !colleague) return undefined;
    const like = roles.get(staffId) ?? [];
    return bothFindings(judgeTies(colleague, child), judgeRoles(colleague, like, child));
  };
}

async function note(
  tx: Tx,
  found: readonly (Pair & Finding)[],
  { at, isForPanel }: { readonly at: Date; readonly isForPanel: boolean },
): Promise<readonly FoundNow[]> {
  if (found.length === 0) return [];
  const asked = found.map((one) => ({ ...one, id: newId() }));
  const { rows } = await sql<FoundNow & { isNew: boolean }>`
    select f."personId", f."staffId", f.strength, sec.note_finding(f.id, f."personId", f."staffId", f.strength,
      array(select jsonb_array_elements_text(f.reasons)), ${at}, ${isForPanel}) as "isNew"
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as f (id uuid, "personId" uuid, "staffId" uuid, strength text, reasons jsonb)`.execute(tx);
  return rows.filter(({ isNew }) => isNew);
}
