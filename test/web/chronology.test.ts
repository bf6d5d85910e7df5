import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, type Child } from "../harness/factories.ts";

let app: TestApp;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app);
});
afterAll(() => app.close());

const today = () => {
  const [year, month, day] = app.clock.today().split("-");
  return { "happened-day": day ?? "", "happened-month": month ?? "", "happened-year": year ?? "" };
};
const note = async (key: string, headline: string, more: Readonly<Record<string, string>> = {}) => {
  const by = await app.signIn(key);
  const address = `/children/${child.personId}/note`;
  const answer = await by.post(address, { headline, detail: "Detail of it", ...today(), ...more });
  expect(answer.status).toBe(303);
};
const chronology = async (query = ""): Promise<string> => {
  const by = await app.signIn("lead");
  return (await by.get(`/children/${child.personId}/chronology${query}`)).page.text;
};

/** Rows are stamped with the real time: the clock goes there, and to a later day. */
async function tomorrow(): Promise<void> {
  const [real] = await app.query<{ at: Date }>("select now() as at");
  const behind = (real?.at.getTime() ?? 0) - app.clock.now().getTime();
  app.clock.advance({ hours: 25 + Math.max(0, behind) / 3_600_000 });
}

test("a chronology is shortened by kind and by what matters, and says so", async () => {
  await note("lead", "An ordinary visit");
  await note("lead", "The visit that mattered", { significant: "yes" });
  const all = await chronology();
  expect(all).toContain("An ordinary visit");
  expect(all).toContain("matters for the whole story");
  expect(all).not.toContain("not the whole chronology");
  const short = await chronology("?significant=yes&short=yes");
  expect(short).toContain("The visit that mattered");
  expect(short).not.toContain("An ordinary visit");
  expect(short).not.toContain("Detail of it");
  expect(short).toContain(
    "This is not the whole chronology: only what matters for the whole story, headlines without detail.",
  );
  expect(await chronology("?show=missing")).toContain("Nothing of this kind has been recorded.");
  expect(await chronology("?show=notes&show=worry")).toContain("An ordinary visit");
});

test("entries stand by month, and a page that is not the first says which it is", async () => {
  const [year, month] = app.clock.today().split("-").map(Number);
  const earlier = {
    "happened-day": "1",
    "happened-month": "1",
    "happened-year": String((year ?? 0) - 1),
  };
  await note("lead", "Long ago", earlier);
  const all = await chronology();
  const now = new Date(Date.UTC(year ?? 0, (month ?? 1) - 1)).toLocaleDateString("en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  expect(all.indexOf(now)).toBeGreaterThan(0);
  expect(all.indexOf(`January ${String((year ?? 0) - 1)}`)).toBeGreaterThan(all.indexOf(now));
  expect(all).not.toContain("of the entries, newest first");
  expect(await chronology("?page=2")).toContain("Page 2 of the entries, newest first.");
});

test("the overview says what colleagues recorded since the reader's last day in the record", async () => {
  // Signed in anew: sessions end with the day.
  const overview = async () => {
    const lead = await app.signIn("lead");
    return (await lead.get(`/children/${child.personId}`)).page.text;
  };
  expect(await overview()).not.toMatch(/since your last visit/i);
  await note("lead", "What the reader wrote");
  await note("manager", "What a colleague wrote");
  await tomorrow();
  // Twice: the second look of a day shows what the first did.
  for (let look = 0; look < 2; look++) {
    const [, since = ""] = (await overview()).split("Since your last visit");
    const [changes = ""] = since.split("How worried we are, and why");
    expect(changes).toContain("What a colleague wrote");
    expect(changes).not.toContain("What the reader wrote");
  }
  await tomorrow();
  expect(await overview()).toContain("Nothing new since your last visit");
  // Another's look is nobody else's.
  const nobodyYet = await app.signIn("coordinator");
  const first = await nobodyYet.get(`/children/${child.personId}`);
  expect(first.page.text).not.toMatch(/since your last visit/i);
});
