import { afterAll, beforeAll, expect, test } from "vitest";
import { aCrashWorld, type CrashWorld } from "./crash-world.ts";
import { aLoad, type Loading } from "./load.ts";

const rounds = process.env["LANTERN_DURABILITY"] === "all" ? 40 : 2;

let world: CrashWorld;
let loading: Loading;
beforeAll(async () => {
  world = await aCrashWorld();
  loading = await aLoad(world);
  await world.startWeb();
}, 180_000);
afterAll(() => world.close());

test(`kill -9 of the whole database under load, ${rounds} times: nothing acknowledged is lost, what was in doubt is done once`, async () => {
  let [acknowledged, inDoubt, lost] = [0, 0, 0];
  for (let round = 0; round < rounds; round++) {
    const before = await loading.count();
    const load = await loading.until(() => {
      world.killDatabase();
    });
    await world.restartDatabase();
    lost += await loading.lostOf(load);
    // The same web process goes on: its pool finds the server again.
    await loading.retried(load.inDoubt);
    expect(await loading.count()).toBe(before + load.acknowledged.size + load.inDoubt.length);
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
    const before = await loading.count();
    const load = await loading.until(() => world.killWeb());
    await world.startWeb();
    lost += await loading.lostOf(load);
    await loading.retried(load.inDoubt);
    expect(await loading.count()).toBe(before + load.acknowledged.size + load.inDoubt.length);
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
  const load = await loading.until(() => {
    world.killDatabase();
  });
  await world.restartDatabase();
  const lost = await loading.lostOf(load);
  process.stdout.write(
    `synchronous_commit off, the control: ${load.acknowledged.size} acknowledged, ${lost} lost\n`,
  );
  expect(lost).toBeGreaterThan(0);
}, 180_000);
