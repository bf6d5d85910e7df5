import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { demoEmail, demoPassword } from "../../demonstration/index.ts";
import { systemActor } from "../../platform/access/actor.ts";
import type { Database, Tx } from "../../platform/database/database.ts";
import { testMoment } from "../../../test/harness/constants.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { rememberBrowser } from "./known-browsers.ts";
import { checkPassword, isPasswordOf } from "./sign-in.ts";

const compared = vi.hoisted(() => ({ times: 0 }));

/** Nothing here is about how long a comparison takes: it is told by the words alone. */
vi.mock("@node-rs/argon2", async (original) => ({
  ...(await original<typeof import("@node-rs/argon2")>()),
  verify: async (_stored: string, given: string) => {
    compared.times += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return given === demoPassword;
  },
}));

let database: TestDatabase;
let lead: string;
let nurse: string;

beforeAll(async () => {
  database = await aDatabase("cast");
  lead = await staffIdOf(database, "lead");
  nurse = await staffIdOf(database, "nurse");
});
afterAll(() => database.close());
beforeEach(async () => {
  database.clock.set(testMoment);
  for (const table of ["sec.attempts", "sec.known_browsers", "work.notifications"])
    await database.query(`delete from ${table}`);
});

const at = () => database.clock.now();
const email = demoEmail("lead");

type Try = { readonly email?: string; readonly ip?: string; readonly browser?: string };
const attempt = (password: string, given: Try = {}) =>
  checkPassword(database.db, { email, ip: "192.0.2.1", ...given, password }, { at: at() }).then(
    (answer) => (answer.ok ? "in" : answer.error),
  );

const asSignIn = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  database.db.as(systemActor("sign-in"), async (tx) => ({
    value: await work(tx),
    audit: { action: "test.sign-in", outcome: "done", route: "test", requestId: "test" },
  }));

const signedInBefore = (staffId: string, browser?: string): Promise<string> =>
  asSignIn((tx) => rememberBrowser(tx, { staffId, caller: { browser, userAgent: "" }, at: at() }));

const times = async (count: number, work: (n: number) => Promise<string>) => {
  const answers: string[] = [];
  for (let n = 0; n < count; n++) answers.push(await work(n));
  return answers;
};

const counted = async (): Promise<number> =>
  (
    await database.query<{ n: number }>(
      "select coalesce(sum(attempts), 0)::int as n from sec.attempts",
    )
  )[0]?.n ?? -1;

describe("an office behind one address", () => {
  test("two hundred who are right within a quarter of an hour are all let in, one after another or at once", async () => {
    const one = await times(60, () => attempt(demoPassword));
    const all = await Promise.all(Array.from({ length: 140 }, () => attempt(demoPassword)));
    expect(new Set([...one, ...all])).toEqual(new Set(["in"]));
    expect(await counted()).toBe(0);
  });

  test("where a hundred were wrong strangers wait, and whoever is known there does not", async () => {
    const browser = await signedInBefore(lead);
    await times(10, (n) =>
      times(10, () => attempt("wrong", { email: `somebody${n}@eastmoor.example` })).then(String),
    );
    expect(await attempt(demoPassword, { email: demoEmail("nurse") })).toBe("too many attempts");
    expect(await attempt(demoPassword, { browser })).toBe("in");
    expect(await attempt(demoPassword, { email: demoEmail("nurse"), ip: "192.0.2.2" })).toBe("in");
  });

  test("of IPv6 is the network of 64 bits, whichever address of it is used", async () => {
    await times(100, (n) =>
      attempt("wrong", { email: `n${n}@eastmoor.example`, ip: `2001:db8:1:2::${n.toString(16)}` }),
    );
    expect(await attempt(demoPassword, { ip: "2001:db8:1:2:ffff:ffff:ffff:ffff" })).toBe(
      "too many attempts",
    );
    expect(await attempt(demoPassword, { ip: "2001:db8:1:3::1" })).toBe("in");
  });
});

describe("guesses that are made together", () => {
  test("fifty at once: ten are compared, and the right one among the rest is not", async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => attempt(`guess ${n}`, { ip: `198.51.100.${n}` })),
    );
    expect(answers.filter((one) => one === "not recognised")).toHaveLength(10);
    expect(answers.filter((one) => one === "too many attempts")).toHaveLength(40);
    expect(await attempt(demoPassword, { ip: "203.0.113.9" })).toBe("too many attempts");
  });

  test("what is given back is one's own attempt and no more: right ones between win no more guesses", async () => {
    const mixed = Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? `guess ${n}` : demoPassword));
    const answers = await Promise.all(
      mixed.map((one, n) => attempt(one, { ip: `198.51.100.${n}` })),
    );
    const own = await times(5, () => attempt(demoPassword, { email: demoEmail("nurse") }));
    expect(own).toEqual(Array(5).fill("in"));
    // A right one that is on its way takes a place for that moment, and a guess may find none.
    const more = await times(3, () => attempt("guess"));
    expect(more.at(-1)).toBe("too many attempts");
    expect([...answers, ...more].filter((one) => one === "not recognised")).toHaveLength(10);
  });
});

