import { holdPeople } from "../subjects/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { keepOnly } from "../../platform/database/keep-only.ts";
import { listAside, wasSetAside } from "./rejected-rows.ts";
import { findForBringing } from "./bringing.ts";
import { sameFacts, type Said } from "./kinds.ts";
import { takeNotifications } from "./notifications.ts";
import { readRow } from "./read-row.ts";
import { listJoined, listVerified, type JoinedRow } from "./row-reads.ts";
import { keepChanged, keepJoined, keepWaiting, leaveWaiting } from "./row-writes.ts";
import type { FeedSource } from "./source-reads.ts";
import { keyOf, sameKey, wrong, type RawRow, type Taken, type Taking } from "./taken.ts";
import { joinUnattended, type Verified } from "./unattended.ts";
import { writeRow } from "./write-row.ts";
import type { CommandContext, Written } from "./writing.ts";

/**
 * Takes rows one after the other: what is known by its key changes only what came of it, what joins
 * unattended is written, everything else waits for a person. The same rows again change nothing.
 */
export async function takeRows(
  tx: Tx,
  acting: CommandContext,
  taking: Taking,
  rows: readonly RawRow[],
): Promise<readonly Taken[]> {
  const { source, codes } = taking;
  const reading = { kind: source.kind, codes, words: source.columns.words, today: acting.today };
  const read = rows.map(({ row, cells }) => ({ row, ...readRow(cells, reading) }));
  if (source.kind === "notification") return takeNotifications(tx, acting, taking, read);
  const good = read.flatMap((one) => ("said" in one ? [one.said] : []));
  const { joined, aside, verified } = await knownOf(tx, acting, { source, good });
  await holdPeople(
    tx,
    [...joined, ...verified].map(({ personId }) => personId),
  );
  const seen = new Set<string>();
  const taken: Taken[] = [];
  for (const one of read) {
    const { row } = one;
    if ("problems" in one) {
      taken.push(wrong(row, "", one.problems));
      continue;
    }
    const key = keyOf(one.said);
    if (seen.has(key)) {
      taken.push(wrong(row, key, [sameKey]));
      continue;
    }
    seen.add(key);
    const before = joined.filter((known) => known.key === key);
    taken.push(
      await takeRow(tx, acting, { ...taking, row, said: one.said, before, verified, aside }),
    );
  }
  return taken;
}

/** What is known of these rows by their keys and ids. */
async function knownOf(
  tx: Tx,
  { actor }: CommandContext,
  { source: { sourceId }, good }: Pick<Taking, "source"> & { readonly good: readonly Said[] },
) {
  const keys = good.map(keyOf);
  const ids = good.flatMap(({ identifier }) => (identifier === undefined ? [] : [identifier]));
  return {
    joined: await listJoined(tx, sourceId, keys),
    aside: await listAside(tx, { sourceId, by: actor.id }, keys),
    verified: await listVerified(tx, sourceId, ids),
  };
}

type OneRow = Taking & {
  readonly row: number;
  readonly said: Said;
  readonly before: readonly JoinedRow[];
  readonly verified: readonly Verified[];
  /** What a person set aside of these keys. */
  readonly aside: ReadonlySet<string>;
};

async function takeRow(tx: Tx, acting: CommandContext, one: OneRow): Promise<Taken> {
  const { source, runId, row, said, before, verified } = one;
  const key = keyOf(said);
  const at = { sourceId: source.sourceId, runId, key, said };
  const [known] = before;
  if (known) return takeAgain(tx, acting, one, known);
  const joining = joinUnattended(said, verified);
  if ("why" in joining) return wait(tx, acting, one);
  const { personId } = joining;
  const written = await write(tx, acting, { source, said, personId, writtenId: null });
  if ("left" in written) return wait(tx, acting, one);
  await keepJoined(tx, acting, { ...at, personId, writtenId: written.writtenId, reason: null });
  await leaveWaiting(tx, at);
  return { row, key, state: "joined", problems: [], personId };
}

/** The row waits for a person, unless the one who brings it has set it aside as it is. */
async function wait(
  tx: Tx,
  acting: CommandContext,
  { source: { sourceId, kind }, runId, row, said, aside }: OneRow,
): Promise<Taken> {
  const key = keyOf(said);
  if (wasSetAside(aside, said)) return { row, key, state: "unchanged", problems: [] };
  await keepWaiting(tx, acting, { sourceId, kind, runId, key, said });
  return { row, key, state: "waiting", problems: [] };
}

/** A row that was joined before: what it says anew is written, or waits for a person. */
async function takeAgain(
  tx: Tx,
  acting: CommandContext,
  one: OneRow,
  known: JoinedRow,
): Promise<Taken> {
  const { source, runId, row, said } = one;
  const { key, personId, writtenId } = known;
  const done = { row, key, problems: [], personId };
  const at = { sourceId: source.sourceId, runId, key, said };
  if (sameFacts(said, known.said)) {
    await leaveWaiting(tx, at);
    return { ...done, state: "unchanged" };
  }
  const written = await write(tx, acting, { source, said, personId, writtenId });
  if ("left" in written) return wait(tx, acting, one);
  await leaveWaiting(tx, at);
  await keepChanged(tx, known, { runId, said, writtenId: written.writtenId });
  return { ...done, state: "changed" };
}

const isWritten = (written: Written): boolean => "writtenId" in written;

type OneChild = {
  readonly source: FeedSource;
  readonly said: Said;
  readonly personId: string;
  readonly writtenId: string | null;
};

/** Only where a post that reaches this child, or a place in the circle, lets the actor bring rows in. */
export async function write(
  tx: Tx,
  acting: CommandContext,
  { source, said, personId, writtenId }: OneChild,
): Promise<Written> {
  const child = await findForBringing(tx, acting, personId);
  if (!child) return { left: "Nobody has verified this id yet" };
  // An episode whose end is refused is not written without it.
  return keepOnly(tx, isWritten, () => writeRow(tx, acting, { ...child, source, said, writtenId }));
}
