import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { demoEmail, demoPassword } from "../../src/demonstration/index.ts";
import { anApp, type TestApp } from "../harness/app.ts";

/** What happens while a password is compared: set by each test. */
const while_ = vi.hoisted(() => ({ comparing: (): Promise<void> => Promise.resolve() }));

vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return {
    ...real,
    verify: async (...given: Parameters<typeof real.verify>) => {
      await while_.comparing();
      return real.verify(...given);
    },
  };
});

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const signIn = (email: string, password: string) =>
  app.nobody().post("/sign-in", { email, password, next: "", kept: "" });

const inTransaction = () =>
  app.query(
    `select 1 from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
       and backend_type = 'client backend'`,
  );

test.each([
  ["that is right", demoEmail("lead"), demoPassword, 200],
  ["that is wrong", demoEmail("lead"), "not the password", 401],
  ["of an address that nobody has", "nobody@eastmoor.example", "x", 401],
])(
  "no transaction is open while a password %s is compared",
  async (_name, email, given, status) => {
    const open: number[] = [];
    while_.comparing = async () => {
      open.push((await inTransaction()).length);
    };
    expect((await signIn(email, given)).status).toBe(status);
    expect(open).toEqual([0]);
  },
);

test("the look for open transactions sees one", async () => {
  await app.db.askForSignIn(async (tx) => {
    // It begins with the first thing that is asked.
    await sql`select 1`.execute(tx);
    expect(await inTransaction()).toHaveLength(1);
  });
});

test("twenty sign-ins: two are compared, the others wait, and none keeps a page from anyone", async () => {
  const reader = await app.signIn("coordinator");
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let comparing = 0;
  let begun = (): void => undefined;
  const twoCompare = new Promise<void>((resolve) => {
    begun = resolve;
  });
  while_.comparing = () => {
    if (++comparing === 2) begun();
    return gate;
  };
  const answers = Array.from({ length: 20 }, (_, index) =>
    signIn(`somebody${index}@eastmoor.example`, "x"),
  );
  await twoCompare;
  expect((await reader.get("/children")).status).toBe(200);
  expect(comparing).toBe(2);
  open();
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(
    Array<number>(20).fill(401),
  );
  expect(comparing).toBe(20);
});
