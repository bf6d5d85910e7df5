import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Kind } from "./kind.ts";
import { offeredOf, type OfferedVersion } from "./offered-versions.ts";
import { ConfigurationUnfit, readBody } from "./configuration-reads.ts";

export type Version = {
  readonly id: string;
  readonly key: string;
  readonly from: string;
  readonly to: string | null;
  readonly state: "past" | "in force" | "future";
  /** What it says, or why it cannot be read. */
  readonly read: { readonly body: object } | { readonly problem: string };
};

/** All that is kept of one kind: each piece by its key, its versions newest first. */
export type KindOnFile = {
  /** Its name. */
  readonly kind: string;
  readonly title: string;
  readonly purpose: string;
  readonly pieces: readonly { readonly key: string; readonly versions: readonly Version[] }[];
  /** Versions that Lantern offers: none holds until the partnership puts it in force. */
  readonly offered: readonly OfferedVersion[];
};

/** Each of these kinds, also those of which a partnership has nothing yet. */
export async function listConfiguration(
  tx: Tx,
  on: string,
  kinds: readonly Kind[],
): Promise<readonly KindOnFile[]> {
  const { rows } = await sql<{
    id: string;
    kind: string;
    key: string;
    from: string;
    to: string | null;
    body: unknown;
  }>`select configuration_id as id, kind, key, in_force_from as "from", in_force_to as "to", body
     from directory.configuration order by key, in_force_from desc`.execute(tx);
  return kinds.map((kind) => {
    const { name, title, purpose } = kind;
    const ofKind = rows.filter((row) => row.kind === name);
    const keys = [...new Set(ofKind.map(({ key }) => key))];
    const pieces = keys.map((key) => ({
      key,
      versions: ofKind
        .filter((row) => row.key === key)
        .map(({ id, from, to, body }) => ({
          id,
          key,
          from,
          to,
          state: stateOn(on, from, to),
          read: readOrSay({ kind, key }, body),
        })),
    }));
    return { kind: name, title, purpose, pieces, offered: offeredOf(kind, latestOf(pieces)) };
  });
}

/** Of each piece the version that begins last, where it can be read. */
const latestOf = (pieces: KindOnFile["pieces"]) =>
  pieces.flatMap(({ key, versions: [latest] }) =>
    latest && "body" in latest.read ? [{ key, body: latest.read.body }] : [],
  );

export function stateOn(on: string, from: string, to: string | null): Version["state"] {
  if (from > on) return "future";
  return to !== null && to < on ? "past" : "in force";
}

/** A page that shows what is wrong must be able to show the rest. */
function readOrSay(
  which: { readonly kind: Kind; readonly key: string },
  body: unknown,
): Version["read"] {
  try {
    return { body: readBody(which, body) };
  } catch (error) {
    if (!(error instanceof ConfigurationUnfit)) throw error;
    return { problem: error.message };
  }
}
