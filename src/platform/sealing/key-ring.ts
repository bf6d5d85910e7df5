import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationProblem, type Config } from "../config/config.ts";
import type { Ring } from "./envelope.ts";
import { KeyFileProblem, newKeyLine, readKeys, type NamedKey } from "./key-file.ts";

/** The keys that wrap every data key: never in the database, and not in its backups. */
export type KeyRing = Ring & {
  /** All of them, the one that seals first. */
  readonly keys: () => readonly NamedKey[];
};

export type RingConfig = Pick<Config, "mode" | "dataDir" | "keys" | "keysFile">;

export function ringOfKeys(read: () => readonly NamedKey[]): KeyRing {
  return {
    keys: read,
    current: () => {
      const [first] = read();
      if (!first) throw new KeyFileProblem("there is no key in it");
      return first;
    },
    find: (id) => read().find((key) => key.id.equals(id)),
  };
}

export const ringOfText = (text: string): KeyRing => {
  const keys = readKeys(text);
  return ringOfKeys(() => keys);
};

/**
 * The configured keys. A file is read again when it has changed, so that a key which is added while
 * Lantern runs is used at once; nothing is read before the first use.
 */
export function configuredRing(config: RingConfig): KeyRing {
  if (config.keys !== undefined) {
    const { keys } = config;
    return ringOfKeys(() => explained("LANTERN_KEYS", () => readKeys(keys)));
  }
  let known: { readonly stamp: string; readonly keys: readonly NamedKey[] } | undefined;
  return ringOfKeys(() => {
    const path = keyFileOf(config);
    if (path === undefined) throw new ConfigurationProblem(nothingConfigured);
    if (isOwn(config)) makeOwn(config.dataDir, path);
    return explained(`LANTERN_KEYS_FILE: ${path}`, () => {
      const { mtimeMs, size, ino } = statSync(path);
      const stamp = `${mtimeMs} ${size} ${ino}`;
      if (known?.stamp !== stamp) known = { stamp, keys: readKeys(readFileSync(path, "utf8")) };
      return known.keys;
    });
  });
}

const nothingConfigured =
  "LANTERN_KEYS_FILE: no key seals what is kept; make one with `lantern keys new --file FILE` and set LANTERN_KEYS_FILE to it";

/** The file that holds the keys, where they are in one. */
export function keyFileOf(config: RingConfig): string | undefined {
  if (config.keys !== undefined) return undefined;
  return config.keysFile ?? (isOwn(config) ? join(config.dataDir, "keys") : undefined);
}

/** An evaluation makes its own. */
const isOwn = ({ mode, keys, keysFile }: RingConfig): boolean =>
  mode === "evaluation" && keys === undefined && keysFile === undefined;

function makeOwn(folder: string, path: string): void {
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(path, `${newKeyLine("evaluation")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

function explained<T>(from: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof KeyFileProblem)
      throw new ConfigurationProblem(`${from}: ${error.message}`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ConfigurationProblem(`${from} cannot be read (${code})`);
  }
}
