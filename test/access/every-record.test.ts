import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allRoutes } from "../../src/routes.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { apiClient, aMachine } from "../harness/machine.ts";
import { again, sample, touchedOf } from "../harness/sample.ts";
import { actorById, actorOf } from "../harness/sign-in.ts";
import { guesses, shownOf, type Guess } from "./crawl/addresses.ts";
import { askedOf, someOfEachRoute, type ReadQuery } from "./crawl/asked-of.ts";
import { watchComparing, type Comparing } from "./crawl/compared.ts";
import { crawl, type Crawl, type Met } from "./crawl/crawl.ts";
import { mayMeet, publicWords } from "./crawl/oracle.ts";
import { anyWord, writeWords, type Writing } from "./crawl/words.ts";
import { wholly } from "./roles-in-turn.ts";
import { cast } from "./world.ts";

/**
 * A whole invented partnership in which every text of every row has a word of its own. Everybody opens
 * everything that there is to open, and meets no word of a row that is not theirs to read; no word at
 * all stands in what Lantern leaves behind of it.
 */
const folder = mkdtempSync(join(tmpdir(), "lantern-crawl-"));
const securityLog = join(folder, "security.log");
const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });

/** Who opens everything in this run; the others open what the change touches. */
const inTurn = new Set(wholly(sample, cast));
const isTouched = touchedOf(routes);
const isAnyTouched = routes.some(({ path }) => isTouched(path));
const looking = cast.filter((key) => isAnyTouched || inTurn.has(key));

/** But those that do something whatever is sent. */
const forms = routes.filter(
  ({ method, path }) =>
    method === "POST" && /^\/(children|emergency)\/:personId\/?[a-z-]*$/.test(path),
);

let app: TestApp;
let writing: Writing;
let guessed: readonly Guess[];
let untried: readonly string[];
let doors: readonly string[];
let comparing: Comparing;
const total = { answers: 0, packed: 0, met: new Set<string>() };

beforeAll(async () => {
  const config = { LANTERN_SECURITY_LOG: securityLog };
  app = await anApp({ template: "demo", keepsEveryPlan: true, config });
  await aView(app);
  writing = await writeWords(app);
  comparing = await watchComparing(app, writing.words);
  const people = await app.query<{ id: string }>(
    `select person_id as id from subjects.people p
     order by restricted desc, exists (select from subjects.protections x where x.person_id = p.person_id and x.ended_at is null) desc,
       (select count(*) from panels.meetings m where m.person_id = p.person_id) desc, person_id limit 4`,
  );
  const trying = { people: people.map(({ id }) => id), each: 4 };
  ({ guessed, untried } = await guesses(app, routes, trying));
  // Of forms about a child; each is sent with nothing in it, so that it comes back with its errors.
  doors = trying.people.flatMap((id) =>
    forms.map(({ path }) => path.replace(":personId", id).replace(/:\w+/g, "safeguard")),
  );
}, 300_000);
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** A view of a team, which the demonstration has none of. */
async function aView(app: TestApp): Promise<void> {
  const [team] = await app.query<{ id: string }>(
    "select p.team_id as id from directory.posts p join directory.staff s using (staff_id) where s.email like 'lead@%'",
  );
  const lead = await app.signIn("lead");
  const form = { name: "Ours of this week", team: team?.id ?? "", address: "level=3" };
  const made = await lead.post("/children/views/new", form);
  if (made.status !== 303) throw new Error(made.page.text);
}

/** Words that were met and are none of these, with the column and some addresses. */
function strange(met: Met, allowed: ReadonlySet<string>): readonly string[] {
  const found = [...met].flatMap(([word, where]) => {
    const stands = writing.words.get(word);
    if (!stands || allowed.has(word)) return [];
    return [`${stands.relation}.${stands.column} on ${[...where].slice(0, 3).join(" ")}`];
  });
  return [...new Set(found)];
}

async function askedAs(actor: StaffActor, of: readonly Guess[] = guessed): Promise<ReadQuery> {
  const parts = of.flatMap((guess) => guess.parts);
  return askedOf(of, { actor, shown: await shownOf(app, actor, parts) });
}

async function lookedAt(
  client: Client,
  { addresses, standsFor }: Pick<ReadQuery, "addresses"> & Partial<ReadQuery>,
  isInTurn = true,
): Promise<Crawl> {
  const knocked = isInTurn ? doors : doors.filter(isTouched);
  const asked = { guesses: addresses, doors: knocked, isGuessedAlone: !isInTurn, comparing };
  const crawled = await crawl(client, standsFor ? Object.assign(asked, { standsFor }) : asked);
  total.answers += crawled.answers;
  total.packed += crawled.packed;
  for (const word of crawled.met.keys()) total.met.add(word);
  return crawled;
}

