import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { seeded } from "../../src/kernel/random.ts";
import { aConcernBody, aMachine } from "../harness/machine.ts";
import type { CrashWorld } from "./crash-world.ts";

const writers = 6;
const chance = seeded(9);

export type Load = {
  /** Keys whose request was answered with 201, each with the concern it made. */
  readonly acknowledged: Map<string, string>;
  /** Keys whose request had no answer, or was answered that it failed. */
  readonly inDoubt: string[];
};

export type Loading = {
  /** Writes until something does not answer; `harm` comes while all of them write. */
  readonly until: (harm: () => unknown) => Promise<Load>;
  /** How many acknowledged concerns are not there. */
  readonly lostOf: (load: Load) => Promise<number>;
  /** Sends again what was in doubt, under the same keys, until it is answered. */
  readonly retried: (keys: readonly string[]) => Promise<void>;
  readonly count: () => Promise<number>;
};

/** Concerns that a machine sends by the API, six at a time, each under a key of its own. */
export async function aLoad(world: CrashWorld): Promise<Loading> {
  const { token } = await aMachine(world.database);
  const send = (key: string) => sendConcern(world.origin, { token, key });
  return {
    until: async (harm) => {
      const load: Load = { acknowledged: new Map(), inDoubt: [] };
      const writing = Array.from({ length: writers }, () => writeUntilSilent(send, load));
      await sleep(700 + chance.below(400));
      await harm();
      await Promise.all(writing);
      return load;
    },
    lostOf: (load) => lostOf(world, load),
    retried: async (keys) => {
      for (const key of keys) {
        let made: string | undefined;
        for (let tries = 0; tries < 100 && made === undefined; tries++) {
          made = await send(key);
          if (made === undefined) await sleep(100);
        }
        expect(made, `the request under ${key} was never answered`).toBeDefined();
      }
    },
    count: async () => {
      const [row] = await world.database.query<{ n: number }>(
        "select count(*)::int as n from identify.concerns",
      );
      return row?.n ?? -1;
    },
  };
}

type Sending = { readonly token: string; readonly key: string };

/** @returns where the concern is, if it was acknowledged */
async function sendConcern(origin: string, { token, key }: Sending): Promise<string | undefined> {
  const answer = await fetch(`${origin}/api/concerns`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": key,
    },
    body: JSON.stringify(aConcernBody),
  }).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status === 201 ? (answer.headers.get("location") ?? "") : undefined;
}

async function writeUntilSilent(
  send: (key: string) => Promise<string | undefined>,
  load: Load,
): Promise<void> {
  for (;;) {
    const key = newId();
    const made = await send(key);
    if (made === undefined) {
      load.inDoubt.push(key);
      return;
    }
    load.acknowledged.set(key, made);
  }
}

async function lostOf({ database }: CrashWorld, load: Load): Promise<number> {
  const ids = [...load.acknowledged.values()].map((location) => location.split("/").at(-1) ?? "");
  const rows = await database.query<{ n: number }>(
    "select count(*)::int as n from identify.concerns where concern_id::text = any ($1) or reference = any ($1)",
    [ids],
  );
  return ids.length - (rows[0]?.n ?? 0);
}
