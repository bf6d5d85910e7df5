import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { date, hostile, sentBack, type Expected, type Typed } from "./forms.ts";

let app: TestApp;
let lead: Client;
let personId: string;
let address: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
});
beforeEach(async () => {
  ({ personId } = await aChild(app));
  address = `/children/${personId}/note`;
});
afterAll(() => app.close());

const right = {
  headline: "Seen at school",
  detail: "Said the calls have stopped.",
  ...date("happened", "23", "11", "2026"),
};
const dateError = (text: string): Expected => ({ href: "#happened-day", beside: "happened", text });
const headlineError = (text: string): Expected => ({ href: "#headline", beside: "headline", text });
const detailError = (text: string): Expected => ({ href: "#detail", beside: "detail", text });

const missingHeadline = headlineError("Enter a headline: what happened, in a few words");

const cases: readonly (readonly [string, Typed, readonly Expected[]])[] = [
  ["no headline", { headline: "" }, [missingHeadline]],
  ["a headline of spaces", { headline: " \t " }, [missingHeadline]],
  [
    "a headline that is too long",
    { headline: "x".repeat(201) },
    [headlineError("Headline must be 200 characters or fewer; it is 201")],
  ],
  [
    "a headline of one ideograph too many",
    { headline: "𠮷".repeat(201) },
    [headlineError("Headline must be 200 characters or fewer; it is 201")],
  ],
  [
    "detail that is too long",
    { detail: "x".repeat(10_001) },
    [detailError("Detail must be 10,000 characters or fewer; it is 10,001")],
  ],
  [
    "detail that is far too long",
    { detail: "x".repeat(900_000) },
    [detailError("Detail must be 10,000 characters or fewer; it is 900,000")],
  ],
  ["no date", date("happened", "", "", ""), [dateError("Enter the date it happened")]],
  [
    "no day",
    date("happened", "", "11", "2026"),
    [dateError("Date it happened must include a day")],
  ],
  [
    "no month and year",
    date("happened", "3", "", " "),
    [dateError("Date it happened must include a month and year")],
  ],
  [
    "30 February",
    date("happened", "30", "2", "2026"),
    [dateError("Date it happened must be a real date")],
  ],
  [
    "29 February of a common year",
    date("happened", "29", "2", "2025"),
    [dateError("Date it happened must be a real date")],
  ],
  [
    "31 June",
    date("happened", "31", "6", "2026"),
    [dateError("Date it happened must be a real date")],
  ],
  [
    "month 13",
    date("happened", "1", "13", "2026"),
    [dateError("Date it happened must be a real date")],
  ],
  [
    "day 0",
    date("happened", "0", "1", "2026"),
    [dateError("Date it happened must be a real date")],
  ],
  [
    "words",
    date("happened", "first", "May", "last"),
    [dateError("Date it happened must be a real date")],
  ],
  [
    "a number with a sign",
    date("happened", "-1", "1", "2026"),
    [dateError("Date it happened must be a real date")],
  ],
  [
    "digits of another script",
    date("happened", "١", "1", "2026"),
    [dateError("Date it happened must be a real date")],
  ],
  ["a short year", date("happened", "1", "11", "26"), [dateError("Year must include 4 numbers")]],
  [
    "tomorrow",
    date("happened", "25", "11", "2026"),
    [dateError("Date it happened must be 24 November 2026 or earlier")],
  ],
  [
    "a century ago",
    date("happened", "1", "1", "1926"),
    [dateError("Date it happened must be 1 January 1990 or later")],
  ],
  [
    "everything at once",
    { headline: "", detail: "x".repeat(10_001), ...date("happened", "32", "", "") },
    [
      missingHeadline,
      detailError("Detail must be 10,000 characters or fewer; it is 10,001"),
      dateError("Date it happened must include a month and year"),
    ],
  ],
];

