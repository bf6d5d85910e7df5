import { createHash } from "node:crypto";
import { shardCount } from "./event-hash.ts";
import { merkleRoot } from "./merkle.ts";
import { isSignedBy, signNote, type Note, type Signer } from "./signed-note.ts";

/** The end of one chain: how many events it has, and the hash of the last. */
export type Head = { readonly shard: number; readonly sequence: number; readonly hash: string };

/** What is signed: the ends of all chains at a moment, and the checkpoint before this one. */
export type Checkpoint = {
  readonly origin: string;
  readonly events: number;
  readonly root: string;
  readonly number: number;
  readonly takenAt: string;
  /** SHA-256 of the whole note before, in base64; `none` for the first. */
  readonly previous: string;
  readonly key: string;
  /** The key that this one takes over from; the note is then signed by both. */
  readonly replaces: string | undefined;
  /** A backup was put back: the checkpoint that the database stood at again. Those between say nothing any more. */
  readonly restored: number | undefined;
  /** It is kept in the folder and beside the key as well, so none of the three may lack it. */
  readonly isKeptInAll: boolean;
  readonly heads: readonly Head[];
};

type Taking = Pick<Checkpoint, "number" | "takenAt" | "previous" | "heads"> & {
  readonly signer: Signer;
  readonly replaced?: Signer | undefined;
  readonly restored?: number | undefined;
  readonly isKeptInAll?: boolean | undefined;
};

/**
 * C2SP's checkpoint format: origin, size, root, then lines of our own. The size is the number of
 * events; the tree of RFC 6962 stands over the ends of the chains, which stand below it.
 */
export function writeCheckpoint(taking: Taking): string {
  const { heads, signer, replaced, restored, isKeptInAll } = taking;
  const lines = [
    signer.name,
    String(eventsIn(heads)),
    rootOf(heads),
    `number ${taking.number}`,
    `taken ${taking.takenAt}`,
    `previous ${taking.previous}`,
    `key ${signer.publicKey}`,
    ...(replaced ? [`replaces ${replaced.publicKey}`] : []),
    ...(restored === undefined ? [] : [`restored ${restored}`]),
    ...(isKeptInAll === true ? ["kept database folder key"] : []),
    ...heads.map(({ shard, sequence, hash }) => `head ${shard} ${sequence} ${base64(hash)}`),
  ];
  return signNote(`${lines.join("\n")}\n`, replaced ? [signer, replaced] : [signer]);
}

export function readCheckpoint({ text }: Note): Checkpoint | undefined {
  const [origin = "", events = "", root = "", ...lines] = text.trimEnd().split("\n");
  const said = (name: string): readonly string[] =>
    lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  const [number = "", takenAt = "", previous = "", key = ""] = [
    "number",
    "taken",
    "previous",
    "key",
  ].map((name) => said(name)[0]);
  const heads = said("head").map((line): Head => {
    const [shard, sequence, hash = ""] = line.split(" ");
    return {
      shard: Number(shard),
      sequence: Number(sequence),
      hash: Buffer.from(hash, "base64").toString("hex"),
    };
  });
  if (!/^\d+$/.test(events) || !/^\d+$/.test(number) || key === "") return undefined;
  const [replaces] = said("replaces");
  const [restored] = said("restored");
  return {
    origin,
    root,
    takenAt,
    previous,
    key,
    replaces,
    heads,
    events: Number(events),
    number: Number(number),
    restored: restored === undefined ? undefined : Number(restored),
    isKeptInAll: said("kept").length > 0,
  };
}

/** What is wrong inside one checkpoint, in words; undefined when it fits together. */
export function faultIn({ heads, events, root }: Checkpoint): string | undefined {
  const isWhole = heads.length === shardCount && heads.every(({ shard }, at) => shard === at);
  if (!isWhole) return "does not name every chain once";
  if (eventsIn(heads) !== events) return "has another number of events than its chains";
  return rootOf(heads) === root ? undefined : "has another root than its chains make";
}

export function noteHash(whole: string): Buffer {
  return createHash("sha256").update(whole, "utf8").digest();
}

/**
 * The keys that may have signed: those that are trusted, and those that a checkpoint signed by a
 * trusted key and by the other one names as its successor or its forerunner.
 */
export function trustedKeys(
  given: readonly string[],
  changes: readonly { readonly note: Note; readonly checkpoint: Checkpoint }[],
): ReadonlySet<string> {
  const trusted = new Set(given);
  for (let grew = true; grew;) {
    const before = trusted.size;
    for (const { note, checkpoint } of changes) {
      const both = [checkpoint.key, checkpoint.replaces ?? ""];
      const isKnown = both.some((key) => trusted.has(key));
      if (isKnown && both.every((key) => isSignedBy(note, key)))
        for (const key of both) trusted.add(key);
    }
    grew = trusted.size > before;
  }
  return trusted;
}

const base64 = (hex: string): string => Buffer.from(hex, "hex").toString("base64");
const eventsIn = (heads: readonly Head[]): number =>
  heads.reduce((sum, { sequence }) => sum + sequence, 0);
const rootOf = (heads: readonly Head[]): string =>
  merkleRoot(
    heads.map(({ shard, sequence, hash }) => Buffer.from(`${shard}\n${sequence}\n${hash}\n`)),
  ).toString("base64");
