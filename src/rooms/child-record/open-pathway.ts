import { formatDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import { appendChronology } from "./chronology-writes.ts";
import { closedAgo, recordReopening } from "./record-reopening.ts";
import { recordStageMoves } from "./pathway/stage-moves.ts";
import { pathwayOn } from "./pathway.ts";
import { decideBy, harmSchemeOn, undecidedOf } from "./harm-scheme.ts";

type Child = {
  readonly personId: string;
  readonly partnershipId: number;
  readonly acl: readonly number[];
};

type Opening = {
  readonly person: Omit<Child, "acl">;
  readonly reason: string;
  /** What is new since it was closed, where its own record says so. */
  readonly whatIsNew?: string;
};

/** Where a child who is new here stands: not open to the pathway, and nothing decided. */
export async function addStanding(tx: Tx, child: Child, at: Date): Promise<void> {
  await tx
    .insertInto("protect.tracker_entries")
    .values({
      person_id: child.personId,
      partnership_id: child.partnershipId,
      acl: [...child.acl],
      is_open: false,
      last_entry_at: at,
    })
    .execute();
}

/** Whether a child is open to the exploitation pathway today. */
export async function isOpenToPathway(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("protect.tracker_entries")
    .select("is_open")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row?.is_open ?? false;
}

/**
 * Opens a child to the exploitation pathway, with a line in the chronology that says why. The level is
 * left as it stands: where nobody decided one it is not known, and due for a person's decision today.
 * Whether they are being harmed begins as undecided, with its clock, unless it has been decided before.
 * A record that had been closed is opened again with a row that says so: its level stands as it was
 * and is decided anew at once.
 * @returns false where the child is open already
 */
export async function openPathway(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, reason, whatIsNew }: Opening,
): Promise<boolean> {
  const { stages } = await pathwayOn(tx, today);
  const first = stages[0]?.key ?? null;
  const before = await holdClosed(tx, person.personId);
  if (!before) return false;
  const wasClosed = before.closedOn !== null || whatIsNew !== undefined;
  const { personId, partnershipId } = person;
  const moving = { partnershipId, at, today, basis: "opened", reason, movedBy: actor.id } as const;
  await recordStageMoves(tx, moving, [{ personId, to: first }]);
  if (!(await open(tx, { personId, first, wasClosed, at, today }))) return false;
  await beginHarm(tx, person, today);
  const about = { before: { ...before, ...person }, reason, whatIsNew };
  if (wasClosed) await recordReopening(tx, { actor, at, today }, about);
  await appendChronology(tx, person, {
    kind: "decision",
    headline: wasClosed
      ? openedAgain(before.closedOn, today)
      : "Opened to the exploitation pathway",
    detail: [reason, whatIsNew].filter(Boolean).join("\n\n").slice(0, 5000),
    happenedOn: today,
    by: actor,
  });
  return true;
}

type Marking = {
  readonly personId: string;
  readonly first: string | null;
  readonly wasClosed: boolean;
  readonly at: Date;
  readonly today: string;
};

async function open(tx: Tx, { personId, first, wasClosed, at, today }: Marking): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.tracker_entries")
    .set((row) => ({
      is_open: true,
      opened_on: today,
      stage: first,
      stage_since: today,
      closed_on: null,
      review_by: wasClosed ? today : row.fn.coalesce("review_by", row.val(today)),
      last_entry_at: at,
      version: row("version", "+", 1),
    }))
    .where("person_id", "=", personId)
    .where("is_open", "=", false)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const openedAgain = (closedOn: string | null, today: string): string =>
  `Opened again to the exploitation pathway${closedOn === null ? "" : `; ${closedAgo(closedOn, today)}`}`;

/** Holds the child's line: of two who open at once, the second finds it open. */
async function holdClosed(
  tx: Tx,
  personId: string,
): Promise<{ readonly closedOn: string | null; readonly level: number | null } | undefined> {
  const row = await tx
    .selectFrom("protect.tracker_entries")
    .select(["is_open as isOpen", "closed_on as closedOn", "level"])
    .where("person_id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
  return row && !row.isOpen ? row : undefined;
}

/** Nobody has decided yet whether the child is being harmed: that has a day by which somebody does. */
async function beginHarm(tx: Tx, person: Omit<Child, "acl">, today: string): Promise<void> {
  const scheme = await harmSchemeOn(tx, today);
  const status = undecidedOf(scheme);
  const by = decideBy(scheme, today, await getWorkingCalendar(tx));
  const { numUpdatedRows } = await tx
    .updateTable("protect.tracker_entries")
    .set({ harm_status: status, harm_decided_on: today, harm_review_by: by })
    .where("person_id", "=", person.personId)
    .where("harm_review_by", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await tx
    .insertInto("protect.harm_decisions")
    .values({
      harm_decision_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: scheme.id,
      status,
      basis: "opened",
      reason: `Opened on the pathway on ${formatDate(today)}. Nobody has decided yet whether the child is being harmed.`,
      review_by: by,
      decided_on: today,
    })
    .execute();
}