describe("a note comes back", () => {
  test.each(cases)("with %s", async (_name, wrong, errors) => {
    await sentBack(app, lead, { address, typed: { ...right, ...wrong }, errors });
  });

  test.each(hostile)("with %s as it was typed, and none of it acts", async (_name, text) => {
    const typed = {
      ...right,
      headline: text,
      detail: text,
      ...date("happened", "30", "2", "2026"),
    };
    const errors = [dateError("Date it happened must be a real date")];
    const oneLine = { ...typed, headline: text.replaceAll(/[\r\n]/g, " ") };
    const answer = await sentBack(app, lead, { address, typed: oneLine, errors });
    expect(answer.html).not.toMatch(/<script>alert|<img src=x|<h1>Hello/);
  });
});

describe("a note is taken", () => {
  const taken = async (
    typed: Typed,
  ): Promise<{ headline: string; detail: string | null; happened_on: string }[]> => {
    const answer = await lead.post(address, typed);
    expect([answer.status, answer.location]).toEqual([303, `/children/${personId}`]);
    return app.query(
      "select headline, detail, happened_on::text from protect.chronology_entries where person_id = $1 and kind = 'note'",
      [personId],
    );
  };

  test("on 29 February of a leap year", async () => {
    const [note] = await taken({ ...right, ...date("happened", "29", "2", "2024") });
    expect(note?.happened_on).toBe("2024-02-29");
  });

  test("on the day itself, with spaces around the numbers and leading zeros", async () => {
    const [note] = await taken({ ...right, ...date("happened", " 05 ", "01", "2026 ") });
    expect(note?.happened_on).toBe("2026-01-05");
  });

  test("with exactly as many characters as it may have, counted as people count", async () => {
    const [note] = await taken({
      ...right,
      headline: "𠮷".repeat(200),
      detail: "é".repeat(10_000),
    });
    expect(note?.headline).toBe("𠮷".repeat(200));
  });

  test.each(hostile)("with %s kept to the letter and shown as text", async (_name, text) => {
    const headline = text.replaceAll(/[\r\n]/g, " ").trim();
    const [note] = await taken({ ...right, headline, detail: text });
    const stored = text.replaceAll("\r\n", "\n").trim();
    expect(note).toMatchObject({ headline, detail: stored });
    const shown = await lead.get(`/children/${personId}`);
    expect(shown.page.text).toContain(headline.replaceAll(/\s+/g, " "));
    expect(shown.page.text).toContain(stored.replaceAll(/\s+/g, " "));
    expect(shown.html).not.toMatch(/<script>alert|<img src=x|<h1>Hello/);
  });

  test("without the NULs that were put in", async () => {
    const [note] = await taken({ ...right, headline: "Se\u0000en", detail: "\u0000" });
    expect(note).toMatchObject({ headline: "Seen", detail: null });
  });

  test("without fields that the form does not have", async () => {
    const planted = {
      person_id: "x",
      kind: "level",
      recorded_by: "x",
      acl: "{1}",
      __proto__: "x",
      "constructor[prototype]": "x",
    };
    const [note] = await taken({ ...right, ...planted });
    expect(note?.headline).toBe("Seen at school");
    const [row] = await app.query<{ kind: string }>(
      "select kind from protect.chronology_entries where person_id = $1 order by chronology_entry_id desc limit 1",
      [personId],
    );
    expect(row?.kind).toBe("note");
  });

  test("once, when it is sent twice in a row, and twice when it differs", async () => {
    await taken(right);
    expect(await taken(right)).toHaveLength(1);
    expect(await taken({ ...right, detail: "Another thing was said." })).toHaveLength(2);
  });

  test("once, when it is sent several times at once", async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => lead.post(address, right)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    const rows = await app.query(
      "select 1 from protect.chronology_entries where person_id = $1 and kind = 'note'",
      [personId],
    );
    expect(rows).toHaveLength(1);
  });

  test("twice, when two people write the same words", async () => {
    await taken(right);
    const manager = await app.signIn("manager");
    expect((await manager.post(address, right)).status).toBe(303);
    const rows = await app.query(
      "select 1 from protect.chronology_entries where person_id = $1 and kind = 'note'",
      [personId],
    );
    expect(rows).toHaveLength(2);
  });
});
