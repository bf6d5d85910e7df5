import { createHash, randomBytes } from "node:crypto";
import type { WrappingKey } from "./envelope.ts";

/** A key of the ring with the name that people call it by. */
export type NamedKey = WrappingKey & { readonly name: string };

/** Why a list of keys is none, in one line that shows no key. */
export class KeyFileProblem extends Error {
  override readonly name = "KeyFileProblem";
}

const nameShape = /^[\w.-]{1,60}$/;

/** Lines of a name and 32 bytes in base64; the first is the key that seals. `#` begins a remark. */
export function readKeys(text: string): readonly NamedKey[] {
  const lines = text.split(/[\n,]/).map((line) => line.trim());
  const keys = lines.filter((line) => line !== "" && !line.startsWith("#")).map(readLine);
  if (keys.length === 0) throw new KeyFileProblem("there is no key in it");
  const names = new Set(keys.map(({ name }) => name));
  const ids = new Set(keys.map(({ id }) => id.toString("hex")));
  if (names.size !== keys.length) throw new KeyFileProblem("two keys have the same name");
  if (ids.size !== keys.length) throw new KeyFileProblem("the same key is in it twice");
  return keys;
}

function readLine(line: string, index: number): NamedKey {
  const [name = "", encoded = "", ...more] = line.split(/\s+/);
  const key = Buffer.from(encoded, "base64");
  const where = `key ${index + 1}`;
  if (!nameShape.test(name) || more.length > 0)
    throw new KeyFileProblem(`${where} is not a name and 32 bytes in base64`);
  if (key.length !== 32 || key.toString("base64") !== encoded)
    throw new KeyFileProblem(`${where}, ${name}, is not 32 bytes in base64`);
  return { name, key, id: idOf(key) };
}

const idOf = (key: Buffer): Buffer =>
  createHash("sha256").update("lantern wrapping key\n").update(key).digest().subarray(0, 8);

export const isKeyName = (name: string): boolean => nameShape.test(name);

/** One line of the file: a key that nobody has had before. */
export const newKeyLine = (name: string): string => `${name} ${randomBytes(32).toString("base64")}`;
