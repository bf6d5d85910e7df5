import { noteHash, readCheckpoint, trustedKeys, type Checkpoint } from "./checkpoint.ts";
import type { Witness } from "./cosignature.ts";
import { isSignedBy, readNote, type Note } from "./signed-note.ts";

/** What a witness remembers: the last checkpoint that it co-signed. */
export type Witnessed = {
  readonly number: number;
  readonly hash: string;
  /** How many events it stood over. */
  readonly events: number;
  /** The key that had signed it, as its public spelling; a change of it is followed from there. */
  readonly key: string;
};

/** What was offered does not go on from what the witness saw: keep both, and tell the partnership. */
export class Contradiction extends Error {
  override readonly name = "Contradiction";
}

type Offer = {
  /** Lantern’s public key, as the agency was given it on paper; used where nothing is remembered. */
  readonly publicKey: string;
  readonly last?: Witnessed | undefined;
  readonly notes: readonly string[];
};

type Read = { readonly whole: string; readonly note: Note; readonly checkpoint: Checkpoint };

/**
 * Co-signs the newest checkpoint, once every one before it follows from what was co-signed last.
 * @returns undefined where nothing is new
 * @throws {Contradiction} with what does not go on from what was seen
 */
export function witnessOffer(
  { publicKey, last, notes }: Offer,
  witness: Witness,
  at: Date,
): { readonly cosigned: string; readonly witnessed: Witnessed } | undefined {
  const read = notes.map(readOffered);
  const trusted = trustedKeys([last?.key ?? publicKey], read);
  const again = last && read.find(({ checkpoint }) => checkpoint.number === last.number);
  if (last && again && hashOf(again) !== last.hash)
    throw new Contradiction(`checkpoint ${last.number} is not the one that was co-signed`);
  const fresh = read.filter(({ checkpoint }) => checkpoint.number > (last?.number ?? 0));
  const newest = fresh.at(-1);
  if (!newest) {
    if (last && read.length > 0 && !again)
      throw new Contradiction(`it ends before checkpoint ${last.number}, which was co-signed`);
    return undefined;
  }
  let before = last?.hash;
  let number = last?.number ?? newest.checkpoint.number - fresh.length;
  for (const one of fresh) {
    refuse(one, { trusted, before, number });
    before = hashOf(one);
    number = one.checkpoint.number;
  }
  const { events, key } = newest.checkpoint;
  const isRestore = fresh.some(({ checkpoint }) => checkpoint.restored !== undefined);
  if (last && events < last.events && !isRestore)
    throw new Contradiction(`checkpoint ${number} has fewer events than what was co-signed`);
  return {
    cosigned: `${newest.whole}${witness.cosign(newest.note, at)}\n`,
    witnessed: { number, hash: hashOf(newest), events, key },
  };
}

type Before = {
  readonly trusted: ReadonlySet<string>;
  readonly before: string | undefined;
  readonly number: number;
};

function refuse({ note, checkpoint }: Read, { trusted, before, number }: Before): void {
  const own = `checkpoint ${checkpoint.number}`;
  if (!trusted.has(checkpoint.key) || !isSignedBy(note, checkpoint.key))
    throw new Contradiction(`${own} is not signed by Lantern’s key`);
  if (checkpoint.number !== number + 1)
    throw new Contradiction(`${own} does not come after checkpoint ${number}`);
  if (before !== undefined && checkpoint.previous !== before)
    throw new Contradiction(`${own} does not follow checkpoint ${number} as it was seen`);
}

function readOffered(whole: string): Read {
  const note = readNote(whole);
  const checkpoint = note && readCheckpoint(note);
  if (!checkpoint) throw new Contradiction("what is offered is not a file of checkpoints");
  return { whole, note, checkpoint };
}

const hashOf = ({ whole }: Read): string => noteHash(whole).toString("base64");
