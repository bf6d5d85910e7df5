import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lookAtReadiness } from "../../src/readiness.ts";
import { createApp, type App } from "../../src/app.ts";
import { newId } from "../../src/kernel/ids.ts";
import { readConfig } from "../../src/platform/config/config.ts";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { aClient } from "../harness/client.ts";
import { aDatabase, type TestDatabase } from "../harness/database.ts";
import { aChild } from "../harness/factories.ts";
import { aConcernBody, aMachine, apiClient } from "../harness/machine.ts";
import { openTestSession, staffIdOf } from "../harness/sign-in.ts";

/** Between the application and its database: cuts the connection when a commit passes. */
type Cutter = {
  readonly port: number;
  /** After the server has it, so that it is done; or before, so that it is not. */
  arm(when: "after" | "before"): void;
  readonly cuts: () => number;
  close(): Promise<void>;
};

let database: TestDatabase;
let app: App;
let cutter: Cutter;

beforeAll(async () => {
  database = await aDatabase();
  cutter = await aCutter(join(String(database.admin.host), ".s.PGSQL.5432"));
  const assets = JSON.parse(readFileSync("build/assets/manifest.json", "utf8")) as {
    css: string;
    js: string;
  };
  const config = readConfig({});
  app = await createApp({
    config,
    pool: { ...database.app, host: "127.0.0.1", port: cutter.port, max: 4 },
    signIn: database.signIn,
    secrets: database.secrets,
    clock: database.clock,
    look: () => lookAtReadiness({ admin: database.admin, config, clock: database.clock }),
    log: createLog("silent"),
    assets: { dir: "build/assets", css: `/assets/${assets.css}`, js: `/assets/${assets.js}` },
  });
  await app.server.ready();
});
afterAll(async () => {
  await app.stop();
  await cutter.close();
  await database.close();
});

const count = async (table: string): Promise<number> =>
  Number((await database.query<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

test.each([
  ["after", 1],
  ["before", 0],
] as const)(
  "a form cut off %s its commit says that it is not known, and %i note is there",
  async (when, added) => {
    const { personId } = await aChild(database, { familyName: "Cut" });
    const session = await openTestSession(database, await staffIdOf(database, "coordinator"));
    const client = aClient(() => app.server, database.secrets, session);
    await client.get(`/children/${personId}/note`);
    const before = await count("protect.chronology_entries");
    cutter.arm(when);
    const happened = { "happened-day": "23", "happened-month": "11", "happened-year": "2026" };
    const sent = { headline: "Seen at home", detail: "", ...happened };
    const answer = await client.post(`/children/${personId}/note`, sent);
    expect(answer.status).toBe(503);
    expect(answer.html).toContain("We do not know whether this was saved");
    expect(answer.html).not.toContain("Nothing was changed");
    expect(await count("protect.chronology_entries")).toBe(before + added);
  },
);

test("a program that sends again under its key has done it once, wherever it was cut off: 10 of 10", async () => {
  const client = apiClient(app, (await aMachine(database)).token);
  const before = await count("identify.concerns");
  const cutsBefore = cutter.cuts();
  let once = 0;
  for (let round = 0; round < 10; round++) {
    const key = { "idempotency-key": newId() };
    cutter.arm(round % 2 === 0 ? "after" : "before");
    const first = await client.post("/api/concerns", aConcernBody, key);
    expect(first.status).toBe(503);
    expect(first.text).toContain("not known whether this was done");
    const again = await client.post("/api/concerns", aConcernBody, key);
    expect(again.status).toBe(201);
    expect("idempotency-replayed" in again.headers).toBe(round % 2 === 0);
    once++;
  }
  expect(await count("identify.concerns")).toBe(before + 10);
  process.stdout.write(
    `cut at the commit: ${cutter.cuts() - cutsBefore} cuts, ${once} of 10 done exactly once\n`,
  );
});

test("without the key it would have been done twice: the control", async () => {
  const client = apiClient(app, (await aMachine(database)).token);
  const before = await count("identify.concerns");
  cutter.arm("after");
  await client.post("/api/concerns", aConcernBody);
  await client.post("/api/concerns", aConcernBody);
  expect(await count("identify.concerns")).toBe(before + 2);
});

async function aCutter(socketPath: string): Promise<Cutter> {
  let armed: "after" | "before" | undefined;
  let cuts = 0;
  const open = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = connect(socketPath);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => undefined).on("close", () => open.delete(socket));
    }
    far.pipe(near);
    near.on("close", () => far.end());
    near.on("data", (piece: Buffer) => {
      // The driver sends it as a simple query: a letter, a length, the word, a zero.
      const isCommit = /Q....commit\0/s.test(piece.toString("latin1"));
      if (!isCommit || armed === undefined) {
        far.write(piece);
        return;
      }
      const when = armed;
      armed = undefined;
      cuts++;
      if (when === "before") {
        near.destroy();
        far.destroy();
        return;
      }
      // Its own answer comes (others may still be on their way), so it is done; whoever waits
      // for it never hears.
      far.unpipe(near);
      let heard = "";
      far.on("data", (answer: Buffer) => {
        heard += answer.toString("latin1");
        if (/C....COMMIT\0/s.test(heard)) near.destroy();
      });
      far.resume();
      far.write(piece);
    });
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    arm: (when) => (armed = when),
    cuts: () => cuts,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
