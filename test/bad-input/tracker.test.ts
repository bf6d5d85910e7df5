import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";

const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

let app: TestApp;
let lead: Client;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
  await aChild(app, { familyName: "Qxthere", level: 3 });
  await app.query(
    `insert into protect.tracker_columns (tracker_column_id, partnership_id, key, name, kind, place, added_at)
     select gen_random_uuid(), partnership_id, 'pod', 'Pod', 'text', 1, now() from directory.partnerships`,
  );
});
afterAll(() => app.close());

const nonsense = [
  "nothing=here&__proto__=1&constructor=x&own.__proto__=y",
  "level=99999999999999999999&page=-4&missing=1e9",
  "opened=0000-00-00&unseen=9999-99-99",
  "opened-day=31&opened-month=2&opened-year=2026",
  "opened-day=99999999&opened-month=%01&opened-year=",
  "lead=00000000-0000-0000-0000-000000000000&agency=not-an-id",
  "ward=%01&school=%ED%A0%80&q=%01",
  `q=${"x".repeat(3000)}&own.pod=${"y".repeat(3000)}`,
  `q=${encodeURIComponent(hostile)}&ward=${encodeURIComponent(hostile)}&own.pod=${encodeURIComponent(hostile)}`,
  "q=%25_%27%22%3B--&ward=%27%20or%201%3D1%20--&own.pod=%24%7B1%7D",
  "q=%E2%80%AE%F0%9F%A6%8A+%C5%81ukasz",
  "sort=own.gone&dir=sideways&group=own.pod&columns=own.gone,secret",
  "level=3&level=2&sort=name&sort=level&group=ward&group=lead",
  "stage=gone&harm=gone&flag=gone&panel=366&show=closed&view=gone",
  Array.from({ length: 200 }, (_, n) => `own.c${n}=x`).join("&"),
];

test.each(nonsense)("an address that nobody meant is answered with a list: %s", async (query) => {
  for (const at of ["/children", "/children/print", "/children/views/new"]) {
    const answer = await lead.get(`${at}?${query}`);
    expect([at, answer.status]).toEqual([at, 200]);
    expect(answer.html).not.toContain("<script>alert");
    expect(answer.html).not.toContain("<img src=x");
  }
});

test.each(["opened-month=%00", "ward=%00%01", "q=a%00b", "q=a&q=%00", "%00=a", "own.pod=%00"])(
  "an address that holds NUL is not well formed: %s",
  async (query) => {
    for (const at of ["/children", "/children/print", "/children/views/new"])
      expect([at, (await lead.get(`${at}?${query}`)).status]).toEqual([at, 400]);
  },
);

test("a day that is none is said at its boxes, kept, and narrows nothing", async () => {
  const { page, html } = await lead.get(
    "/children?opened-day=31&opened-month=2&opened-year=2026&level=3",
  );
  expect(page.text).toContain("There is a problem Opened since must be a real date");
  expect(html).toContain('href="#opened-day"');
  expect(page.fields).toMatchObject({
    "opened-day": "31",
    "opened-month": "2",
    "opened-year": "2026",
  });
  expect(page.text).toContain("1 open child");
});

test("words in a filter are words, and are kept", async () => {
  const { page } = await lead.get(`/children?q=${encodeURIComponent(hostile)}&missing=lots`);
  expect(page.fields["missing"]).toBe("lots");
  expect(page.text).toContain("Missing episodes must be a whole number from 1 to 999");
});

test("a program is told what it got wrong", async () => {
  for (const query of ["level=high", "opened=2026-02-30", "ward=%00", "missing=0", "panel=x"])
    expect([query, (await lead.get(`/api/children?${query}`)).status]).toEqual([query, 400]);
});
