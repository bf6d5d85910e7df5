import { ChainScan } from "./chain-scan.ts";
import { Copies } from "./copies.ts";
import type { CheckpointSource } from "./checkpoint-source.ts";
import {
  faultIn,
  noteHash,
  readCheckpoint,
  trustedKeys,
  type Checkpoint,
  type Head,
} from "./checkpoint.ts";
import { shardCount, type ChainedEvent } from "./event-hash.ts";
import { readWitness, type WitnessSource } from "./cosigned.ts";
import type { Finding, Report, Restore } from "./findings.ts";
import { SignedEnds } from "./signed-ends.ts";
import { isSignedBy, readNote, type Note } from "./signed-note.ts";

export type VerifySources = {
  /** In batches, by chain and number. */
  readonly events: AsyncIterable<readonly ChainedEvent[]>;
  /** What is recorded as the ends of the chains; asked after the events have been read. */
  readonly heads: () => Promise<readonly Head[]>;
  readonly checkpoints: readonly CheckpointSource[];
  /** Public keys; without one, checkpoints are not read. */
  readonly keys: readonly string[];
  /** Partner agencies that co-signed. */
  readonly witnesses?: readonly WitnessSource[];
  readonly onProgress?: (events: number) => void;
};

/** What the checkpoints say of themselves, read before they say anything of the chains. */
type Known = {
  readonly trusted: ReadonlySet<string>;
  readonly restores: readonly Restore[];
};

/** Reads the whole audit once, with as much memory for a million events as for ten. */
export async function verifyAudit(given: VerifySources): Promise<Report> {
  const signed = new SignedEnds();
  const witnesses = await Promise.all((given.witnesses ?? []).map(readWitness));
  const cosigned = witnesses.map(({ source }) => source);
  const sources = { ...given, checkpoints: [...given.checkpoints, ...cosigned] };
  const known = await readKnown(sources);
  const { checkpoints, findings, differences } = await readCheckpointsOf(sources, known, signed);
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
  const { restores } = known;
  const ill = witnesses.flatMap(({ finding }) => finding ?? []);
  return {
    events,
    checkpoints,
    ...(restores.length > 0 && { restores }),
    ...(witnesses.length > 0 && { cosigned: witnesses.map(({ by }) => by) }),
    findings: [...findings, ...strays, ...ill, ...differences],
  };
}

type ReadCopies = {
  readonly checkpoints: number;
  readonly findings: Finding[];
  /** Between the copies: told last, because the chains say more of what was done. */
  readonly differences: readonly Finding[];
};

/** Each copy by itself, and each beside the first. */
async function readCheckpointsOf(
  { checkpoints: sources, keys }: VerifySources,
  known: Known,
  signed: SignedEnds,
): Promise<ReadCopies> {
  const findings: Finding[] = [];
  const differences: Finding[] = [];
  let checkpoints = 0;
  if (keys.length === 0) return { checkpoints, findings, differences };
  const copies = new Copies(sources.find(({ isWhole }) => isWhole)?.name);
  for (const source of sources) {
    const read = await readSource(source, known, { signed, copies });
    checkpoints += source.isSecond === true ? 0 : read.count;
    if (read.finding) findings.push(read.finding);
    if (read.difference) differences.push(read.difference);
  }
  return { checkpoints, findings, differences };
}

const strayOf = ({ shard, sequence }: ChainedEvent): Finding => ({
  kind: "inserted",
  shard,
  sequence,
  says: "there is no such chain",
});

type Read = {
  readonly count: number;
  readonly finding: Finding | undefined;
  readonly difference: Finding | undefined;
};

