import { ChainScan } from "./chain-scan.ts";
import {
  faultIn,
  noteHash,
  readCheckpoint,
  trustedKeys,
  type Checkpoint,
  type Head,
} from "./checkpoint.ts";
import { shardCount, type ChainedEvent } from "./event-hash.ts";
import type { Finding, Report } from "./findings.ts";
import { SignedEnds } from "./signed-ends.ts";
import { isSignedBy, readNote, type Note } from "./signed-note.ts";

/** Checkpoints in the order of their numbers; read twice, first for the changes of the key. */
export type CheckpointSource = {
  readonly name: string;
  readonly notes: () => AsyncIterable<string>;
  /** A copy may begin later; the database's own table begins with the first. */
  readonly isWhole: boolean;
};

export type VerifySources = {
  /** In batches, by chain and number. */
  readonly events: AsyncIterable<readonly ChainedEvent[]>;
  /** What is recorded as the ends of the chains; asked after the events have been read. */
  readonly heads: () => Promise<readonly Head[]>;
  readonly checkpoints: readonly CheckpointSource[];
  /** Public keys; without one, checkpoints are not read. */
  readonly keys: readonly string[];
  readonly onProgress?: (events: number) => void;
};

/** Reads the whole audit once, with as much memory for a million events as for ten. */
export async function verifyAudit(sources: VerifySources): Promise<Report> {
  const signed = new SignedEnds();
  const findings: Finding[] = [];
  let checkpoints = 0;
  if (sources.keys.length > 0) {
    const trusted = trustedKeys(sources.keys, await changesOfKey(sources.checkpoints));
    for (const source of sources.checkpoints) {
      const read = await readSource(source, trusted, signed);
      checkpoints += read.count;
      if (read.finding) findings.push(read.finding);
    }
  }
  const scans = Array.from(
    { length: shardCount },
    (_, shard) => new ChainScan(shard, signed.inOrder(shard)),
  );
  const strays: Finding[] = [];
  let events = 0;
  for await (const batch of sources.events) {
    for (const event of batch) {
      const scan = scans[event.shard];
      if (scan) scan.read(event);
      else if (strays.length === 0) strays.push(strayOf(event));
    }
    events += batch.length;
    sources.onProgress?.(events);
  }
  const heads = await sources.heads();
  for (const [shard, scan] of scans.entries()) {
    const found = scan.end(heads.find((head) => head.shard === shard));
    if (found) findings.push(found);
  }
  return { events, checkpoints, findings: [...findings, ...strays] };
}

const strayOf = ({ shard, sequence }: ChainedEvent): Finding => ({
  ...{ kind: "inserted", shard, sequence },
  says: "there is no such chain",
});

type Read = { readonly count: number; readonly finding: Finding | undefined };

async function readSource(
  { name, notes, isWhole }: CheckpointSource,
  trusted: ReadonlySet<string>,
  signed: SignedEnds,
): Promise<Read> {
  let before: { readonly checkpoint: Checkpoint; readonly hash: string } | undefined;
  let finding: Finding | undefined;
  let count = 0;
  for await (const whole of notes()) {
    count++;
    const note = readNote(whole);
    const checkpoint = note && readCheckpoint(note);
    const fault =
      note && checkpoint
        ? faultOf({ note, checkpoint }, { trusted, before, isWhole })
        : "is not a checkpoint";
    if (fault !== undefined) {
      const which = checkpoint ? `checkpoint ${checkpoint.number}` : `the note after ${count - 1}`;
      finding ??= { kind: "checkpoint", says: `${name}: ${which} ${fault}` };
    }
    if (!note || !checkpoint) continue;
    // What no trusted key has signed says nothing about the chains.
    if (isSignedByTrusted(note, checkpoint, trusted))
      for (const head of checkpoint.heads) signed.add(head, checkpoint.number);
    before = { checkpoint, hash: noteHash(whole).toString("base64") };
  }
  return { count, finding };
}

const isSignedByTrusted = (
  note: Note,
  { key }: Checkpoint,
  trusted: ReadonlySet<string>,
): boolean => trusted.has(key) && isSignedBy(note, key);

type Among = {
  readonly trusted: ReadonlySet<string>;
  readonly before: { readonly checkpoint: Checkpoint; readonly hash: string } | undefined;
  readonly isWhole: boolean;
};

function faultOf(
  { note, checkpoint }: { note: Note; checkpoint: Checkpoint },
  { trusted, before, isWhole }: Among,
): string | undefined {
  if (!isSignedByTrusted(note, checkpoint, trusted))
    return "is not signed by a key that is trusted";
  const within = faultIn(checkpoint);
  if (within !== undefined) return within;
  const { number, previous, heads } = checkpoint;
  if (!before) {
    return number === 1 || !isWhole ? undefined : "is the first, and the ones before it are gone";
  }
  if (number !== before.checkpoint.number + 1)
    return `follows checkpoint ${before.checkpoint.number}`;
  if (previous !== before.hash) return "does not follow the one before it";
  const shrunk = heads.find(
    ({ sequence }, shard) => sequence < (before.checkpoint.heads[shard]?.sequence ?? 0),
  );
  return shrunk ? `has fewer events in chain ${shrunk.shard} than the one before it` : undefined;
}

/** Of every copy: one that begins after a change is still led to the keys before it. */
async function changesOfKey(
  sources: readonly CheckpointSource[],
): Promise<readonly { note: Note; checkpoint: Checkpoint }[]> {
  const changes: { note: Note; checkpoint: Checkpoint }[] = [];
  for (const { notes } of sources) {
    for await (const whole of notes()) {
      const note = whole.includes("\nreplaces ") ? readNote(whole) : undefined;
      const checkpoint = note && readCheckpoint(note);
      if (note && checkpoint?.replaces !== undefined) changes.push({ note, checkpoint });
    }
  }
  return changes;
}
