import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkpointAudit } from "../../src/audit-jobs.ts";
import { newId } from "../../src/kernel/ids.ts";
import {
  newWitnessKey,
  readNote,
  witnessOf,
  type Witness,
} from "../../src/platform/audit/proof/index.ts";
import { readConfig } from "../../src/platform/config/config.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { settingsFor } from "../harness/lantern-command.ts";
import { aMachine, apiClient } from "../harness/machine.ts";
import { openFolder } from "../harness/open-folder.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let governance: Client;
let board: Client;
let coordinator: Client;
const folder = openFolder("lantern-witnesses-");
beforeAll(async () => {
  app = await anApp();
  governance = await app.signIn("governance");
  board = await app.signIn("board");
  coordinator = await app.signIn("coordinator");
  await checkpointAudit({
    admin: app.admin,
    config: readConfig(settingsFor(app, folder)),
    clock: app.clock,
    log: createLog("silent"),
  });
});
afterAll(() => app.close());

const home = "/governance/witnesses";

/** The agency of the team that a machine of these tests works for. */
async function agencyOf(team: string): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    "select agency_id as id from directory.teams where name = $1 and partnership_id = 1",
    [team],
  );
  return row?.id ?? "";
}
const team = "Safeguarding team";

async function propose(witness: Witness, agency?: string): Promise<string> {
  const form = { agency: agency ?? (await agencyOf(team)), publicKey: witness.publicKey };
  const answer = await governance.post(home, form);
  expect(answer.status).toBe(303);
  await governance.follow(answer);
  const [row] = await app.query<{ id: string }>(
    "select witness_key_id as id from audit.witness_keys where public_key = $1",
    [witness.publicKey],
  );
  return row?.id ?? "";
}
const aWitness = (name = "school.example"): Witness => witnessOf(newWitnessKey(name));

describe("the key of an agency", () => {
  test("is registered by two people: not by one, not by one twice, not by others", async () => {
    const witness = aWitness();
    const id = await propose(witness);
    const confirm = `${home}/${id}/confirm`;
    expect((await governance.post(confirm, {})).status).toBe(404);
    expect((await coordinator.post(confirm, {})).status).toBe(403);
    const told = await app.query<{ href: string }>(
      "select href from work.notifications where href = $1 and staff_id = $2",
      [home, await staffIdOf(app, "board")],
    );
    expect(told).toHaveLength(1);
    expect((await board.get(home)).html).toContain("Waits for a second person");
    expect((await board.post(home, {})).status).toBe(403);
    const done = await board.post(confirm, {});
    expect(done.status).toBe(303);
    expect((await board.follow(done)).html).toContain("Key confirmed");
    expect((await board.post(`${home}/${id}/refuse`, {})).status).toBe(404);
    expect((await governance.get(home)).html).toContain("In force: proposed by");
    expect((await board.post(`${home}/${id}/end`, {})).status).toBe(403);
    const ended = await governance.post(`${home}/${id}/end`, {});
    expect((await governance.follow(ended)).html).toContain("Ended by");
  });

  test("is a public key of a witness, of an agency of the partnership, and once", async () => {
    const witness = aWitness();
    await propose(witness);
    const agency = await agencyOf(team);
    for (const form of [
      { agency, publicKey: "" },
      { agency, publicKey: "police.example+00000000+AAAA" },
      { agency, publicKey: witness.publicKey },
      { agency: newId(), publicKey: aWitness().publicKey },
    ]) {
      const { status, html } = await governance.post(home, form);
      expect(status).toBe(422);
      if (form.publicKey) expect(html).toContain(form.publicKey);
    }
  });

  test("is kept from whoever writes to the tables by hand", async () => {
    for (const statement of [
      "delete from audit.witness_keys",
      "truncate audit.witness_keys, audit.cosignatures",
      "truncate audit.cosignatures",
    ])
      await expect(app.query(statement)).rejects.toThrow("the audit is only added to");
  });
});

describe("an agency’s system", () => {
  test("fetches checkpoints and hands back what its own key signed; no other finds any", async () => {
    const { token } = await aMachine(app, { team });
    const own = apiClient(app, token);
    const other = apiClient(app, (await aMachine(app, { team: "MASH" })).token);
    const get = "/api/audit/checkpoints";
    const empty = { checkpoints: [] };
    expect(JSON.parse((await own.get(get)).text)).toEqual(empty);
    const witness = aWitness("first.example");
    const id = await propose(witness);
    // Proposed is not confirmed.
    expect(JSON.parse((await own.get(get)).text)).toEqual(empty);
    expect((await board.post(`${home}/${id}/confirm`, {})).status).toBe(303);
    const { checkpoints } = JSON.parse((await own.get(get)).text) as {
      checkpoints: { number: number; note: string }[];
    };
    const [first] = checkpoints;
    expect(first?.number).toBe(1);
    expect(JSON.parse((await own.get(`${get}?after=1`)).text)).toEqual(empty);
    expect((await own.get(`${get}?after=-1`)).status).toBe(400);
    expect(JSON.parse((await other.get(get)).text)).toEqual(empty);
    expect(JSON.parse((await coordinator.get(get)).raw.toString("utf8"))).toEqual(empty);

    const note = readNote(first?.note ?? "");
    if (!note) throw new Error("no checkpoint was offered");
    const send = (client: typeof own, cosignature: string, number = 1) =>
      client.post("/api/audit/cosignatures", { number, cosignature });
    const line = witness.cosign(note, app.clock.now());
    expect((await send(other, line)).status).toBe(404);
    expect((await send(own, line, 2)).status).toBe(404);
    expect((await send(own, aWitness("first.example").cosign(note, app.clock.now()))).status).toBe(
      422,
    );
    expect((await send(own, "\u2014 first.example AAAA")).status).toBe(422);
    expect((await send(own, line)).status).toBe(200);
    expect((await send(own, line)).status).toBe(200);
    const kept = await app.query("select checkpoint_number from audit.cosignatures");
    expect(kept).toHaveLength(1);
    expect((await governance.get(home)).html).toContain("1 checkpoint, the last number 1");
    expect((await governance.post(`${home}/${id}/end`, {})).status).toBe(303);
    expect((await send(own, line)).status).toBe(404);
  });
});
