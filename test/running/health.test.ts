import { run } from "graphile-worker";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { enqueue } from "../../src/platform/jobs/jobs.ts";
import { readinessChecks } from "../../src/readiness.ts";
import { systemActor } from "../../src/platform/access/actor.ts";
import { anApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({
    config: {
      LANTERN_SUPPORT_CONTACT: "IT service desk, 020 7946 0911",
      LANTERN_SECURITY_CONTACT: "mailto:security@lantern.example",
    },
  });
});
afterAll(() => app.close());

/** A worker that plans what is due and ends. */
async function beatOnce(at: string): Promise<void> {
  await app.query(
    `insert into graphile_worker._private_known_crontabs (identifier, known_since, last_execution)
     values ('beat', $1, $1) on conflict (identifier) do update set last_execution = excluded.last_execution`,
    [at],
  );
}

async function waitingWork(task: string): Promise<void> {
  const actor = systemActor("housekeeping");
  await app.db.as(actor, async (tx) => {
    await enqueue(tx, task, { importId: "an id" });
    const entry = { action: "test", outcome: "done", route: "test", requestId: "test" } as const;
    return { value: undefined, audit: entry };
  });
}

const metrics = async (): Promise<string> => (await app.server.inject({ url: "/metrics" })).body;

describe("the health of the system", () => {
  test("is shown to who administers it: versions, worker, connections, support, every check", async () => {
    const admin = await app.signIn("admin");
    const { page, html } = await admin.get("/admin/health");
    expect(page.heading).toBe("Health of the system");
    expect(html).toContain("Never seen");
    expect(html).toContain("020 7946 0911");
    expect(html).toContain(process.versions.node);
    for (const { title } of readinessChecks) expect(html).toContain(title);
    expect(html).toContain("lantern staff add");
  });

  test("tells a worker that is there from one that fell silent", async () => {
    const admin = await app.signIn("admin");
    await beatOnce("2026-11-24T09:59:00Z");
    expect((await admin.get("/admin/health")).html).toContain("There");
    await beatOnce("2026-11-24T09:50:00Z");
    expect((await admin.get("/admin/health")).html).toContain("Silent");
  });

  test("counts work by task, and shows nothing of what it is about", async () => {
    await waitingWork("import.read");
    const admin = await app.signIn("admin");
    const { html } = await admin.get("/admin/health");
    expect(html).toContain("import.read");
    expect(html).not.toContain("an id");
  });

  test("work that fails is counted as tried again, by a real worker", async () => {
    const pool = new pg.Pool({ ...app.admin, options: "-c role=lantern_jobs" });
    const runner = await run({
      pgPool: pool,
      noHandleSignals: true,
      taskList: { "import.read": () => Promise.reject(new Error("a child’s name")) },
    });
    // A worker tells of a failure before it has written it down.
    await vi.waitFor(
      async () => {
        expect(await metrics()).toContain('lantern_jobs{state="failing"} 1');
      },
      { timeout: 15_000 },
    );
    await runner.stop();
    await pool.end();
    const admin = await app.signIn("admin");
    expect((await admin.get("/admin/health")).html).not.toContain("a child’s name");
  });
});

describe("metrics", () => {
  test("of connections, worker, work and checks are there", async () => {
    const text = await metrics();
    expect(text).toMatch(/lantern_database_connections\{state="waiting"\} 0/);
    expect(text).toMatch(/lantern_worker_silence_seconds 600/);
    expect(text).toMatch(/lantern_jobs\{state="late"\} \d/);
    for (const { key } of readinessChecks)
      expect(text).toContain(`lantern_check_missing{check="${key}"}`);
    expect(text).toContain('lantern_check_missing{check="audit-reader"} 0');
    expect(text).toContain('lantern_check_missing{check="partnership"} 1');
  });
});

describe("security.txt", () => {
  test("says where to report, until when it is good", async () => {
    const answer = await app.server.inject({ url: "/.well-known/security.txt" });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(answer.body).toBe(
      "Contact: mailto:security@lantern.example\nExpires: 2027-05-25T10:00:00.000Z\nPreferred-Languages: en\n",
    );
  });

  test("names the form of the installation as well, where people reach it by https", async () => {
    const other = await anApp({ config: { LANTERN_PUBLIC_URL: "https://lantern.example" } });
    const answer = await other.server.inject({
      url: "/.well-known/security.txt",
      headers: { host: "lantern.example", "x-forwarded-proto": "https" },
    });
    expect(answer.body.split("\n").filter((line) => line.startsWith("Contact: "))).toEqual([
      "Contact: https://lantern.example/report-a-fault",
    ]);
    await other.close();
  });

  test("is not there without a contact", async () => {
    const other = await anApp();
    expect((await other.server.inject({ url: "/.well-known/security.txt" })).statusCode).toBe(404);
    await other.close();
  });
});

test("the accessibility statement is there for anyone", async () => {
  const { page, status } = await app.nobody().get("/accessibility");
  expect([status, page.heading]).toEqual([200, "Accessibility statement"]);
});