describe("a browser that signed in to this account", () => {
  test("is closed by nobody else, however often they are wrong", async () => {
    const browser = await signedInBefore(lead);
    for (let day = 0; day < 3; day++) {
      await times(10, (n) => attempt("wrong", { ip: `198.51.100.${n}` }));
      database.clock.advance({ minutes: 15 });
    }
    expect(await attempt(demoPassword)).toBe("locked");
    expect(await attempt(demoPassword, { browser })).toBe("in");
  });

  test("has its own limit, which closes nobody else's and is cleared by what is right", async () => {
    const [mine, other] = [await signedInBefore(lead), await signedInBefore(lead)];
    await times(9, () => attempt("wrong", { browser: mine }));
    expect(await attempt(demoPassword, { browser: mine })).toBe("in");
    expect(await times(10, () => attempt("wrong", { browser: mine }))).not.toContain(
      "too many attempts",
    );
    expect(await attempt(demoPassword, { browser: mine })).toBe("too many attempts");
    expect(await attempt(demoPassword, { browser: other })).toBe("in");
    expect(await attempt(demoPassword)).toBe("in");
  });

  test("is known for that account alone", async () => {
    const browser = await signedInBefore(nurse);
    await times(10, () => attempt("wrong", { ip: "198.51.100.1" }));
    expect(await attempt(demoPassword, { browser })).toBe("too many attempts");
  });

  test.each(["", "x".repeat(43), "x".repeat(5000), "' or true --"])(
    "is not made up: %#",
    async (browser) => {
      await signedInBefore(lead);
      await times(10, () => attempt("wrong", { ip: "198.51.100.1" }));
      expect(await attempt(demoPassword, { browser })).toBe("too many attempts");
    },
  );

  test("does not stand in the database as the browser keeps it, nor two people's as one", async () => {
    const browser = await signedInBefore(lead);
    expect(await signedInBefore(nurse, browser)).toBe(browser);
    const rows = await database.query<{ hash: string }>(
      "select encode(browser_hash, 'base64') as hash from sec.known_browsers",
    );
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(2);
    expect(JSON.stringify(rows)).not.toContain(browser.slice(0, 20));
  });

  test("the twenty that were used last are kept, and none after half a year", async () => {
    for (let n = 0; n < 23; n++) {
      database.clock.advance({ minutes: 1 });
      await signedInBefore(lead);
    }
    const many = () => database.query("select 1 from sec.known_browsers");
    expect(await many()).toHaveLength(20);
    database.clock.advance({ days: 190 });
    const before = new Date(at().getTime() - 2 * 86_400_000);
    await database.db.as(systemActor("housekeeping"), async (tx) => ({
      value: await sql`select sec.sweep(${before})`.execute(tx),
    }));
    expect(await many()).toHaveLength(0);
  });
});

describe("whoever is locked out", () => {
  const told = () =>
    database.query<{ staff_id: string; headline: string; kind: string }>(
      "select staff_id, headline, kind from work.notifications",
    );

  test("is told once a day, and an address that nobody has tells nobody", async () => {
    await times(9, () => attempt("wrong"));
    expect(await told()).toEqual([]);
    await attempt("wrong");
    expect(await told()).toMatchObject([{ staff_id: lead, kind: "sign-in" }]);
    for (let window = 0; window < 8; window++) {
      database.clock.advance({ minutes: 15 });
      await times(12, () => attempt("wrong"));
    }
    await times(12, () => attempt("wrong", { email: "nobody@eastmoor.example" }));
    expect(await told()).toHaveLength(1);
    database.clock.advance({ hours: 24 });
    await times(11, () => attempt("wrong"));
    expect(await told()).toHaveLength(2);
  });

  test("is not told of their own mistakes in a browser that is known", async () => {
    const browser = await signedInBefore(lead);
    await times(11, () => attempt("wrong", { browser }));
    expect(await told()).toEqual([]);
  });
});

test("as much is asked and compared for an address that nobody has, from the first attempt to the one too many", async () => {
  const steps = async (address: string): Promise<readonly string[]> => {
    const said: string[] = [];
    const { db } = database;
    const asking: Pick<Database, "askForPassword" | "askForSignIn" | "beforeSignIn"> = {
      askForPassword: (query) => {
        said.push("password");
        return db.askForPassword(query);
      },
      askForSignIn: (query) => {
        said.push("sign-in");
        return db.askForSignIn(query);
      },
      beforeSignIn: (query) => {
        said.push("before");
        return db.beforeSignIn(query);
      },
    };
    for (let n = 0; n < 12; n++) {
      const before = compared.times;
      const given = { email: address, password: "wrong", ip: `198.51.100.${n}` };
      const answer = await checkPassword(asking, given, { at: at() });
      said.push(`${answer.ok ? "in" : answer.error}, compared ${compared.times - before}`);
    }
    return said;
  };
  const known = await steps(email);
  expect(known.filter((one) => one === "not recognised, compared 1")).toHaveLength(10);
  expect(known.filter((one) => one === "too many attempts, compared 0")).toHaveLength(2);
  expect(await steps("nobody@eastmoor.example")).toEqual(known);
});

test("one's own password, asked while signed in: right ones are not counted", async () => {
  const ask = (given: string) =>
    isPasswordOf(database.db, { staffId: lead, given, at: at() }).then(String);
  expect(new Set(await times(15, () => ask(demoPassword)))).toEqual(new Set(["right"]));
  expect(await times(10, () => ask("wrong"))).not.toContain("too many attempts");
  expect(await ask(demoPassword)).toBe("too many attempts");
});
