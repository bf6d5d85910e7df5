import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { wrongTriesText } from "../../src/rooms/accounts/wrong-tries.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { actorOf } from "../harness/sign-in.ts";
import { codeOn, submit } from "./sign-in-steps.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.advance({ minutes: 16 });
  for (const table of [
    "sec.attempts",
    "sec.known_browsers",
    "sec.wrong_tries",
    "work.notifications",
    "work.save_notices",
  ])
    await app.query(`delete from ${table}`);
});

const email = demoEmail("lead");

async function givePassword(client: Client, password = demoPassword): Promise<Answer> {
  const opened = await client.get("/sign-in");
  return submit(client, opened, { to: "/sign-in", typed: { email, password } });
}

async function guess(times: number): Promise<void> {
  for (let n = 0; n < times; n++) await givePassword(app.nobody(), `guess ${n}`);
}

/** Signs in to the end, and reads the page that follows. */
async function arrive(client: Client): Promise<Answer> {
  app.clock.advance({ minutes: 1 });
  const second = await givePassword(client);
  const done = await submit(client, second, {
    to: "/sign-in/code",
    typed: { code: codeOn(second) },
  });
  return client.follow(done);
}

/** What the page says of it, if anything. */
const toldOn = ({ page }: Answer): string | undefined =>
  /Since [^.]* (?:wrong|right)[^.]*\. If that was not you/.exec(page.text)?.[0];

describe("on the next sign-in", () => {
  test("how many tries were wrong elsewhere is told once, on the page that follows and on the account", async () => {
    await guess(3);
    const mine = app.nobody();
    const page = await arrive(mine);
    expect(toldOn(page)).toContain("3 tries to sign in as you were wrong: 3 in other browsers");
    expect(page.page.text).toContain("You are signed in.");
    expect(toldOn(await mine.get("/notices"))).toBeUndefined();
    expect(toldOn(await mine.get("/account"))).toContain("3 in other browsers");
    mine.cookies.delete("lantern");
    expect(toldOn(await arrive(mine))).toBeUndefined();
    expect(toldOn(await mine.get("/account"))).toBeUndefined();
  });

  test("tries in a browser that the person has signed in with are counted apart", async () => {
    const mine = app.nobody();
    await arrive(mine);
    mine.cookies.delete("lantern");
    await givePassword(mine, "not this");
    await guess(2);
    expect(toldOn(await arrive(mine))).toContain(
      "3 tries to sign in as you were wrong: 1 in a browser that you have signed in with, 2 in other browsers",
    );
  });

  test("a right password without a second step is told, and a wrong code; one’s own way in is not", async () => {
    const mine = app.nobody();
    expect(toldOn(await arrive(mine))).toBeUndefined();
    const thief = app.nobody();
    const second = await givePassword(thief);
    await submit(thief, second, { to: "/sign-in/code", typed: { code: "000000" } });
    mine.cookies.delete("lantern");
    const said = toldOn(await arrive(mine));
    expect(said).toContain("1 try to sign in as you was wrong: 1 in other browsers");
    expect(said).toContain("your password was right once, and no second step followed");
  });

  test("a flood is one line and one row, and brings no notice for each try", async () => {
    await guess(13);
    expect(await app.query("select from sec.wrong_tries")).toHaveLength(1);
    expect(await app.query("select from work.notifications where kind = 'sign-in'")).toHaveLength(
      1,
    );
    await app.query("delete from sec.attempts");
    const mine = app.nobody();
    const text = (await arrive(mine)).page.text;
    expect(text.match(/If that was not you/g)).toHaveLength(1);
    expect(text).toContain("10 tries to sign in as you were wrong");
  });

  test("of an address that nobody has, nothing is kept", async () => {
    const client = app.nobody();
    const typed = { email: "nobody@eastmoor.example", password: "x" };
    await submit(client, await client.get("/sign-in"), { to: "/sign-in", typed });
    expect(await app.query("select from sec.wrong_tries")).toEqual([]);
  });
});

test("nobody else reads or writes what was counted", async () => {
  await guess(1);
  const [mash, lead] = [await actorOf(app, "mash"), await actorOf(app, "lead")];
  for (const statement of [
    sql`select * from sec.wrong_tries`,
    sql`select * from sec.take_wrong_tries(${lead.id}, false, now())`,
    sql`select sec.note_wrong_try(${lead.id}, true, now())`,
    sql`select sec.say_on_arrival(sha256('x'), gen_random_uuid(), 'x', now())`,
    sql`select sec.count_wrong_try(${lead.id}, 1, 1, 1, now())`,
  ])
    await expect(acting(app, mash, (tx) => statement.execute(tx))).rejects.toThrow(
      /permission denied|for sign-in alone/,
    );
  await arrive(app.nobody());
  const own = await acting(app, mash, (tx) => sql`select * from sec.own_wrong_tries()`.execute(tx));
  expect(own.rows).toEqual([]);
  const theirs = await app.signIn("mash");
  expect(toldOn(await theirs.get("/account"))).toBeUndefined();
});

test("says nothing of nothing, and one of one", () => {
  const since = new Date("2026-11-24T10:00:00Z");
  expect(wrongTriesText({ known: 0, others: 0, halfway: 0, since })).toBeUndefined();
  expect(wrongTriesText({ known: 0, others: 0, halfway: 2, since })).toBe(
    "Since 24 November 2026, 10:00, your password was right 2 times, and no second step followed. If that was not you, change your password and tell your administrator.",
  );
});
