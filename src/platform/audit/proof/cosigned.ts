import { readCheckpoint } from "./checkpoint.ts";
import { cosignedAt, readWitnessKey } from "./cosignature.ts";
import type { CosignedBy, Finding } from "./findings.ts";
import { readNote } from "./signed-note.ts";
import type { CheckpointSource } from "./checkpoint-source.ts";

/** One checkpoint, and one line below it. */
export type Cosignature = { readonly whole: string; readonly line: string };

/** A witness whose key is known, and where its co-signatures are kept. */
export type WitnessSource = {
  readonly publicKey: string;
  /** The agency that the key is registered for; undefined where nobody has registered it. */
  readonly agency: string | undefined;
  readonly cosignatures: () => AsyncIterable<Cosignature>;
};

type ReadWitness = {
  /** What it co-signed, to be compared with the database and its chains; not every number is there. */
  readonly source: CheckpointSource;
  readonly by: CosignedBy;
  readonly finding: Finding | undefined;
};

/** What one witness co-signed. A line that is not of its checkpoint is a finding, and says nothing. */
export async function readWitness(witness: WitnessSource): Promise<ReadWitness> {
  const name = readWitnessKey(witness.publicKey)?.name ?? "?";
  const numbers = new Set<number>();
  let last: { readonly number: number; readonly at: Date } | undefined;
  let finding: Finding | undefined;
  for await (const one of witness.cosignatures()) {
    const read = readOne(one, witness.publicKey);
    if (!read) {
      const says = `co-signed by ${name}: a co-signature does not fit the checkpoint that it stands under`;
      finding ??= { kind: "checkpoint", says };
      continue;
    }
    numbers.add(read.number);
    if (!last || read.number > last.number) last = read;
  }
  const source: CheckpointSource = {
    name: `co-signed by ${name}`,
    notes: () => verified(witness),
    isWhole: false,
    isSecond: true,
    isSparse: true,
  };
  const { agency } = witness;
  const by = { key: name, agency, checkpoints: numbers.size, last: last?.number, at: last?.at };
  return { source, by, finding };
}

function readOne(
  { whole, line }: Cosignature,
  publicKey: string,
): { readonly number: number; readonly at: Date } | undefined {
  const note = readNote(whole);
  const checkpoint = note && readCheckpoint(note);
  const at = note && cosignedAt(note, line, publicKey);
  return checkpoint && at && { number: checkpoint.number, at };
}

async function* verified({ cosignatures, publicKey }: WitnessSource): AsyncGenerator<string> {
  for await (const one of cosignatures()) if (readOne(one, publicKey)) yield one.whole;
}
