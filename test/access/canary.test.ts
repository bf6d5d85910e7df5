import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { readXlsx } from "../../src/platform/spreadsheets/fixtures/read-sheet.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { exportForm, takeOut } from "../harness/exports.ts";
import { restrict } from "../harness/factories.ts";
import { letInById } from "../harness/for-machines.ts";
import { aMachine, apiClient } from "../harness/machine.ts";
import { again, sample, touchedOf } from "../harness/sample.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { guessedAddresses } from "./canary-addresses.ts";
import { fewOfEachKind, linksIn } from "./crawl/crawl.ts";
import { wholly } from "./roles-in-turn.ts";
import { bringInWords } from "./tracker-words.ts";
import {
  aChildElsewhere,
  aFact,
  cast,
  childrenWithCanaries,
  letIn,
  protect,
  type Told,
} from "./world.ts";
import { aScreening } from "../harness/tools.ts";

/** Every text of a child holds its own word. Whoever finds a word may know that child, or has found a leak. */
// Long, because pages carry random tokens: a short word comes up in one of them by itself.
const canaryOf = (index: number): string => `Qxzq${String(index).padStart(3, "0")}qzx`;
const anyCanary = /qxzq\d{3}qzx/gi;

const narrow = [
  "school",
  "youthworker",
  "chair",
  "police",
  "intelligence",
  "nurse",
  "scrutineer",
  "auditor",
];
const reachEverythingOrdinary = ["coordinator", "mash", "lead", "manager"];

/** Where the nurse's child can be found, which is protected: a word for the named, who reach the child. */
const hiding = canaryOf(950);
const named = ["nurse", "manager"];
const kinds = ["address", "placement", "carer", "school", "practice", "ward"];

let app: TestApp;
let ordinary: readonly Told[];
let restricted: Told;
let elsewhere: Told;
let importId: string;
let waitingId: string;

beforeAll(async () => {
  app = await anApp();
  // One child in whose circle each narrow person is, and two in nobody's.
  const told = await childrenWithCanaries(
    app,
    Array.from({ length: narrow.length + 3 }, (_, index) => canaryOf(index)),
  );
  for (const [index, key] of narrow.entries()) {
    const one = told[index];
    if (one) await fill(one, key);
  }
  const last = told.at(-1);
  if (!last) throw new Error("no child was made");
  await fill(last, "nurse");
  await restrict(app, last.child);
  [ordinary, restricted] = [told.slice(0, -1), last];
  const hidden = told[narrow.indexOf("nurse")];
  for (const one of told) await tellWhere(one, one === hidden ? hiding : one.canary);
  if (!hidden) throw new Error("the nurse has no child");
  await protect(app, hidden.child, named);
  await app.query("update subjects.protection_decisions set reason = $1", [`${hiding}reason`]);
  // What is recorded while the protection stands, in no other way than before it.
  await tellWhere(hidden, hiding);
  elsewhere = { child: await aChildElsewhere(app, canaryOf(900)), canary: canaryOf(900) };
  const asked = (index: number): string => narrow[index] ?? "nurse";
  [importId, waitingId] = await bringInWords(
    app,
    told.map((one, index) => ({ ...one, asked: asked(index) })),
  );
}, 180_000);
afterAll(() => app.close());

/** Notes, a level, disagreement and the reason of a place in the circle, by the pages that people use. */
async function fill({ child, canary }: Told, key: string): Promise<void> {
  const coordinator = await app.signIn("coordinator");
  const address = `/children/${child.personId}`;
  const happened = { "happened-day": "23", "happened-month": "11", "happened-year": "2026" };
  const review = { "review-day": "1", "review-month": "12", "review-year": "2026" };
  const level = {
    level: "3",
    reason: `${canary}levelreason`,
    dissent: `${canary}dissent`,
    version: "1",
  };
  const accepted = [
    await coordinator.post(`${address}/note`, {
      headline: `${canary}note`,
      detail: `${canary}detail`,
      ...happened,
    }),
    await coordinator.post(`${address}/level`, { ...level, ...review }),
  ];
  accepted.push(...(await worry(coordinator, { address, canary, review })));
  accepted.push(await coordinator.post(`${address}/tools/safeguard`, aScreening(canary)));
  expect(accepted.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303, 303]);
  await tellOfAccess({ child, canary });
  const membership = await letIn(app, child, key);
  await app.query("update sec.memberships set reason = $2 where membership_id = $1", [
    membership,
    `${canary}circlereason`,
  ]);
}

