import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer } from "../harness/client.ts";
import { aSheetOf } from "../harness/duty-sheet.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { aSource, chooseFile, fileOf, meaning, takeAll } from "../harness/feeds.ts";
import { anEpisode } from "../harness/missing.ts";
import { everybody } from "./groups.ts";

/** What the MASH, Missing now, the sheet of the duty desk and the homes say of the same moment. */
let app: TestApp;
beforeAll(async () => {
  app = await anApp({ template: "demo" });
  const coordinator = await app.signIn("coordinator");
  const spell = { since: "2026-11-23T20:00:00Z" };
  for (const givenName of ["Ada", "Bea"])
    await anEpisode(app, await aChild(app, { givenName }), spell);
  const hidden = await aChild(app, { givenName: "Cass" });
  await anEpisode(app, hidden, spell);
  await restrict(app, hidden);
  const source = await aSource(app, coordinator, { name: "Police night desk" });
  // The first file teaches the columns.
  const { to } = await chooseFile(coordinator, source, fileOf([sent("Orla", "2026-11-24 07:00")]));
  const version = (await coordinator.get(to)).page.fields["version"] ?? "";
  expect((await coordinator.post(to, { ...meaning, version })).status).toBe(303);
  const file = fileOf([sent("Perdita"), sent("Quill")]);
  await takeAll(app, coordinator, (await chooseFile(coordinator, source, file)).to);
}, 180_000);
afterAll(() => app.close());

const sent = (given: string, back = ""): readonly string[] => [
  `MP-${given}`,
  "",
  given,
  "Qxunmatched",
  "04/05/2011",
  "2026-11-23 21:30",
  back,
  "medium",
  "home",
];

const numberIn = (text: string, pattern: RegExp): number | undefined => {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

/** How many rows the table of this caption has; nothing where the page has no such table. */
function rowsUnder({ html }: Answer, caption: RegExp): number | undefined {
  const tables = [...html.matchAll(/<table[\s\S]*?<\/table>/g)].map(([table]) => table);
  const table = tables.find((one) =>
    caption.test(/<caption[^>]*>([\s\S]*?)<\/caption>/.exec(one)?.[1] ?? ""),
  );
  if (table === undefined) return undefined;
  const body = /<tbody[\s\S]*<\/tbody>/.exec(table)?.[0] ?? "";
  if (body.includes("app-table__empty") || /colspan/.test(body)) return 0;
  return [...body.matchAll(/<tr[ >]/g)].length;
}

const notMatchedOn = ({ page }: Answer): number | undefined =>
  numberIn(page.text, /Missing now and not matched: (\d+)/) ??
  numberIn(page.text, /(\d+) (?:child is|children are) missing now and not matched/);

/** "12 concerns to decide", also where it is said of a page of them. */
const toDecide = ({ page }: Answer): number =>
  numberIn(page.text, /(?:\d+ to \d+ of )?(\d+) concerns? to decide/) ?? 0;

/** The numbers at the head of a page, each with the list that it opens. */
const countsOn = ({ html }: Answer): readonly (readonly [string, number])[] =>
  [
    ...html.matchAll(
      /app-counts__link[^>]*href="([^"]*)"[^>]*>\s*<span class="app-counts__number">(\d+)/g,
    ),
  ].map(([, href = "", count]) => [href.replaceAll("&amp;", "&"), Number(count)] as const);

