import {
  createPublicKey,
  randomBytes,
  sign,
  verify as verifySignature,
  type KeyObject,
} from "node:crypto";
import {
  keyIdOf,
  KeyProblem,
  namePattern,
  privateKeyOf,
  publicBytes,
  readNote,
  spki,
  type Note,
} from "./signed-note.ts";

/**
 * A co-signature as C2SP’s tlog-cosignature writes it (`cosignature/v1`): a witness signs the text of a
 * checkpoint together with the second at which it saw it. Programs that know such witnesses read it.
 */
export type Witness = {
  readonly name: string;
  /** `name+id+key`: what governance registers for the agency. */
  readonly publicKey: string;
  /** @returns the line that goes below the signatures of the note */
  readonly cosign: (note: Note, at: Date) => string;
};

export type WitnessKey = { readonly name: string; readonly id: string; readonly key: KeyObject };

/** A checkpoint as Lantern wrote it, and the lines with which witnesses co-signed it. */
export type CosignedNote = { readonly whole: string; readonly lines: readonly string[] };

const cosignatureKind = 4;
/** Number of the key, seconds, signature. */
const lineBytes = 4 + 8 + 64;

/** A new key of a witness in its private spelling: `PRIVATE+KEY+name+id+key`. */
export function newWitnessKey(name: string): string {
  if (!namePattern.test(name)) throw new KeyProblem("A key’s name has no spaces and no +");
  const seed = randomBytes(32);
  const id = keyIdOf(name, publicBytes(seed), cosignatureKind);
  return `PRIVATE+KEY+${name}+${id}+${Buffer.of(cosignatureKind, ...seed).toString("base64")}`;
}

export function witnessOf(privateKey: string): Witness {
  const [first, second, name = "", id, ...rest] = privateKey.trim().split("+");
  const bytes = Buffer.from(rest.join("+"), "base64");
  const isOne = first === "PRIVATE" && second === "KEY" && namePattern.test(name);
  if (!isOne || bytes.length !== 33 || bytes[0] !== cosignatureKind)
    throw new KeyProblem("This is no private key as `lantern audit witness key` makes one");
  const seed = bytes.subarray(1);
  const known = publicBytes(seed);
  const keyId = keyIdOf(name, known, cosignatureKind);
  if (keyId !== id) throw new KeyProblem("The number in the private key is not that of the key");
  const key = privateKeyOf(seed);
  return {
    name,
    publicKey: `${name}+${keyId}+${Buffer.of(cosignatureKind, ...known).toString("base64")}`,
    cosign: ({ text }, at) => {
      const seconds = Math.floor(at.getTime() / 1000);
      const stamp = Buffer.alloc(8);
      stamp.writeBigUInt64BE(BigInt(seconds));
      const signature = sign(null, Buffer.from(signedText(text, seconds), "utf8"), key);
      const line = Buffer.concat([Buffer.from(keyId, "hex"), stamp, signature]);
      return `\u2014 ${name} ${line.toString("base64")}`;
    },
  };
}

export function readWitnessKey(text: string): WitnessKey | undefined {
  const [name = "", id = "", ...rest] = text.trim().split("+");
  const bytes = Buffer.from(rest.join("+"), "base64");
  if (!namePattern.test(name) || bytes.length !== 33 || bytes[0] !== cosignatureKind)
    return undefined;
  const known = bytes.subarray(1);
  if (keyIdOf(name, known, cosignatureKind) !== id) return undefined;
  const key = createPublicKey({ key: Buffer.concat([spki, known]), format: "der", type: "spki" });
  return { name, id, key };
}

/** When this witness co-signed the note; undefined where the line is not its own, or not of this note. */
export function cosignedAt(note: Note, line: string, publicKey: string): Date | undefined {
  const witness = readWitnessKey(publicKey);
  const read = readLine(line);
  if (!witness || read?.name !== witness.name || read.keyId !== witness.id) return undefined;
  const text = Buffer.from(signedText(note.text, read.seconds), "utf8");
  return verifySignature(null, text, witness.key, read.signature)
    ? new Date(read.seconds * 1000)
    : undefined;
}

/** The checkpoint as it was offered, and the co-signatures that stand below its own signatures. */
export function readCosigned(text: string): CosignedNote | undefined {
  const lines = text.trimEnd().split("\n");
  const isOurs = (line: string): boolean => readLine(line) === undefined;
  const whole = `${lines.filter(isOurs).join("\n")}\n`;
  return readNote(whole) && { whole, lines: lines.filter((line) => !isOurs(line)) };
}

function readLine(line: string) {
  const [, name, value] = /^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
  const bytes = Buffer.from(value ?? "", "base64");
  if (name === undefined || bytes.length !== lineBytes) return undefined;
  const seconds = Number(bytes.readBigUInt64BE(4));
  return { name, keyId: bytes.toString("hex", 0, 4), seconds, signature: bytes.subarray(12) };
}

const signedText = (text: string, seconds: number): string =>
  `cosignature/v1\ntime ${seconds}\n${text}`;
