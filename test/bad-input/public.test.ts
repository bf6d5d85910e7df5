import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { told } from "../harness/front-door.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const forms = [
  "/tell-us/form",
  "/tell-us/check",
  "/tell-us/send",
  "/tell-us/status",
  "/do-you-know",
  "/report-a-fault",
  `/p/${"a".repeat(24)}`,
  `/p/${"a".repeat(24)}/send`,
];
const pages = [
  "/signs",
  "/what-to-do-now",
  "/tell-us",
  "/tell-us/status",
  "/do-you-know",
  "/report-a-fault",
  "/signs/children",
  "/signs/hotels/poster",
];
const names = [
  "id",
  "danger",
  "area",
  "givenName",
  "familyName",
  "age",
  "more",
  "worry",
  "sender",
  "senderName",
  "reach",
  "reachSafely",
  "website",
  "number",
  "code",
  "moment",
  "name",
  "a-danger",
  "a-",
  "q-seen",
  "_csrf",
  "__proto__",
  "constructor",
  "asked",
  "seen",
  "gravity",
  "worry[]",
  "x",
];
const planted = '"><script>alert(1)</script>';

const odd = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "",
    "0",
    "null",
    "[object Object]",
    planted,
    "{{7*7}}",
    "%00",
    "\u0000",
    "\u202E",
  ),
  fc.constantFrom("'; drop table identify.public_concerns; --", "👩‍👧", "x".repeat(12_000)),
);
const filled = fc.array(fc.tuple(fc.constantFrom(...names), odd), { maxLength: 14 });

const kinds = {
  form: "application/x-www-form-urlencoded",
  json: "application/json",
  text: "text/plain",
  none: undefined,
} as const;

const send = (url: string, payload: string, type: string | undefined) =>
  app.server.inject({
    method: "POST",
    url,
    payload,
    headers: type === undefined ? {} : { "content-type": type },
  });

/** Fields as a browser encodes them, a name as often as it comes. */
const encoded = (fields: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(
    fields.map(([name, text]): [string, string] => [name, text.toWellFormed()]),
  ).toString();

/** What has been counted would make each one wait. */
const forget = () => app.query("delete from sec.attempts");

test("whatever is sent is answered, and comes back as text alone", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...forms), filled, async (url, fields) => {
      await forget();
      const answer = await send(url, encoded(fields), kinds.form);
      expect([url, answer.statusCode < 500]).toEqual([url, true]);
      expect(answer.body).not.toContain(planted);
      expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    }),
    { numRuns: 250 },
  );
});

test("a worry that fits is kept as it was written, whatever else was sent with it", async () => {
  const worry = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 200 })
    .filter((text) => text.replaceAll("\u0000", "").trim() !== "");
  const small = fc.array(
    fc.tuple(
      fc.constantFrom(...names.filter((name) => name !== "worry")),
      odd.filter((text) => text.length < 50),
    ),
    { maxLength: 10 },
  );
  await fc.assert(
    fc.asyncProperty(worry, small, async (text, more) => {
      await forget();
      const before = (await told(app)).length;
      // Other fields that come twice are read together and may then be too long: these come once.
      const others = [...new Map(more)];
      const answer = await send("/tell-us/send", encoded([["worry", text], ...others]), kinds.form);
      expect(answer.statusCode).toBe(200);
      const rows = await told(app);
      expect(rows).toHaveLength(before + 1);
      const kept = text.replaceAll("\r\n", "\n").replaceAll("\u0000", "").trim();
      expect(rows.some((row) => row.worry === kept)).toBe(true);
    }),
    { numRuns: 120 },
  );
});

test("a worry that comes twice is kept whole; one that is too long comes back whole", async () => {
  await forget();
  const twice = encoded([
    ["worry", "First half"],
    ["worry", "Second half"],
  ]);
  expect((await send("/tell-us/send", twice, kinds.form)).statusCode).toBe(200);
  expect((await told(app)).map(({ worry }) => worry)).toContain("First half\nSecond half");
  const long = await send("/tell-us/send", encoded([["worry", "w".repeat(10_001)]]), kinds.form);
  expect(long.statusCode).toBe(422);
  expect(long.body).toContain("w".repeat(10_001));
});

test.each(forms)(
  "%s: what is no form, and what is far too large, is turned away politely",
  async (url) => {
    for (const type of [kinds.json, kinds.text, kinds.none]) {
      const answer = await send(url, '{"worry": ["x"]}', type);
      expect(answer.statusCode).toBeLessThan(500);
    }
    const huge = await send(url, `worry=${"x".repeat(3_000_000)}`, kinds.form);
    // The general page says so outside the front door.
    const says = /^\/(?:p\/|report-a-fault)/.test(url) ? "too large" : "too long";
    expect([huge.statusCode, huge.body.includes(says)]).toEqual([413, true]);
  },
);

test.each(pages)("%s: odd questions are answered", async (page) => {
  await fc.assert(
    fc.asyncProperty(filled, async (fields) => {
      const answer = await app.server.inject(`${page}?${encoded(fields)}`);
      expect(answer.statusCode).toBeLessThan(500);
      expect(answer.body).not.toContain(planted);
    }),
    { numRuns: 20 },
  );
});