test.each(everybody.split(" "))("%s: who is missing now is as many on every page", async (key) => {
  const client = await app.signIn(key);
  const now = await client.get("/missing");
  if (now.status === 403) return;
  for (const caption of [
    "Missing now",
    "Missing now and not matched",
    "Return home interviews due",
  ])
    expect([caption, rowsUnder(now, new RegExp(`^${caption}: `))]).toEqual([
      caption,
      numberIn(now.page.text, new RegExp(`${caption}: (\\d+)`)),
    ]);
  const api = (await client.get("/api/missing")).html;
  const { missing, interviewsDue } = JSON.parse(api) as Record<string, readonly unknown[]>;
  expect(missing?.length).toBe(numberIn(now.page.text, /Missing now: (\d+)/));
  expect(interviewsDue?.length).toBe(numberIn(now.page.text, /Return home interviews due: (\d+)/));
  for (const home of ["/work", "/mash", "/children"]) {
    const page = await client.follow(await client.get(home));
    if (page.status === 403) continue;
    expect([home, notMatchedOn(page)]).toEqual([home, notMatchedOn(now)]);
  }
});

test.each(everybody.split(" "))("%s: each number of the MASH opens as long a list", async (key) => {
  const client = await app.signIn(key);
  const queue = await client.get("/mash");
  if (queue.status === 403) return;
  // What needs the MASH stands above the queue, each with the list it counts.
  const counts = countsOn(queue).filter(([href]) => href.startsWith("/mash"));
  expect(counts.length).toBeGreaterThan(2);
  for (const [href, count] of [
    ["/mash", numberIn(queue.page.text, /To decide \((\d+)\)/)] as const,
    ...counts,
  ])
    expect([href, toDecide(await client.get(href))]).toEqual([href, count]);
  const waiting = numberIn((await client.get("/mash/public")).page.text, /(\d+) messages? waiting/);
  expect(waiting).toBe(numberIn(queue.page.text, /From the public \((\d+)\)/));
  const found = numberIn(queue.page.text, /(\d+) pattern alerts? to read/);
  const link = queue.page.links.find(({ text }) => text.includes("pattern alert"));
  const [open] = countsOn(await client.get(link?.href ?? ""));
  expect(open?.[1]).toBe(found);
  const decided = await client.get("/mash?show=decided");
  const of = numberIn(decided.page.text, /(?:\d+ to \d+ of )?(\d+) concerns? decided/);
  expect(rowsUnder(decided, /concerns? decided/)).toBe(Math.min(of ?? 0, 25));
});

type Sheet = {
  readonly children: readonly { readonly name: string; readonly warnings: readonly string[] }[];
  readonly restricted: readonly string[];
};

const theSheet = async (): Promise<Sheet> => (await aSheetOf(app)) as Sheet;

test("the duty desk’s sheet has everybody who is missing now, and says of each list how many", async () => {
  const sheet = await theSheet();
  const mash = await app.signIn("mash");
  const now = await mash.get("/missing");
  const isNow = ({ warnings }: Sheet["children"][number]): boolean =>
    warnings.some((one) => one.startsWith("Missing now"));
  const unmatched = sheet.children.filter(({ warnings }) =>
    warnings.some((one) => one.startsWith("Not matched")),
  );
  expect(unmatched.length).toBe(notMatchedOn(now));
  const [row] = await app.query<{ open: number; hidden: number }>(
    `select count(*) filter (where not p.restricted)::int as open, count(*) filter (where p.restricted)::int as hidden
     from protect.missing_episodes e join subjects.people p using (person_id)
     where e.returned_at is null and e.error_at is null`,
  );
  const known = sheet.children.filter(isNow).length - unmatched.length;
  expect(known).toBe(row?.open);
  expect(row?.hidden).toBeGreaterThan(0);
  // Whoever reaches everybody who is not restricted finds the same ones listed.
  const coordinator = await app.signIn("coordinator");
  const seen = numberIn((await coordinator.get("/missing")).page.text, /Missing now: (\d+)/);
  expect(seen).toBe(known);
  const [kept] = await app.query<{ children: number; restricted: number }>(
    `select child_count as children, restricted_count as restricted from continuity.duty_sheets order by written_at desc limit 1`,
  );
  expect(kept?.children).toBe(sheet.children.length);
  expect(kept?.restricted).toBeGreaterThanOrEqual(sheet.restricted.length);
});
