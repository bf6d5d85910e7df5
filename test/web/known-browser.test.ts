import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { inTurn } from "../../src/rooms/accounts/passwords.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aDevice } from "../harness/passkeys.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { codeOn, submit } from "./sign-in-steps.ts";

/** As many as two compare and four hundred wait: whoever comes now would wait too long. */
async function whileManyWait<T>(work: () => Promise<T>): Promise<T> {
  let end = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  const all = Array.from({ length: 402 }, () => inTurn(() => held));
  try {
    return await work();
  } finally {
    end();
    await Promise.all(all);
  }
}

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.advance({ minutes: 1 });
  for (const table of ["sec.attempts", "sec.known_browsers", "work.notifications"])
    await app.query(`delete from ${table}`);
});

const cookie = "lantern-browser";
const email = demoEmail("lead");

async function givePassword(client: Client, password = demoPassword): Promise<Answer> {
  const opened = await client.get("/sign-in");
  return submit(client, opened, { to: "/sign-in", typed: { email, password } });
}

async function signInFully(client: Client): Promise<Answer> {
  const second = await givePassword(client);
  return submit(client, second, { to: "/sign-in/code", typed: { code: codeOn(second) } });
}

async function guess(times: number): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (let n = 0; n < times; n++)
    statuses.push((await givePassword(app.nobody(), `guess ${n}`)).status);
  return statuses;
}

describe("a browser", () => {
  test("keeps something for half a year once it has signed in to the end, and not before", async () => {
    const client = app.nobody();
    await givePassword(client);
    expect(client.cookies.get(cookie)).toBeUndefined();
    const done = await signInFully(client);
    const set = [done.headers["set-cookie"]].flat().map(String);
    expect(set.find((one) => one.startsWith(`${cookie}=`))).toMatch(
      /^lantern-browser=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test("that is known gets in while others are locked out; with a cookie that is made up it does not", async () => {
    const mine = app.nobody();
    await signInFully(mine);
    app.clock.advance({ minutes: 1 });
    expect(await guess(12)).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect((await givePassword(app.nobody())).status).toBe(429);
    const forger = app.nobody();
    forger.cookies.set(cookie, "A".repeat(43));
    expect((await givePassword(forger)).status).toBe(429);
    mine.cookies.delete("lantern");
    expect((await signInFully(mine)).status).toBe(303);
  });

  test("is the same for two people, whom nothing ties together, and opens nothing by itself", async () => {
    const shared = app.nobody();
    await signInFully(shared);
    const first = shared.cookies.get(cookie);
    const only = app.nobody();
    only.cookies.set(cookie, first ?? "");
    expect((await only.get("/children")).status).toBe(303);
    const nurse = { email: demoEmail("nurse"), password: demoPassword };
    const second = await submit(shared, await shared.get("/sign-in"), {
      to: "/sign-in",
      typed: nurse,
    });
    await submit(shared, second, { to: "/sign-in/code", typed: { code: codeOn(second) } });
    expect(shared.cookies.get(cookie)).toBe(first);
    const rows = await app.query("select browser_hash from sec.known_browsers");
    expect(new Set(rows.map((row) => String(row["browser_hash"]))).size).toBe(2);
  });
});

test("whoever is locked out reads how to get in, in the words that an address without account gets", async () => {
  await guess(10);
  const known = await givePassword(app.nobody());
  const nobody = async (password: string) => {
    const client = app.nobody();
    const typed = { email: "nobody@eastmoor.example", password };
    return submit(client, await client.get("/sign-in"), { to: "/sign-in", typed });
  };
  for (let n = 0; n < 10; n++) await nobody("x");
  const unknown = await nobody("x");
  expect([known.status, unknown.status]).toEqual([429, 429]);
  expect(known.page.errors).toEqual(unknown.page.errors);
  expect(known.page.errors[0]?.text).toContain("use a browser in which you have signed in before");
  const told = await app.query<{ staff_id: string }>(
    "select staff_id from work.notifications where kind = 'sign-in'",
  );
  expect(told).toEqual([{ staff_id: await staffIdOf(app, "lead") }]);
});

test("where too many come in at once they are told to try again, and nothing is counted", async () => {
  const answer = await whileManyWait(() => givePassword(app.nobody()));
  expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "60"]);
  expect(answer.page.errors[0]?.text).toContain("Wait a minute and try again");
  expect(answer.page.fields["email"]).toBe(email);
  expect(await app.query("select from sec.attempts where attempts > 0")).toEqual([]);
});

test("a right passkey is let in from a network where a hundred were wrong; a wrong one waits", async () => {
  const device = aDevice();
  await app.query(
    `insert into directory.passkeys (passkey_id, partnership_id, staff_id, credential_id, public_key, sign_count, name, made_at)
     select gen_random_uuid(), partnership_id, staff_id, $2, $3, 0, 'Laptop', now() from directory.staff where email = $1`,
    [email, device.id, device.publicKey],
  );
  await app.query(
    "insert into sec.attempts select sha256('sign-in passkey ip 127.0.0.1'), to_timestamp(floor(extract(epoch from $1::timestamptz) / 900) * 900), 99",
    [app.clock.now()],
  );
  await guess(10);
  const client = app.nobody();
  const give = async (signed: { answer: typeof device.answer }) => {
    const opened = await client.get("/sign-in");
    const ask = /data-options="([^"]+)"/.exec(opened.html)?.[1]?.replaceAll("&quot;", '"') ?? "";
    const challenge = /name="challenge" value="([^"]+)"/.exec(opened.html)?.[1] ?? "";
    const fields = { answer: signed.answer({ ask }), challenge, next: "", kept: "" };
    return (await client.post("/sign-in/passkey", fields)).status;
  };
  expect(await give(aDevice())).toBe(401);
  expect(await give(aDevice())).toBe(429);
  expect(await give(device)).toBe(303);
  expect(client.cookies.get(cookie)).toMatch(/^[\w-]{43}$/);
});
