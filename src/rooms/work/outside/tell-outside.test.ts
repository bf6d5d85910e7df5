import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aDatabase, type TestDatabase } from "../../../../test/harness/database.ts";
import { staffIdOf } from "../../../../test/harness/sign-in.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Message, Sent } from "../../../platform/outbound/message.ts";
import type { Way } from "../../../platform/outbound/sender-for.ts";
import { outsideJobs } from "./tell-outside.ts";

let database: TestDatabase;
let sent: Message[] = [];
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  sent = [];
  // A Tuesday morning at eight.
  database.clock.set("2026-11-24T08:00:00Z");
  await database.query("delete from work.notifications");
  await database.query("delete from work.outgoing_messages");
  await database.query("delete from work.notice_preferences");
});

async function told(key: string, kind: string): Promise<void> {
  await database.query(
    `insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
     select $1, partnership_id, staff_id, $3, 'About Bea Doyle', '/help', $4 from directory.staff where staff_id = $2`,
    [newId(), await staffIdOf(database, key), kind, database.clock.now()],
  );
}

const answering = (outcome: Sent): Way => ({
  kind: "sender",
  sender: {
    channel: "smtp",
    send: (message) => {
      sent.push(message);
      return Promise.resolve(outcome);
    },
  },
});

async function run(way: Way = answering({ kind: "sent" })): Promise<void> {
  const { admin, db, clock } = database;
  const address = "https://lantern.example";
  const [job] = outsideJobs({ admin, database: db, clock, way, address });
  await job?.run({});
}

const rows = () =>
  database.query<{ form: string; state: string; attempts: number; problem: string | null }>(
    "select form, state, attempts, problem from work.outgoing_messages order by made_at, outgoing_message_id",
  );

test("one digest in the morning, with counts and nothing that a headline says", async () => {
  await told("lead", "action");
  await told("lead", "meeting");
  await run();
  await told("lead", "action");
  database.clock.advance({ minutes: 5 });
  await run();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.text).toContain("2 items waiting for you");
  expect(JSON.stringify(sent)).not.toContain("Bea");
  database.clock.set("2026-11-25T08:00:00Z");
  await run();
  expect(sent.map(({ subject }) => subject)).toEqual([
    "Lantern: 2 items waiting for you",
    "Lantern: 3 items waiting for you",
  ]);
});

test("danger interrupts at night and is sent once", async () => {
  database.clock.set("2026-11-24T02:00:00Z");
  await told("lead", "missing-urgent");
  await told("lead", "action");
  await run();
  await run();
  expect(sent.map(({ subject }) => subject)).toEqual(["Lantern: something cannot wait"]);
  expect(sent[0]?.text).toContain("- 1 urgent notice");
});

test("what was seen in Lantern is not told again", async () => {
  await told("lead", "missing-urgent");
  await database.query("update work.notifications set seen_at = made_at");
  await run();
  expect(sent).toEqual([]);
});

test("someone whose posts have ended is told nothing", async () => {
  await told("lead", "action");
  const lead = await staffIdOf(database, "lead");
  await database.query("update directory.posts set ends_on = '2026-11-23' where staff_id = $1", [
    lead,
  ]);
  await run();
  await database.query("update directory.posts set ends_on = null where staff_id = $1", [lead]);
  expect(sent).toEqual([]);
});

test("where no way out is set, what would have been sent is kept as not sent", async () => {
  await told("lead", "action");
  await run({ kind: "none" });
  expect(await rows()).toEqual([{ form: "digest", state: "not-sent", attempts: 1, problem: null }]);
});

test("what fails is tried again later and at last given up", async () => {
  await told("lead", "action");
  const failing = answering({ kind: "later", problem: "unreachable" });
  await run(failing);
  await run(failing);
  expect(sent).toHaveLength(1);
  for (let more = 0; more < 8; more++) {
    database.clock.advance({ hours: 7 });
    await run(failing);
  }
  expect(await rows()).toEqual([
    { form: "digest", state: "dead", attempts: 7, problem: "unreachable" },
  ]);
});

test("an address that is not there is given up at once", async () => {
  await told("lead", "action");
  await run(answering({ kind: "never", problem: "address" }));
  expect((await rows()).map(({ state }) => state)).toEqual(["dead"]);
});

test("a sender that ended on the way: danger goes again, a digest is left in doubt", async () => {
  await told("lead", "action");
  await told("lead", "emergency");
  const ending: Way = {
    kind: "sender",
    sender: { channel: "smtp", send: () => Promise.reject(new Error("killed")) },
  };
  await expect(run(ending)).rejects.toThrow("killed");
  await run();
  expect(sent).toEqual([]);
  database.clock.advance({ minutes: 11 });
  await run();
  expect(sent.map(({ subject }) => subject)).toEqual(["Lantern: something cannot wait"]);
  expect((await rows()).map(({ form, state }) => `${form} ${state}`).toSorted()).toEqual([
    "danger sent",
    "digest in-doubt",
  ]);
});

test("the application itself can neither plan, take nor settle a message", async () => {
  const [row] = await database.query<{ many: number }>(
    "select count(*)::int as many from sec.claim_messages(now(), 10)",
  );
  expect(row?.many).toBe(0);
});