/** What was said of a conflict of interest, in an emergency and by somebody who asked. */
async function tellOfAccess({ child, canary }: Told): Promise<void> {
  const analyst = await staffIdOf(app, "analyst");
  const at = app.clock.now();
  await app.query(
    `with opened as (
       insert into sec.memberships (membership_id, partnership_id, circle_id, staff_id, basis, reason, starts_at, ends_at)
       select gen_random_uuid(), partnership_id, circle_id, $2, 'emergency', $3, $4, $4::timestamptz + interval '1 hour'
       from subjects.people where person_id = $1 returning membership_id, partnership_id)
     insert into sec.emergency_openings (emergency_opening_id, partnership_id, person_id, staff_id, membership_id, reason_key, reason, opened_at, ends_at)
     select gen_random_uuid(), partnership_id, $1, $2, membership_id, 'danger-now', $3, $4, $4::timestamptz + interval '1 hour' from opened`,
    [child.personId, analyst, "In an emergency", at],
  );
  await app.query(
    `insert into sec.conflicts (conflict_id, partnership_id, person_id, staff_id, relation, reason, declared_by, declared_at)
     select gen_random_uuid(), partnership_id, person_id, $2, 'friend', $3, $2, $4 from subjects.people where person_id = $1`,
    [child.personId, analyst, `${canary}conflictreason`, at],
  );
  await app.query(
    `insert into subjects.enquiries (enquiry_id, asking_id, partnership_id, staff_id, agency_id, relationship, reason, asked_at, answer, person_id)
     select gen_random_uuid(), gen_random_uuid(), p.partnership_id, $2, t.agency_id, 'met-today', $3, $4, 'known', person_id
     from subjects.people p join directory.teams t on t.team_id = p.owning_team_id where person_id = $1`,
    [child.personId, analyst, `${canary}askingreason`, at],
  );
}

/** A harm status, a flag that stands and one that ended, each with words of its own. */
async function worry(
  coordinator: Client,
  { address, canary, review }: { address: string; canary: string; review: Record<string, string> },
): Promise<readonly Answer[]> {
  const dissent = `${canary}dissent`;
  const harm = { status: "suspected", reason: `${canary}harmreason`, dissent, version: "2" };
  const flag = { type: "cse", reason: `${canary}flagreason`, dissent, mirroredIn: `${canary}sys` };
  const raised = await coordinator.post(`${address}/flags`, { ...flag, ...review });
  const [row] = await app.query<{ flag_id: string }>(
    "select flag_id from protect.flags where reason = $1",
    [flag.reason],
  );
  const end = { reason: `${canary}endreason`, dissent, version: "1" };
  return [
    await coordinator.post(`${address}/harm-status`, { ...harm, ...review }),
    raised,
    await coordinator.post(`${address}/flags/${row?.flag_id ?? ""}/end`, end),
  ];
}

/** Each kind of place or person, one of them past. */
async function tellWhere({ child }: Told, word: string): Promise<void> {
  for (const kind of kinds) await aFact(app, child, { kind, wording: `${word}${kind}` });
  await app.query(
    "update subjects.whereabouts set to_on = '2026-11-01', version = 2 where person_id = $1 and kind = 'carer'",
    [child.personId],
  );
}

/** The oracle: whose words a person of the cast may meet. Written out, not asked of the code. */
function mayMeet(key: string): readonly string[] {
  return [...ofChildren(key), ...(named.includes(key) ? [hiding] : [])];
}

function ofChildren(key: string): readonly string[] {
  const own = ordinary[narrow.indexOf(key)]?.canary;
  const inCircle = [own, key === "nurse" ? restricted.canary : undefined].filter(
    (word) => word !== undefined,
  );
  if (reachEverythingOrdinary.includes(key)) return ordinary.map(({ canary }) => canary);
  return inCircle;
}

const wordsIn = ({ html, headers }: Answer): ReadonlySet<string> =>
  new Set(
    `${html}\n${JSON.stringify(headers)}`.match(anyCanary)?.map((word) => word.toLowerCase()) ?? [],
  );

