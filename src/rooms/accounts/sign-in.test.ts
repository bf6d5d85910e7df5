import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { demoEmail, demoPassword } from "../../demonstration/index.ts";
import { systemActor } from "../../platform/access/actor.ts";
import { openDatabase, type Tx } from "../../platform/database/database.ts";
import { openWhole, ringOfText } from "../../platform/sealing/index.ts";
import { testMoment } from "../../../test/harness/constants.ts";
import { aDatabase, type TestDatabase } from "../../../test/harness/database.ts";
import { staffIdOf } from "../../../test/harness/sign-in.ts";
import { codeAt } from "./one-time-codes.ts";
import { rememberBrowser } from "./known-browsers.ts";
import { checkCode, checkPassword, credentialPlace, demonstrationCode } from "./sign-in.ts";

let database: TestDatabase;
let staffId: string;
let secret: string;

beforeAll(async () => {
  database = await aDatabase("cast");
  staffId = await staffIdOf(database, "lead");
  const [row] = await database.query<{ totp_sealed: Buffer }>(
    "select totp_sealed from directory.credentials where staff_id = $1",
    [staffId],
  );
  const sealed = row?.totp_sealed ?? Buffer.alloc(0);
  const place = credentialPlace(staffId, 1);
  secret = openWhole(database.secrets.ring, sealed, place, "totp_sealed").toString("utf8");
});
afterAll(() => database.close());
beforeEach(async () => {
  database.clock.set(testMoment);
  await database.query("delete from sec.attempts");
  await database.query("update directory.credentials set totp_last_step = 0");
});

const parts = () => ({ at: database.clock.now() });

function before<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.db.as(systemActor("sign-in"), async (tx) => ({
    value: await work(tx),
    audit: { action: "test.sign-in", outcome: "done", route: "test", requestId: "test" },
  }));
}

const password = (email: string, given: string, ip = "192.0.2.1", browser?: string) =>
  checkPassword(database.db, { email, password: given, ip, browser }, parts());
const code = (given: string, browser?: string) =>
  before((tx) => checkCode(tx, { staffId, code: given, browser }, parts()));

/** A browser in which the lead has signed in to the end before. */
const aKnownBrowser = (of = staffId): Promise<string> =>
  before((tx) =>
    rememberBrowser(tx, {
      staffId: of,
      caller: { browser: undefined, userAgent: "" },
      at: database.clock.now(),
    }),
  );

const notRecognised = { ok: false, error: "not recognised" };
const tooMany = { ok: false, error: "too many attempts" };
const used = { ok: false, error: "used" };
const isIn = { ok: true };

describe("the first step", () => {
  test("takes the address in any case, with spaces around it", async () => {
    expect(await password(`  ${demoEmail("lead").toUpperCase()} `, demoPassword)).toMatchObject({
      ok: true,
      value: { staffId, isDemo: true },
    });
  });

  test("says the same of a wrong password and of an address that nobody has", async () => {
    expect(await password(demoEmail("lead"), "not the password")).toEqual(notRecognised);
    expect(await password("nobody@eastmoor.example", demoPassword)).toEqual(notRecognised);
    expect(await password("' or '1'='1", demoPassword)).toEqual(notRecognised);
  });

  test("takes ten attempts on one address in a quarter of an hour, the right one included", async () => {
    for (let count = 0; count < 10; count++)
      expect(await password(demoEmail("lead"), "wrong", `192.0.2.${count}`)).toEqual(notRecognised);
    expect(await password(demoEmail("lead"), demoPassword)).toEqual(tooMany);
    expect(await password(demoEmail("nurse"), demoPassword)).toMatchObject({ ok: true });
    database.clock.advance({ minutes: 15 });
    expect(await password(demoEmail("lead"), demoPassword)).toMatchObject({ ok: true });
  });

  test("counts an address that nobody has in the same way", async () => {
    for (let count = 0; count < 10; count++)
      expect(await password("nobody@eastmoor.example", "wrong")).toEqual(notRecognised);
    expect(await password("Nobody@eastmoor.example ", "wrong")).toEqual(tooMany);
  });

  test("a right password is not counted, and leaves what others tried as it is", async () => {
    for (let count = 0; count < 9; count++) await password(demoEmail("lead"), "wrong");
    for (let count = 0; count < 3; count++)
      expect(await password(demoEmail("lead"), demoPassword)).toMatchObject(isIn);
    expect(await password(demoEmail("lead"), "wrong")).toEqual(notRecognised);
    expect(await password(demoEmail("lead"), demoPassword)).toEqual(tooMany);
  });

  test("takes a hundred attempts from one place, whatever the addresses", async () => {
    await database.query(
      "insert into sec.attempts select sha256(convert_to('sign-in ip 192.0.2.77', 'utf8')), $1, 100",
      [new Date(Math.floor(database.clock.now().getTime() / 900_000) * 900_000)],
    );
    expect(await password(demoEmail("lead"), demoPassword, "192.0.2.77")).toEqual(tooMany);
    expect(await password(demoEmail("lead"), demoPassword, "192.0.2.78")).toMatchObject({
      ok: true,
    });
  });
});