describe("every record, as everybody", () => {
  test.each(looking)(
    "%s meets no word of a row that is not theirs to read",
    async (key) => {
      const actor = await actorOf(app, key);
      const allowed = await mayMeet(app, actor, writing.words);
      const isInTurn = inTurn.has(key);
      const ofThem = isInTurn ? guessed : guessed.filter(({ route }) => isTouched(route.path));
      const asked = await askedAs(actor, ofThem);
      const { met, statuses } = await lookedAt(await app.signIn(key), asked, isInTurn);
      expect(strange(met, allowed), again).toEqual([]);
      const refused = [...asked.refused].filter((address) => statuses.get(address) !== 403);
      expect(refused, again).toEqual([]);
      expect(comparing.missed(), again).toEqual([]);
    },
    300_000,
  );

  test("nobody meets what is published, and no more", async () => {
    const allowed = await publicWords(app, writing.words);
    const { met } = await lookedAt(app.nobody(), { addresses: someOfEachRoute(guessed) });
    expect(strange(met, allowed)).toEqual([]);
    expect(allowed.size).toBeGreaterThan(0);
  }, 300_000);

  test("a service account meets what its agency sent, and what is published", async () => {
    // Of the team of the school's lead, who reads what the team has sent too.
    const { token, accountId } = await aMachine(app);
    const by = apiClient(app, token);
    const allowed = new Set([
      ...(await mayMeet(app, await actorOf(app, "school"), writing.words)),
      ...(await mayMeet(app, await actorById(app, accountId), writing.words)),
    ]);
    const apis = someOfEachRoute(guessed).filter((address) => address.startsWith("/api/"));
    const met = new Map<string, Set<string>>();
    for (const address of apis) {
      for (const word of (await by.get(address)).text.match(anyWord) ?? [])
        met.set(word.toLowerCase(), new Set([address]));
    }
    expect(strange(met, allowed)).toEqual([]);
    expect([apis.length > 5, met.size > 10]).toEqual([true, true]);
  });
});

describe("what is left of it holds no word", () => {
  const wordsIn = (text: string): readonly string[] =>
    (text.match(anyWord) ?? []).filter((word) => writing.words.has(word.toLowerCase()));

  test("the log", () => {
    expect(app.log.length).toBeGreaterThan(5_000);
    expect(app.log.filter((line) => wordsIn(line).length > 0)).toEqual([]);
  });

  test("the security log", () => {
    const lines = readFileSync(securityLog, "utf8").trim().split("\n");
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.filter((line) => wordsIn(line).length > 0)).toEqual([]);
  });

  test.each([
    ["the audit", "select e::text as text from audit.events e"],
    [
      "what waits to be worked on",
      "select j.payload::text as text from graphile_worker._private_jobs j",
    ],
    ["what was answered to a form", "select a::text as text from work.stored_answers a"],
  ])("%s", async (_name, rows) => {
    const texts = await app.query<{ text: string }>(rows);
    expect(texts.filter(({ text }) => wordsIn(text).length > 0)).toEqual([]);
  });
});

test("the crawl is not blind: a policy that lets too much through is seen on pages", async () => {
  const actor = await actorOf(app, "police");
  const allowed = await mayMeet(app, actor, writing.words);
  const { addresses } = await askedAs(actor);
  await app.query("create policy hole on subjects.people for select to lantern_app using (true)");
  const met = await crawl(await app.signIn("police"), {
    guesses: addresses.slice(0, 200),
    doors: [],
  });
  await app.query("drop policy hole on subjects.people");
  expect(strange(met.met, allowed).length).toBeGreaterThan(0);
}, 300_000);

test("every address was tried, and what it took", () => {
  console.log(
    `${String(writing.words.size)} words in ${String(writing.columns - writing.fixed.length)} columns, ` +
      `${String(someOfEachRoute(guessed).length)} addresses guessed, ${String(total.answers)} answers, ` +
      `${String(total.packed)} files unpacked, ${String(total.met.size)} words met, ` +
      `all by ${[...inTurn].join(" ")}, ${again}`,
  );
  // Nothing in the demonstration was saved in the grid: test/access/grid.test.ts.
  expect(untried).toEqual(["/children/edit/saves/:saveId"]);
  expect(writing.words.size).toBeGreaterThan(4_000);
  expect(total.packed).toBeGreaterThan(50);
});