const guessed = (): readonly string[] =>
  guessedAddresses({
    all: [...ordinary, restricted, elsewhere],
    words: [hiding, restricted.canary, elsewhere.canary],
    importId,
    waitingId,
  });

const whereaboutsForms = [
  "/whereabouts",
  "/whereabouts/protect",
  ...["named", "review", "ask", "answer"].map((form) => `/whereabouts/protection/${form}`),
];

type Found = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Every guess, what pages lead to, then a form at each child's door. Links multiply: beside the
 * guesses some addresses of each kind are followed, under a few queries.
 */
async function crawl(client: Client): Promise<Found> {
  const found = new Map<string, ReadonlySet<string>>();
  const guesses = new Set(["/", ...guessed()]);
  const waiting = [...guesses];
  const isWanted = fewOfEachKind();
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (found.has(address) || (!guesses.has(address) && !isWanted(address))) continue;
    const answer = await client.get(address);
    found.set(address, wordsIn(answer));
    if (answer.location !== undefined) waiting.push(answer.location);
    if (!String(answer.headers["content-type"]).startsWith("text/html")) continue;
    waiting.push(...linksIn(answer.html));
  }
  for (const { child } of [...ordinary, restricted, elsewhere]) {
    const forms = ["/note", "/level", "/circle", "/restrict", "/lift", "/conflict"];
    for (const page of [...forms, "/harm-status", "/flags", ...whereaboutsForms]) {
      const address = `/children/${child.personId}${page}`;
      found.set(`POST ${address}`, wordsIn(await client.post(address, {})));
    }
    const door = `/emergency/${child.personId}`;
    found.set(`POST ${door}`, wordsIn(await client.post(door, {})));
    found.set(`POST /find ${child.reference}`, wordsIn(await asksFor(client, child.reference)));
  }
  for (const [address, answer] of await exportsOf(client)) found.set(address, wordsIn(answer));
  return found;
}

/** Both files of both lists, with names and every column that there is. */
async function exportsOf(client: Client): Promise<readonly (readonly [string, Answer])[]> {
  const columns = "level,lead,ward,school";
  const both = { by: client, second: await app.signIn("lead") };
  const taken: [string, Answer][] = [];
  for (const show of ["open", "closed"]) {
    for (const ticked of columns.split(",")) {
      const address = `/children/export?show=${show}&columns=${columns}`;
      const form = { ...exportForm, names: "yes", "names-reason": "A crawl", columns: ticked };
      taken.push([`POST ${address} ${ticked}`, await takeOut(both, address, form)]);
      if (ticked !== "ward") continue;
      const book = await takeOut(both, address, { ...form, format: "xlsx" });
      const html = book.status === 200 ? JSON.stringify(await readXlsx(book.raw)) : book.html;
      taken.push([`POST ${address} as a workbook`, { ...book, html }]);
    }
  }
  return taken;
}

/** Asking by its reference finds every child there is, and shows nothing of any. */
const asksFor = (client: Client, reference: string): Promise<Answer> =>
  client.post("/find", { reference, relationship: "met-today", reason: "A crawl" });

/** What the change touches, and the co-ordinator's files, which tests below read in the register. */
async function crawlWhatIsTouched(client: Client, key: string): Promise<Found> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const address of guessed().filter(isTouched))
    found.set(address, wordsIn(await client.get(address)));
  if (key !== "coordinator") return found;
  for (const [address, answer] of await exportsOf(client)) found.set(address, wordsIn(answer));
  return found;
}

/** Addresses at which words were met that are not these, and were not typed there. */
function leaksIn(found: Found, allowed: ReadonlySet<string>): readonly unknown[] {
  return [...found].filter(([address, words]) => {
    const typed = new Set(address.match(anyCanary)?.map((word) => word.toLowerCase()) ?? []);
    return [...words].some((word) => !allowed.has(word) && !typed.has(word));
  });
}

const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });
const isTouched = touchedOf(routes);
const isAnyTouched = routes.some(({ path }) => isTouched(path));

/** Everybody else: every-record.test.ts, which opens all that there is. */
const crawlers = ["coordinator", "police", "nurse", "intelligence", "analyst", "auditor", "nobody"];
/** Who opens everything in this run. */
const inTurn = new Set(wholly(sample, [...cast, "nobody"]));
const crawling = crawlers.filter((key) => inTurn.has(key) || isAnyTouched || key === "coordinator");

