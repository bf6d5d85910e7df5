import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { seeded } from "../../src/kernel/random.ts";
import { aConcernBody, aMachine } from "../harness/machine.ts";
import { aCrashWorld, type CrashWorld } from "./crash-world.ts";

const rounds = process.env["LANTERN_DURABILITY"] === "all" ? 40 : 2;
const writers = 6;
const chance = seeded(9);

let world: CrashWorld;
let token: string;
beforeAll(async () => {
  world = await aCrashWorld();
  ({ token } = await aMachine(world.database));
  await world.startWeb();
}, 60_000);
afterAll(() => world.close());

type Load = {
  /** Keys whose request was answered with 201, each with the concern it made. */
  readonly acknowledged: Map<string, string>;
  /** Keys whose request had no answer, or was answered that it failed. */
  readonly inDoubt: string[];
};

async function send(key: string): Promise<string | undefined> {
  const answer = await fetch(`${world.origin}/api/concerns`, {
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

/** Writes until something does not answer; `kill` comes while all of them write. */
async function loadUntil(kill: () => unknown): Promise<Load> {
  const load: Load = { acknowledged: new Map(), inDoubt: [] };
  const write = async (): Promise<void> => {
    for (;;) {
      const key = newId();
      const made = await send(key);
      if (made === undefined) {
        load.inDoubt.push(key);
        return;
      }
      load.acknowledged.set(key, made);
    }
  };
  const writing = Array.from({ length: writers }, write);
  await sleep(700 + chance.below(400));
  await kill();
  await Promise.all(writing);
  return load;
}

const idsOf = (load: Load): readonly string[] =>
  [...load.acknowledged.values()].map((location) => location.split("/").at(-1) ?? "");

async function lostOf(load: Load): Promise<number> {
  const ids = idsOf(load);
  const rows = await world.database.query<{ n: number }>(
    "select count(*)::int as n from identify.concerns where concern_id::text = any ($1) or reference = any ($1)",
    [ids],
  );
  return ids.length - (rows[0]?.n ?? 0);
}

async function retried(keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    let made: string | undefined;
    for (let tries = 0; tries < 100 && made === undefined; tries++) {
      made = await send(key);
      if (made === undefined) await sleep(100);
    }
    expect(made, `the request under ${key} was never answered`).toBeDefined();
  }
}

const concerns = async (): Promise<number> =>
  (await world.database.query<{ n: number }>("select count(*)::int as n from identify.concerns"))[0]
    ?.n ?? -1;

test(`kill -9 of the whole database under load, ${rounds} times: nothing acknowledged is lost, what was in doubt is done once`, async () => {
  let [acknowledged, inDoubt, lost] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    const before = await concerns();
    const load = await loadUntil(() => {
      world.killDatabase();
    });
    await world.restartDatabase();
    lost += await lostOf(load);
    // The same web process goes on: its pool finds the server again.
    await retried(load.inDoubt);
    expect(await concerns()).toBe(before + load.acknowledged.size + load.inDoubt.length);
    acknowledged += load.acknowledged.size;
    inDoubt += load.inDoubt.length;
  }
  process.stdout.write(
    `database killed ${rounds} times: ${acknowledged} acknowledged, ${lost} lost, ${inDoubt} in doubt\n`,
  );
  expect({ lost, isLoaded: acknowledged > 0, isKilledWithin: inDoubt > 0 }).toEqual({
    lost: 0,
    isLoaded: true,
    isKilledWithin: true,
  });
}, 600_000);

test(`kill -9 of the web process under load, ${rounds} times: the same`, async () => {
  let [acknowledged, inDoubt, lost] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    const before = await concerns();
    const load = await loadUntil(() => world.killWeb());
    await world.startWeb();
    lost += await lostOf(load);
    await retried(load.inDoubt);
    expect(await concerns()).toBe(before + load.acknowledged.size + load.inDoubt.length);
    acknowledged += load.acknowledged.size;
    inDoubt += load.inDoubt.length;
  }
  process.stdout.write(
    `web killed ${rounds} times: ${acknowledged} acknowledged, ${lost} lost, ${inDoubt} in doubt\n`,
  );
  expect(lost).toBe(0);
  expect(inDoubt).toBeGreaterThan(0);
}, 600_000);

test("a server that does not wait for its disk does lose: the control, so that the count can fail", async () => {
  await world.database.query("alter system set synchronous_commit = off");
  await world.database.query("alter system set wal_writer_delay = '10s'");
  await world.database.query("select pg_reload_conf()");
  const load = await loadUntil(() => {
    world.killDatabase();
  });
  await world.restartDatabase();
  const lost = await lostOf(load);
  process.stdout.write(
    `synchronous_commit off, the control: ${load.acknowledged.size} acknowledged, ${lost} lost\n`,
  );
  expect(lost).toBeGreaterThan(0);
}, 120_000);
