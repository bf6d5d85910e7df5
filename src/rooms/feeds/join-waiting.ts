import { readText, type FieldError } from "../../kernel/fields.ts";
import { versionOf } from "../../kernel/version-of.ts";
import { findAlike, holdPeople, keepNumber, type Candidate } from "../subjects/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listJoined, type JoinedRow, type WaitingRow } from "./row-reads.ts";
import { holdWaiting, keepChanged, keepJoined, leaveWaiting, verify } from "./row-writes.ts";
import { numberOfRow, numbersOfRow } from "./row-number.ts";
import { findSource } from "./source-reads.ts";
import { write } from "./take-rows.ts";
import { nameOf } from "./unattended.ts";
import type { CommandContext } from "./writing.ts";

/** Records within reach that the row may be about, with reasons. */
export async function candidatesFor(
  tx: Tx,
  { actor, today }: CommandContext,
  { said, sourceId }: Pick<WaitingRow, "said" | "sourceId">,
): Promise<readonly Candidate[]> {
  const source = await findSource(tx, sourceId);
  const numbers = source ? numbersOfRow(source, said) : [];
  const sought = {
    ...nameOf(said),
    saidIn: "in the row" as const,
    otherNames: [],
    ageAbout: null,
    sex: null,
    school: null,
    bornOn: said["bornOn"] ?? null,
    numbers,
  };
  return findAlike(tx, sought, { partnershipId: actor.partnershipId, today });
}

export type JoinForm = {
  readonly personId: string;
  readonly reason: string;
  readonly version: string;
};

export type JoinChange =
  | { readonly kind: "accepted"; readonly personId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

const reasonRule = {
  name: "Why",
  most: 1000,
  missing: "Enter what you compared, or who you asked",
};

/** What is not shown to whoever chooses cannot be chosen. */
async function isOffered(tx: Tx, acting: CommandContext, { row, form }: Joining): Promise<boolean> {
  const candidates = await candidatesFor(tx, acting, row);
  return candidates.some(({ personId }) => personId === form.personId);
}

type Joining = {
  readonly row: WaitingRow;
  readonly form: JoinForm;
  /** What stands on the record already of what the row says: nothing is written a second time. */
  readonly into?: string | undefined;
  /** A record that was made for this row: nobody chose it from those alike. */
  readonly isNew?: boolean;
};

/**
 * A person says whom a row is about: it is written, and its id may join this child from now on. Where
 * that id is a number that agencies share, it is one of the child’s from now on.
 */
export async function joinWaiting(
  tx: Tx,
  acting: CommandContext,
  { row, form, into, isNew = false }: Joining,
): Promise<JoinChange> {
  const errors: FieldError[] = [];
  const reason = readText(form.reason, reasonRule);
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  if (!isNew && !(await isOffered(tx, acting, { row, form })))
    errors.push({ field: "personId", message: "Choose the child the row is about" });
  const source = await findSource(tx, row.sourceId);
  if (!reason.ok || errors.length > 0 || !source) return { kind: "invalid", errors };
  // Two people at once say it of two children: the second finds it gone.
  const isHeld = row.version === versionOf(form.version) && (await holdWaiting(tx, row));
  if (!isHeld) return { kind: "stale" };
  const { personId } = form;
  const { sourceId, runId, key, said } = row;
  await holdPeople(tx, [personId]);
  // Joined to this child before, where whoever brought it in again did not reach the record.
  const known = (await listJoined(tx, sourceId, [key])).some((one) => one.personId === personId);
  if (known) return settle(tx, row);
  const written = into
    ? { writtenId: into }
    : await write(tx, acting, { source, said, personId, writtenId: null });
  if ("left" in written) {
    return { kind: "invalid", errors: [{ field: "personId", message: written.left }] };
  }
  const { writtenId } = written;
  const join = { sourceId, runId, key, said, personId, writtenId, reason: reason.value };
  await keepJoined(tx, acting, join);
  const { identifier } = said;
  if (identifier !== undefined) await verify(tx, acting, { sourceId, identifier, personId });
  const number = numberOfRow(source, said);
  if (number) {
    const person = { personId, partnershipId: acting.actor.partnershipId };
    await keepNumber(tx, acting, { person, number: { ...number, source: source.name } });
  }
  await leaveWaiting(tx, { sourceId, key });
  return { kind: "accepted", personId };
}

/** The child within reach that a row of this key was joined to before. */
export async function findJoined(
  tx: Tx,
  { sourceId, key }: Pick<WaitingRow, "sourceId" | "key">,
): Promise<JoinedRow | undefined> {
  return (await listJoined(tx, sourceId, [key]))[0];
}

/** A person has looked at what changed: the record stays as it is, and the row is known as it is now. */
export async function settle(tx: Tx, row: WaitingRow): Promise<JoinChange> {
  const known = await findJoined(tx, row);
  if (!known) return { kind: "stale" };
  await keepChanged(tx, known, { ...row, writtenId: known.writtenId });
  await leaveWaiting(tx, row);
  return { kind: "accepted", personId: known.personId };
}