describe("the second step", () => {
  test("takes the code of this moment, once", async () => {
    const shown = codeAt(secret, database.clock.now());
    expect(await code(shown)).toMatchObject({ ok: true, value: { staffId } });
    expect(await code(shown)).toEqual(used);
  });

  test("two who use one code at once: one is in", async () => {
    const shown = codeAt(secret, database.clock.now());
    const answers = await Promise.all([code(shown), code(shown), code(shown)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("a code of a step before the last used one is worth nothing", async () => {
    const earlier = codeAt(secret, database.clock.now());
    database.clock.advance({ seconds: 30 });
    expect(await code(codeAt(secret, database.clock.now()))).toMatchObject({ ok: true });
    expect(await code(earlier)).toEqual(used);
    database.clock.advance({ seconds: 30 });
    expect(await code(codeAt(secret, database.clock.now()))).toMatchObject({ ok: true });
  });

  test("takes five attempts in five minutes, the right one included", async () => {
    const right = codeAt(secret, database.clock.now());
    const wrong = right === "000000" ? "000001" : "000000";
    for (let count = 0; count < 5; count++) expect(await code(wrong)).toEqual(notRecognised);
    expect(await code(right)).toEqual(tooMany);
    database.clock.advance({ minutes: 5 });
    expect(await code(codeAt(secret, database.clock.now()))).toMatchObject({ ok: true });
  });

  test("a code that is sent again is no wrong attempt, however often", async () => {
    const shown = codeAt(secret, database.clock.now());
    expect(await code(shown)).toMatchObject(isIn);
    for (let count = 0; count < 12; count++) expect(await code(shown)).toEqual(used);
    database.clock.advance({ seconds: 30 });
    expect(await code(codeAt(secret, database.clock.now()))).toMatchObject(isIn);
  });

  test("wrong codes of a stranger, who has the password, stop no browser that is known", async () => {
    const browser = await aKnownBrowser();
    const right = codeAt(secret, database.clock.now());
    const wrong = right === "000000" ? "000001" : "000000";
    for (let count = 0; count < 5; count++) expect(await code(wrong)).toEqual(notRecognised);
    expect(await code(right)).toEqual(tooMany);
    expect(await code(right, "x".repeat(43))).toEqual(tooMany);
    expect(await code(right, browser)).toMatchObject(isIn);
  });

  test("a person without credentials has no code", async () => {
    const nobody = before((tx) =>
      checkCode(tx, { staffId: "00000000-0000-7000-8000-000000000000", code: "000000" }, parts()),
    );
    expect(await nobody).toEqual(notRecognised);
  });

  test("without its key it says which key is missing", async () => {
    const ring = ringOfText("another AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    const { app, clock, secrets } = database;
    const other = openDatabase({ pool: app, contextKey: secrets.contextKey, clock, ring });
    const checking = other.askForSignIn((tx) =>
      checkCode(tx, { staffId, code: "000000" }, parts()),
    );
    await expect(checking).rejects.toThrow(/its key [0-9a-f]{16} is not among the keys/);
    await other.close();
  });
});

describe("the demonstration shows the code", () => {
  test("of invented people", async () => {
    expect(await before((tx) => demonstrationCode(tx, staffId, parts()))).toBe(
      codeAt(secret, database.clock.now()),
    );
  });

  test("and of nobody else", async () => {
    await database.query("update directory.staff set is_demo = false where staff_id = $1", [
      staffId,
    ]);
    expect(await before((tx) => demonstrationCode(tx, staffId, parts()))).toBeUndefined();
    await database.query("update directory.staff set is_demo = true where staff_id = $1", [
      staffId,
    ]);
  });
});
