import { afterAll, beforeAll, expect, test } from "vitest";
import type { Route } from "../../src/platform/http/route.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { addressOf, formFor, nameOf } from "../access/walk.ts";
import { aPlace, leadsNowhere, obeyed, otherwise, posts, sendRaw } from "./own-page.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp({ pressSeconds: 10 });
});
afterAll(() => app.close());

/** Sign-in has its own tests of a second try; a draft is one row of its writer’s, whatever is sent. */
const elsewhere = /^POST \/(?:sign-in|sign-out|hide|confirm|drafts)/;

/** One panel for all: whoever has a seat gets no second one, and an hour is taken once. */
const ofThePanel: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  "POST /panels/:panelKey/seats": { "panels.seats": 1 },
  "POST /panels/:panelKey/sittings/new": {
    "panels.sittings": 1,
    "panels.sitting_people": 2,
    "work.notifications": 2,
  },
};

const forms = posts.filter(
  (route) =>
    ofThePanel[nameOf(route)] === undefined &&
    !leadsNowhere.test(route.path) &&
    otherwise[nameOf(route)] === undefined &&
    !elsewhere.test(nameOf(route)),
);

/** What every request leaves, done or not. */
const left = ["sessions", "attempts", "conflict_looks", "stored_answers", "save_notices"];

async function counted(): Promise<Readonly<Record<string, number>>> {
  const [row] = await app.query<{ counts: Record<string, number> }>(
    `select jsonb_object_agg(t.name, t.held) as counts from (
       select schemaname || '.' || tablename as name,
         (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I.%I', schemaname, tablename), false, true, '')))[1]::text::int as held
       from pg_tables
       where schemaname in ('subjects', 'protect', 'identify', 'directory', 'sec', 'files', 'work', 'panels', 'papers', 'govern')
         and tablename <> all ($1)
         -- A table whose file has no page holds no row.
         and pg_relation_size(format('%I.%I', schemaname, tablename)::regclass) > 0) t`,
    [left],
  );
  return row?.counts ?? {};
}

/** Rows that so many presses of the same button make, all at once, on a record of its own. */
async function madeBy(route: Route, presses: number) {
  const place = await aPlace(app);
  const client = await app.signIn(obeyed(route));
  const token = (await client.get("/help")).page.fields["_csrf"] ?? "";
  const form = { ...(await formFor(app, route, place)), _csrf: token };
  const headers = { "sec-fetch-site": "same-origin", origin: "http://localhost:80" };
  const sent = { url: addressOf(route, place), form, headers };
  const before = await counted();
  const answers = await Promise.all(
    Array.from({ length: presses }, () => sendRaw(app, client.cookies, sent)),
  );
  const after = await counted();
  const made = Object.entries(after)
    .map(([name, rows]) => [name, rows - (before[name] ?? 0)] as const)
    // How many keys a name has is a matter of how it sounds, and each time the name is another.
    .filter(([name, rows]) => rows !== 0 && !keysOfNames.has(name));
  return { made: Object.fromEntries(made), statuses: answers.map((one) => one.statusCode) };
}

const keysOfNames: ReadonlySet<string> = new Set(["subjects.name_keys", "subjects.match_keys"]);

test.each(forms.map((route) => [nameOf(route), route] as const))(
  "%s, sent twice at once, is done once",
  async (_name, route) => {
    const once = await madeBy(route, 1);
    const twice = await madeBy(route, 2);
    expect(twice.made).toEqual(once.made);
    expect(twice.statuses).toEqual([...once.statuses, ...once.statuses]);
  },
);

test.each(Object.entries(ofThePanel))(
  "%s, sent twice at once, is done once",
  async (name, made) => {
    const route = posts.find((one) => nameOf(one) === name);
    expect(route && (await madeBy(route, 2)).made).toEqual(made);
  },
);

test("the walk fills in most of the forms there are", () => {
  expect(forms.length).toBeGreaterThan(20);
});
