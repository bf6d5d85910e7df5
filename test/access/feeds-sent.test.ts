import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import * as feeds from "../harness/feeds.ts";
import { aMachine, apiClient } from "../harness/machine.ts";

let app: TestApp;
let client: ReturnType<typeof apiClient>;
let address: string;
beforeAll(async () => {
  app = await anApp();
  const coordinator = await app.signIn("coordinator");
  const source = await feeds.aSource(app, coordinator, { name: "Police missing persons" });
  await app.query(
    "update directory.roles set permissions = permissions || '{feed.run}' where key = 'agency-system'",
  );
  client = apiClient(app, (await aMachine(app)).token);
  address = `/api/feeds/${source.split("/").at(-1) ?? ""}/rows`;
  await app.query(
    `create function identify.never() returns trigger language plpgsql as $$
     begin raise exception 'Qxsecret of a cell' using errcode = '23514'; end $$;
     create trigger never before insert on identify.feed_waiting for each row when (new.row_key like 'BAD%') execute function identify.never()`,
  );
});
afterAll(() => app.close());

const sent = (key: string, more = {}) => ({
  key,
  givenName: "Rafe",
  familyName: "Qxsent",
  bornOn: "2011-05-04",
  missingSince: "2026-10-06 20:00",
  returnedAt: "2026-10-06 23:00",
  grade: "medium",
  fromKind: "home",
  ...more,
});
const kept = () =>
  app.query<{ key: string }>("select row_key as key from identify.feed_waiting order by row_key");
const lastRun = async () => {
  const [run] = await app.query<{ done: number; waiting: number; problems: unknown }>(
    "select done, waiting, problems from identify.feed_runs order by brought_at desc, feed_run_id desc limit 1",
  );
  return run;
};

test("a row that the database refuses is answered by itself, and the others are taken", async () => {
  const rows = [
    sent("A1"),
    sent("BAD1"),
    sent("A2", { grade: "?" }),
    sent("A3"),
    sent("A3"),
    sent("BAD1"),
    sent("A4"),
  ];
  const answer = await client.post(address, { rows });
  expect(answer.status).toBe(201);
  const left = { field: "key", message: expect.stringContaining("(23514)") as string };
  const twice = { field: "key", message: "Row’s own key: an earlier row has the same" };
  expect(answer.body).toMatchObject({
    rows: [
      { row: 1, key: "A1", state: "waiting", problems: [] },
      { row: 2, key: "BAD1", state: "problem", problems: [left] },
      { row: 3, state: "problem", problems: [{ field: "grade" }] },
      { row: 4, key: "A3", state: "waiting", problems: [] },
      { row: 5, key: "A3", state: "problem", problems: [twice] },
      { row: 6, key: "BAD1", state: "problem", problems: [twice] },
      { row: 7, key: "A4", state: "waiting", problems: [] },
    ],
  });
  expect(JSON.stringify(answer.body)).not.toMatch(/Qxsecret/u);
  expect((await kept()).map(({ key }) => key)).toEqual(["A1", "A3", "A4"]);
  expect(await lastRun()).toMatchObject({ done: 7, waiting: 3 });
  expect((await lastRun())?.problems).toHaveLength(4);
});

test("the same rows again change nothing, and one that can be taken by now is", async () => {
  const before = await kept();
  await app.query("drop trigger never on identify.feed_waiting");
  const answer = await client.post(address, { rows: [sent("A1"), sent("BAD1"), sent("A4")] });
  expect(answer.body).toMatchObject({
    rows: [{ state: "waiting" }, { key: "BAD1", state: "waiting", problems: [] }, {}],
  });
  expect(await kept()).toHaveLength(before.length + 1);
});

test("what is no row’s fault fails as a whole, and nothing is kept of it", async () => {
  const before = await kept();
  await app.query(
    `create function identify.away() returns trigger language plpgsql as $$
     begin raise exception 'no room' using errcode = '53100'; end $$;
     create trigger away before insert on identify.feed_waiting for each row when (new.row_key = 'FULL') execute function identify.away()`,
  );
  const answer = await client.post(address, { rows: [sent("B1"), sent("FULL")] });
  expect(answer.status).toBe(500);
  expect(await kept()).toHaveLength(before.length);
});

test("two who waited for each other are done anew, and no row is blamed for it", async () => {
  await app.query(
    `create sequence identify.turns;
     create function identify.waits() returns trigger language plpgsql security definer as $$
     begin
       if nextval('identify.turns') <= 2 then raise exception 'deadlock' using errcode = '40P01'; end if;
       return new;
     end $$;
     create trigger waits before insert on identify.feed_waiting for each row when (new.row_key = 'MEET') execute function identify.waits()`,
  );
  const answer = await client.post(address, { rows: [sent("MEET")] });
  expect(answer.body).toMatchObject({ rows: [{ key: "MEET", state: "waiting", problems: [] }] });
});