async function readSource(
  { name, notes, isWhole, isSparse = false }: CheckpointSource,
  known: Known,
  { signed, copies }: { readonly signed: SignedEnds; readonly copies: Copies },
): Promise<Read> {
  const earlier = new Earlier();
  let finding: Finding | undefined;
  let difference: Finding | undefined;
  let count = 0;
  for await (const whole of notes()) {
    count++;
    const note = readNote(whole);
    const checkpoint = note && readCheckpoint(note);
    const fault =
      note && checkpoint
        ? faultOf({ note, checkpoint }, { trusted: known.trusted, earlier, isWhole, isSparse })
        : "is not a checkpoint";
    if (fault !== undefined) {
      const which = checkpoint ? `checkpoint ${checkpoint.number}` : `the note after ${count - 1}`;
      finding ??= { kind: "checkpoint", says: `${name}: ${which} ${fault}` };
    }
    if (!note || !checkpoint) continue;
    const hash = noteHash(whole).toString("base64");
    // What no trusted key has signed says nothing about the chains.
    if (isSignedByTrusted(note, checkpoint, known.trusted)) {
      difference ??= copies.compare(name, checkpoint, hash);
      if (!isUndone(checkpoint.number, known.restores))
        for (const head of checkpoint.heads) signed.add(head, checkpoint.number);
    }
    earlier.add(checkpoint, hash, known.restores);
  }
  return { count, finding, difference };
}

/** Signed, and then undone by a backup that was put back. */
const isUndone = (number: number, restores: readonly Restore[]): boolean =>
  restores.some(({ checkpoint, to }) => number > to && number < checkpoint);

/** The checkpoint before, and the one whose chains the next must go on from. */
class Earlier {
  last: { readonly checkpoint: Checkpoint; readonly hash: string } | undefined;
  heads: readonly Head[] = [];

  add(checkpoint: Checkpoint, hash: string, restores: readonly Restore[]): void {
    this.last = { checkpoint, hash };
    if (!isUndone(checkpoint.number, restores)) this.heads = checkpoint.heads;
  }
}

const isSignedByTrusted = (
  note: Note,
  { key }: Checkpoint,
  trusted: ReadonlySet<string>,
): boolean => trusted.has(key) && isSignedBy(note, key);

type Among = {
  readonly trusted: ReadonlySet<string>;
  readonly earlier: Earlier;
  readonly isWhole: boolean;
  readonly isSparse: boolean;
};

function faultOf(
  { note, checkpoint }: { note: Note; checkpoint: Checkpoint },
  { trusted, earlier, isWhole, isSparse }: Among,
): string | undefined {
  if (!isSignedByTrusted(note, checkpoint, trusted))
    return "is not signed by a key that is trusted";
  const within = faultIn(checkpoint);
  if (within !== undefined || isSparse) return within;
  const { number, previous, heads, restored } = checkpoint;
  const before = earlier.last;
  if (!before) {
    return number === 1 || !isWhole ? undefined : "is the first, and the ones before it are gone";
  }
  if (number !== before.checkpoint.number + 1)
    return `follows checkpoint ${before.checkpoint.number}`;
  if (previous !== before.hash) return "does not follow the one before it";
  // Of a copy that begins among those that were undone, nothing before the restore is known.
  if (restored !== undefined && earlier.heads.length === 0) return undefined;
  const shrunk = heads.find(
    ({ sequence }, shard) => sequence < (earlier.heads[shard]?.sequence ?? 0),
  );
  return shrunk ? `has fewer events in chain ${shrunk.shard} than the one before it` : undefined;
}

/** Of every copy: one that begins after a change of the key is still led to the keys before it. */
async function readKnown({ keys, checkpoints }: VerifySources): Promise<Known> {
  if (keys.length === 0) return { trusted: new Set(), restores: [] };
  const changes: { note: Note; checkpoint: Checkpoint }[] = [];
  const restores: { note: Note; checkpoint: Checkpoint }[] = [];
  for (const { notes } of checkpoints) {
    for await (const whole of notes()) {
      if (!/\n(replaces|restored) /.test(whole)) continue;
      const note = readNote(whole);
      const checkpoint = note && readCheckpoint(note);
      if (note && checkpoint?.replaces !== undefined) changes.push({ note, checkpoint });
      if (note && checkpoint?.restored !== undefined) restores.push({ note, checkpoint });
    }
  }
  const trusted = trustedKeys(keys, changes);
  return { trusted, restores: restoresIn(restores, trusted) };
}

function restoresIn(
  said: readonly { readonly note: Note; readonly checkpoint: Checkpoint }[],
  trusted: ReadonlySet<string>,
): readonly Restore[] {
  const found = new Map<number, number>();
  for (const { note, checkpoint } of said)
    if (isSignedByTrusted(note, checkpoint, trusted))
      found.set(checkpoint.number, checkpoint.restored ?? 0);
  return [...found].map(([checkpoint, to]) => ({ checkpoint, to }));
}