describe("every page, form and file that the tracker has", () => {
  test.each(crawling)(
    "%s meets no word of a child out of reach",
    async (key) => {
      const client = key === "nobody" ? app.nobody() : await app.signIn(key);
      const allowed = new Set(mayMeet(key).map((word) => word.toLowerCase()));
      const isInTurn = inTurn.has(key);
      const found = isInTurn ? await crawl(client) : await crawlWhatIsTouched(client, key);
      expect(leaksIn(found, allowed), again).toEqual([]);
      if (!isInTurn) return;
      // The crawl is not blind: all that may be met was met.
      const met = new Set([...found.values()].flatMap((words) => [...words]));
      expect(
        [...allowed].filter((word) => !met.has(word)),
        again,
      ).toEqual([]);
      expect(found.size).toBeGreaterThan(100);
    },
    300_000,
  );
});

test("a service account meets the words of the child in whose professional network it is, and no others", async () => {
  const [own] = ordinary;
  if (!own) throw new Error("there is no ordinary child");
  const { token, accountId } = await aMachine(app);
  await letInById(app, own.child, accountId);
  await app.query("update work.chases set asked_of_staff_id = $1", [accountId]);
  const by = apiClient(app, token);
  const met = new Set<string>();
  for (const page of ["actions", "chases", "concerns", "children", "configuration"]) {
    const { text } = await by.get(`/api/${page}`);
    for (const word of text.match(anyCanary) ?? []) met.add(word.toLowerCase());
  }
  expect([...met]).toEqual([own.canary.toLowerCase()]);
});

test("the files that were taken out were no empty ones, and the register holds no word of any child", async () => {
  const rows = await app.query<{ text: string; children: number }>(
    `select e::text as text, row_count as children from protect.exports e`,
  );
  // The co-ordinator's, both files of both lists.
  expect(rows.length).toBeGreaterThanOrEqual(10);
  expect(rows.every(({ children }) => children > 0)).toBe(true);
  expect(rows.filter(({ text }) => /qxzq\d{3}qzx/i.test(text))).toEqual([]);
});

test("the audit's own rows hold no word of any child", async () => {
  const rows = await app.query<{ text: string }>("select e::text as text from audit.events e");
  expect(rows.length).toBeGreaterThan(1_000);
  expect(rows.filter(({ text }) => /qxzq\d{3}qzx/i.test(text))).toEqual([]);
});

test("nor does any line of the log", () => {
  expect(app.log.length).toBeGreaterThan(1_000);
  expect(app.log.filter((line) => /qxzq\d{3}qzx/i.test(line))).toEqual([]);
});

test("each kind carries its words, the protected ones too, and the database shows them to the named alone", async () => {
  const rows = await app.query<{ word: string; kinds: number; isProtected: boolean }>(
    `select lower(left(wording, 10)) as word, count(distinct kind)::int as kinds, bool_and(restricted) as "isProtected"
     from subjects.whereabouts group by 1`,
  );
  const wordsOf = (one: readonly string[]): readonly string[] =>
    one.map((word) => word.toLowerCase());
  for (const { kinds: found } of rows) expect(found).toBe(kinds.length);
  expect(
    rows
      .filter(({ isProtected }) => isProtected)
      .map(({ word }) => word)
      .sort(),
  ).toEqual([...wordsOf([hiding, restricted.canary])].sort());
});

test("no notice, no line of a chronology and no answer of the history holds a protected word", async () => {
  const [counted] = await app.query<{ notices: number; lines: number; versions: number }>(
    `select (select count(*)::int from work.notifications n where n::text ilike $1) as notices,
       (select count(*)::int from protect.chronology_entries c where c::text ilike $1) as lines,
       (select count(*)::int from history.versions v where v.was::text ilike $1
         and v.relation in ('subjects.people', 'protect.tracker_entries')) as versions`,
    [`%${hiding}%`],
  );
  expect(counted).toEqual({ notices: 0, lines: 0, versions: 0 });
  const kept = await app.query("select 1 from history.versions where was::text ilike $1", [
    `%${hiding}%`,
  ]);
  expect(kept.length).toBeGreaterThan(0);
});
