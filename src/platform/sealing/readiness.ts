import { counted } from "../../kernel/words.ts";
import type { Tx } from "../database/tx.ts";
import { openToOthers } from "../readiness/machine-checks.ts";
import type { Missing, ReadinessCheck } from "../readiness/readiness.ts";
import { countKeyUses, countPlain } from "./count-sealed.ts";
import type { NamedKey } from "./key-file.ts";
import { configuredRing, keyFileOf, type RingConfig } from "./key-ring.ts";

const nothing: readonly Missing[] = [];

/** What must be in place around what is kept sealed. */
export const sealingReadiness: readonly ReadinessCheck[] = [
  {
    key: "keys",
    title: "Keys that seal files and the most sensitive texts, and are not in the database",
    isRequired: true,
    look: ({ config }) => Promise.resolve(lookForKeys(config)),
  },
  {
    key: "keys-held",
    title: "Every key that something is sealed with",
    isRequired: true,
    look: ({ tx, config }) => lookForHeld(tx, config),
  },
  {
    key: "sealed",
    title: "Nothing in plain that is kept sealed",
    isRequired: true,
    look: ({ tx }) => lookForPlain(tx),
  },
  {
    key: "keys-rotated",
    title: "Everything sealed under the newest key",
    isRequired: false,
    look: ({ tx, config }) => lookForOld(tx, config),
  },
];

/** The keys, or why there are none. */
function keysOf(config: RingConfig): readonly NamedKey[] | string {
  try {
    return configuredRing(config).keys();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function lookForKeys(config: RingConfig): readonly Missing[] {
  const keys = keysOf(config);
  if (typeof keys === "string") {
    const mend =
      "make one with `lantern keys new --file FILE`, set LANTERN_KEYS_FILE to it, and keep a copy apart from the backups";
    return [{ why: keys, mend }];
  }
  const file = keyFileOf(config);
  return file === undefined ? nothing : openToOthers([file]);
}

async function lookForHeld(tx: Tx, config: RingConfig): Promise<readonly Missing[]> {
  const keys = keysOf(config);
  const held = new Set(typeof keys === "string" ? [] : keys.map(({ id }) => id.toString("hex")));
  const lost = (await countKeyUses(tx)).filter(({ keyId }) => !held.has(keyId));
  return lost.map(({ table, keyId, rows }) => ({
    why: `${counted(rows, "row")} of ${table} cannot be opened: the key ${keyId} is not here`,
    mend: "put that key back into LANTERN_KEYS_FILE from the copy that is kept apart, below the first line",
  }));
}

async function lookForPlain(tx: Tx): Promise<readonly Missing[]> {
  const plain = await countPlain(tx);
  return plain.map(({ table, rows }) => ({
    why: `${counted(rows, "row")} of ${table} not sealed yet`,
    mend: "run `lantern keys seal`",
  }));
}

async function lookForOld(tx: Tx, config: RingConfig): Promise<readonly Missing[]> {
  const keys = keysOf(config);
  if (typeof keys === "string") return nothing;
  const newest = keys[0]?.id.toString("hex");
  const old = (await countKeyUses(tx)).filter(({ keyId }) => keyId !== newest);
  const rows = old.reduce((sum, use) => sum + use.rows, 0);
  return rows === 0
    ? nothing
    : [
        {
          why: `${counted(rows, "row")} under an older key`,
          mend: "run `lantern keys rotate`, while Lantern runs or not",
        },
      ];
}
