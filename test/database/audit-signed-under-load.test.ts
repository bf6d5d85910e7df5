import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { takeCheckpoint } from "../../src/platform/audit/checkpoints.ts";
import { eventsInDatabase, standStill } from "../../src/platform/audit/event-source.ts";
import { readCheckpoints } from "../../src/platform/audit/checkpoints.ts";
import { newPrivateKey, signerOf, verifyAudit } from "../../src/platform/audit/proof/index.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { actorOf } from "../harness/sign-in.ts";
import { aLook } from "./acting.ts";

const signer = signerOf(newPrivateKey("eastmoor-test"));
let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase("cast");
});
afterAll(() => database.close());

test("what is recorded while a checkpoint is taken is no sign that the audit was altered", async () => {
  const lead = await actorOf(database, "lead");
  let isOver = false;
  const write = async (): Promise<void> => {
    while (!isOver) {
      const audit = { ...aLook, subjectIds: [newId()] };
      await database.db.as(lead, () => Promise.resolve({ value: 1, audit }));
    }
  };
  const writers = [write(), write(), write(), write()];
  const at = database.clock.now();
  const problems: unknown[] = [];
  const taken: (number | undefined)[] = [];
  for (let turn = 0; turn < 60; turn++) {
    await asMaintenance(database.admin, (tx) => takeCheckpoint(tx, { signer, at })).then(
      (number) => taken.push(number),
      (error: unknown) => problems.push(error),
    );
  }
  isOver = true;
  await Promise.all(writers);
  expect(problems).toEqual([]);
  expect(taken.filter((one) => one !== undefined).length).toBeGreaterThan(20);
  const report = await asMaintenance(database.admin, async (tx) => {
    await standStill(tx);
    return verifyAudit({
      ...eventsInDatabase(tx),
      keys: [signer.publicKey],
      checkpoints: [{ name: "the database", notes: () => readCheckpoints(tx), isWhole: true }],
    });
  });
  expect(report.findings).toEqual([]);
});
