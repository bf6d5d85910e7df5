import { afterAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aMachine } from "../harness/machine.ts";
import { staffIdOf } from "../harness/sign-in.ts";

const apps: TestApp[] = [];
afterAll(async () => {
  for (const app of apps) await app.close();
});

const inside = "https://records.eastmoor.internal/lantern";

/** Somebody who may adds a webhook to this address, where the server is set like this. */
async function adding(config: Readonly<Record<string, string>>, addresses: readonly string[]) {
  const app = await anApp({ config });
  apps.push(app);
  const { accountId } = await aMachine(app);
  await app.query("update directory.staff set responsible_id = $2 where staff_id = $1", [
    accountId,
    await staffIdOf(app, "school"),
  ]);
  const admin = await app.signIn("admin");
  const statuses: number[] = [];
  for (const address of addresses) {
    const form = { id: newId(), address, events: "note.made" };
    const list = `/admin/service-accounts/${accountId}/webhooks`;
    statuses.push((await admin.post(`${list}/new`, form)).status);
  }
  const kept = await app.query<{ address: string }>("select address from work.hooks");
  return { statuses, kept: kept.map(({ address }) => address) };
}

test("a receiver inside is refused as long as the server’s settings do not name it", async () => {
  expect(await adding({}, [inside, "https://10.20.3.9/"])).toEqual({
    statuses: [422, 422],
    kept: [],
  });
});

test("a receiver that is named can be added, and no other inside", async () => {
  const config = { LANTERN_WEBHOOK_INSIDE: "records.eastmoor.internal=10.20.3.0/24" };
  const others = ["https://10.20.3.9/", "https://other.eastmoor.internal/", "https://localhost/"];
  expect(await adding(config, [inside, ...others])).toEqual({
    statuses: [200, 422, 422, 422],
    kept: [inside],
  });
});
