import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newPrivateKey, signerOf } from "../../src/platform/audit/proof/index.ts";
import { signAudit } from "../../src/platform/audit/sign-audit.ts";
import { verifyLive } from "../../src/platform/audit/verify-live.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { asMaintenance } from "../harness/maintenance.ts";
import { openFolder } from "../harness/open-folder.ts";
import { letIn } from "../access/world.ts";
import { expectKeptOut, times, trying } from "./tried.ts";
import { weaken } from "./weaken.ts";

let app: TestApp;
const folder = openFolder("lantern-clock-");
const outside = { folder: join(folder, "checkpoints"), lastFile: join(folder, "key.last") };
const signer = signerOf(newPrivateKey("eastmoor-test"));
beforeAll(async () => {
  app = await anApp();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});

const people = ["lead", "manager", "coordinator", "police", "nurse", "analyst"] as const;
const opens = async (client: Client): Promise<boolean> =>
  (await client.get("/account")).status === 200;

test("a clock that is set back revives no session, nor does one that is put right again", async () => {
  const windows = () => Promise.all(people.map((one) => app.signIn(one)));
  const stolen = await windows();
  app.clock.advance({ days: -1 });
  const back = await trying(stolen, opens);
  const others = await windows();
  app.clock.advance({ days: 1 });
  // Those of before the jump, now that the clock is right; and those of the wrong day, which are a day old.
  const right = await trying([...stolen, ...others], opens);

  const weakened = await windows();
  app.clock.advance({ days: -1 });
  const mend = await weaken(app, "sec.resume_session", [
    "interval '5 minutes'",
    "interval '5 years'",
  ]);
  const control = await trying(weakened, opens);
  await mend();
  app.clock.advance({ days: 1 });
  const tried = { attempts: back.attempts + right.attempts, gotIn: back.gotIn + right.gotIn };
  expectKeptOut("sessions after the clock went back a day and forward again", tried, control);
});

const happened = { "happened-day": "20", "happened-month": "11", "happened-year": "2026" };

type Load = { readonly acknowledged: string[]; isOver: boolean };

/** Writes notes until told to stop, and signs in again where that is asked. */
async function write(child: Child, writer: number, load: Load): Promise<void> {
  let client = await app.signIn("lead");
  for (let turn = 0; !load.isOver; turn++) {
    const headline = `Note ${writer} of turn ${turn}`;
    const { status, location } = await client.post(`/children/${child.personId}/note`, {
      headline,
      detail: "Seen at school",
      ...happened,
    });
    if (status === 303 && location?.startsWith(`/children/${child.personId}`)) {
      load.acknowledged.push(headline);
    } else {
      client = await app.signIn("lead");
    }
  }
}

test("under load, a day forward and back three times: what was acknowledged is there, and the audit holds", async () => {
  const child = await aChild(app, { familyName: "Qxclock" });
  await letIn(app, child, "lead");
  const sign = () => signAudit({ admin: app.admin, signer, outside, at: app.clock.now() });
  const load: Load = { acknowledged: [], isOver: false };
  const { acknowledged } = load;
  const writing = times(4).map((writer) => write(child, writer, load));
  for (const days of [1, -1, 1, -1, 1, -1]) {
    const before = acknowledged.length;
    await expect.poll(() => acknowledged.length, { timeout: 15_000 }).toBeGreaterThan(before + 20);
    app.clock.advance({ days });
    await sign();
  }
  load.isOver = true;
  await Promise.all(writing);
  const lost = async (said: readonly string[]): Promise<number> => {
    const rows = await app.query<{ headline: string }>(
      "select headline from protect.chronology_entries where person_id = $1",
      [child.personId],
    );
    const kept = new Set(rows.map(({ headline }) => headline));
    return said.filter((headline) => !kept.has(headline)).length;
  };
  const gotIn = await lost(acknowledged);
  const { findings } = await asMaintenance(app.admin, (tx) =>
    verifyLive(tx, { keys: [signer.publicKey], outside, witnesses: [] }),
  );
  expect(findings).toEqual([]);
  // The control: a note that nobody wrote is missed.
  expectKeptOut(
    "notes that were acknowledged while the clock jumped, and are lost",
    { attempts: acknowledged.length, gotIn },
    { attempts: 1, gotIn: await lost(["Never written"]) },
  );
}, 120_000);
