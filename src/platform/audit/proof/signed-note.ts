import {
  createHash,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
  verify,
  type KeyObject,
} from "node:crypto";

/**
 * Signed notes and their keys as C2SP's signed-note specification writes them, so that a partner can
 * check a copy with any program that reads such notes, and not only with ours.
 */
export type Signer = {
  readonly name: string;
  /** `name+id+key`: what a verifier is given. */
  readonly publicKey: string;
  readonly sign: (text: string) => string;
};

export type Note = {
  /** What was signed; ends with a line end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
  /** The whole note, signatures included. */
  readonly whole: string;
};

type NoteSignature = { readonly name: string; readonly keyId: string; readonly bytes: Buffer };

const ed25519 = 1;
const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");
export const spki = Buffer.from("302a300506032b6570032100", "hex");
/** Plus signs and spaces divide keys and signatures. */
export const namePattern = /^[^\s+]{1,100}$/u;

export class KeyProblem extends Error {
  override readonly name = "KeyProblem";
}

/** A new key in its private spelling: `PRIVATE+KEY+name+id+key`. */
export function newPrivateKey(name: string): string {
  if (!namePattern.test(name)) throw new KeyProblem("A key’s name has no spaces and no +");
  const seed = randomBytes(32);
  const id = keyIdOf(name, publicBytes(seed));
  return `PRIVATE+KEY+${name}+${id}+${Buffer.of(ed25519, ...seed).toString("base64")}`;
}

export function signerOf(privateKey: string): Signer {
  const [first, second, name = "", id, ...rest] = privateKey.trim().split("+");
  const bytes = Buffer.from(rest.join("+"), "base64");
  const isOne = first === "PRIVATE" && second === "KEY" && namePattern.test(name);
  if (!isOne || bytes.length !== 33 || bytes[0] !== ed25519)
    throw new KeyProblem("This is no private key as `lantern audit key new` makes one");
  const seed = bytes.subarray(1);
  const known = publicBytes(seed);
  const keyId = keyIdOf(name, known);
  if (keyId !== id) throw new KeyProblem("The number in the private key is not that of the key");
  const key = privateKeyOf(seed);
  return {
    name,
    publicKey: `${name}+${keyId}+${Buffer.of(ed25519, ...known).toString("base64")}`,
    sign: (text) => {
      const signature = Buffer.concat([
        Buffer.from(keyId, "hex"),
        sign(null, Buffer.from(text, "utf8"), key),
      ]);
      return `\u2014 ${name} ${signature.toString("base64")}\n`;
    },
  };
}

/** The text with a signature of each; the text ends with a line end and has no empty line. */
export function signNote(text: string, signers: readonly Signer[]): string {
  return `${text}\n${signers.map((signer) => signer.sign(text)).join("")}`;
}

export function readNote(whole: string): Note | undefined {
  const at = whole.lastIndexOf("\n\n");
  if (at < 0 || !whole.endsWith("\n")) return undefined;
  const lines = whole.slice(at + 2, -1).split("\n");
  const signatures = lines.map(readSignature);
  if (signatures.some((one) => one === undefined)) return undefined;
  return {
    text: whole.slice(0, at + 1),
    signatures: signatures.filter((one) => one !== undefined),
    whole,
  };
}

function readSignature(line: string): NoteSignature | undefined {
  const [, name, value] = /^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
  const bytes = Buffer.from(value ?? "", "base64");
  if (name === undefined || bytes.length !== 68) return undefined;
  return { name, keyId: bytes.toString("hex", 0, 4), bytes: bytes.subarray(4) };
}

/** Whether this key, as `publicKey` spells it, signed the note. */
export function isSignedBy(note: Note, publicKey: string): boolean {
  const read = readPublicKey(publicKey);
  if (!read) return false;
  const own = note.signatures.find(({ name, keyId }) => name === read.name && keyId === read.id);
  return own !== undefined && verify(null, Buffer.from(note.text, "utf8"), read.key, own.bytes);
}

export function readPublicKey(
  text: string,
): { readonly name: string; readonly id: string; readonly key: KeyObject } | undefined {
  const [name = "", id = "", ...rest] = text.trim().split("+");
  const bytes = Buffer.from(rest.join("+"), "base64");
  if (!namePattern.test(name) || bytes.length !== 33 || bytes[0] !== ed25519) return undefined;
  const known = bytes.subarray(1);
  if (keyIdOf(name, known) !== id) return undefined;
  const key = createPublicKey({ key: Buffer.concat([spki, known]), format: "der", type: "spki" });
  return { name, id, key };
}

/** A key that signs notes and one that co-signs them have different numbers, whatever they are called. */
export function keyIdOf(name: string, known: Uint8Array, kind: number = ed25519): string {
  const hash = createHash("sha256").update(`${name}\n`).update(Buffer.of(kind)).update(known);
  return hash.digest("hex").slice(0, 8);
}

export const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });

export function publicBytes(seed: Uint8Array): Buffer {
  const der = createPublicKey(privateKeyOf(seed)).export({ format: "der", type: "spki" });
  return der.subarray(spki.length);
}
