import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { shippedFrontDoor } from "../../src/rooms/intake/front-door/shipped-front-door.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { tell } from "../harness/front-door.ts";

/** The page after sending: what happens next, by when, and who to ring until then. */
let app: TestApp;
let anybody: Client;
beforeAll(async () => {
  app = await anApp();
  anybody = app.nobody();
  anybody.cookies.clear();
});
afterAll(() => app.close());

const own = "Set by this test";
const set = (kind: string, key: string, body: object) =>
  app.query(
    `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
     values (gen_random_uuid(), 1, $1, $2, $3, $4)`,
    [kind, key, JSON.stringify(body), app.clock.today()],
  );
afterEach(() =>
  app.query("delete from directory.configuration where body ->> 'source' = $1", [own]),
);

const area = (key: string, name: string, phone: string) => ({
  key,
  name,
  opensAt: "09:00",
  closesAt: "17:00",
  days: "working-days",
  inHours: { name: "Qxdeskz", phone },
  outOfHours: { name: "Qxnightz", phone: "020 7946 0198" },
});
const areas = (...list: readonly object[]) =>
  set("public-areas", "public-areas", { name: "Areas", source: own, areas: list });

const next = (text: string): string | undefined =>
  /We read it and decide what happens next by ([^.]*)\./.exec(text)?.[1];

test("says by when it is decided, by the partnership’s own clock", async () => {
  const before = (await tell(anybody)).page.text;
  expect(before).toContain("We have your message");
  expect(next(before)).toMatch(/^Wednesday 25 November at \d\d:\d\d$/);
  await set("clock", "mash-decision", {
    name: "Decision on a concern",
    source: own,
    within: { unit: "working-days", amount: 3 },
  });
  expect(next((await tell(anybody)).page.text)).toMatch(/^Friday 27 November at /);
});

test("says who to ring at this hour, by the number alone", async () => {
  await areas(area("one", "Qxone", "020 7946 0111"));
  const { text } = (await tell(anybody)).page;
  expect(text).toContain("Ring now: 020 7946 0111");
  expect(text).not.toMatch(/Qxdeskz|Qxnightz|Qxone|0198/);
  app.clock.advance({ hours: 12 });
  const night = (await tell(anybody)).page.text;
  expect(night).toContain("Ring now: 020 7946 0198");
  app.clock.advance({ hours: 12 });
});

test("has each area where there are several, and no line for a number that nobody entered", async () => {
  await areas(area("one", "Qxone", "020 7946 0111"), area("two", "Qxtwo", "020 7946 0112"));
  const { text } = (await tell(anybody)).page;
  expect(text).toContain("Qxone. Ring now: 020 7946 0111");
  expect(text).toContain("Qxtwo. Ring now: 020 7946 0112");
});

test("leaves the line out of a form in another language in which nobody worded it", async () => {
  const [body] = shippedFrontDoor.flatMap((item) =>
    item.kind === "public-form" ? [item.body] : [],
  );
  const ringing = { ...body?.says.ringing, now: "Ffoniwch: {desk}" };
  const form = { ...body, source: own, lang: "cy" };
  await areas(area("one", "Qxone", "020 7946 0111"));
  await set("public-form", "public-form", { ...form, says: { ...body?.says, ringing } });
  const { text } = (await tell(anybody)).page;
  expect([next(text), text.includes("Ffoniwch: 020 7946 0111")]).toEqual([undefined, true]);
  await app.query(
    "delete from directory.configuration where kind = 'public-form' and body ->> 'source' = $1",
    [own],
  );
  const after = { ...body?.says.after, next: "Byddwn yn ei darllen erbyn {by}." };
  await set("public-form", "public-form", { ...form, says: { ...body?.says, ringing, after } });
  const worded = (await tell(anybody)).page.text;
  expect(worded).toMatch(/Byddwn yn ei darllen erbyn Dydd \p{L}+/u);
});
