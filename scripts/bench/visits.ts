import { sql } from "kysely";
import { systemClock as clock } from "../../src/kernel/clock.ts";
import { addDays } from "../../src/kernel/dates.ts";
import { newId } from "../../src/kernel/ids.ts";
import { holds, type StaffActor } from "../../src/platform/access/actor.ts";
import type { Database, Tx } from "../../src/platform/database/database.ts";
import type { Page } from "./pages.ts";
import { gridForm } from "./grid-form.ts";
import { knownOf } from "./police-pages.ts";
import { childPages } from "./child-pages.ts";
import { subjectPages } from "./subject-pages.ts";
import { benchmarkEntry } from "./queries.ts";

type Reached = { readonly personId: string; readonly circleId: number };

export type Reach = {
  readonly first: Reached;
  /** Fifty children, or fewer where fewer are reached; and as many of their meetings. */
  readonly some: readonly Reached[];
  readonly meetings: readonly string[];
  /** A sitting with forty children on its agenda. */
  readonly sitting: string;
  /** Concerns that wait to be decided, for those who decide them. */
  readonly concerns: readonly string[];
  /** A place of which much was told. */
  readonly place: string;
  /** A place with 500 links to others, and as many to children. */
  readonly linked: string;
  /** The pages of the tracker that are measured besides the first: the twentieth and the last. */
  readonly pages: readonly number[];
};

export function reachOf(database: Database, actor: StaffActor): Promise<Reach> {
  return database.as(actor, async (tx) => {
    const { rows } = await sql<Reached>`
      select person_id as "personId", circle_id as "circleId" from subjects.people
      order by reference limit 50`.execute(tx);
    const [first] = rows;
    if (!first) throw new Error("an actor reaches nobody");
    const counted = await sql<{ open: number }>`
      select count(*)::int as open from protect.tracker_entries where is_open`.execute(tx);
    const last = Math.ceil((counted.rows[0]?.open ?? 0) / 50);
    const pages = last > 20 ? [20, last] : [last];
    const meetings = await ids(
      tx,
      sql`select meeting_id as id from panels.meetings order by meeting_id limit 50`,
    );
    const concerns = await ids(
      tx,
      sql`select mash_episode_id as id from identify.mash_episodes where decided_at is null
        order by due_at limit 40`,
    );
    const [place = ""] = await ids(
      tx,
      sql`select thing_id as id from subjects.things where label = 'The benchmark’s shop'`,
    );
    const [linked = ""] = await ids(
      tx,
      sql`select thing_id as id from subjects.things where label = 'Benchmark place 1'`,
    );
    const [sitting = ""] = await ids(tx, sql`select sitting_id as id from panels.sittings limit 1`);
    return {
      value: { first, some: rows, meetings, sitting, concerns, place, linked, pages },
      audit: benchmarkEntry(),
    };
  });
}

async function ids(tx: Tx, query: ReturnType<typeof sql>): Promise<readonly string[]> {
  const { rows } = await query.execute(tx);
  return (rows as { id: string }[]).map(({ id }) => id);
}

/** What runs, waits or is due, across children. */
const lists: readonly Page[] = [
  { name: "longest at their stage", address: () => "/pathway/drift" },
  { name: "assessments that run", address: () => "/assessments" },
  { name: "who has not been seen", address: () => "/overdue/visits" },
  { name: "waiting for services", address: () => "/overdue/services" },
  { name: "education nobody looked at", address: () => "/education" },
  { name: "referrals to the NRM", address: () => "/nrm" },
  { name: "children of a forum", address: () => "/forums/youth-justice" },
  { name: "who turns 18", address: () => "/turning-18" },
  { name: "transfers that run", address: () => "/transfers" },
  { name: "open moments", address: () => "/moments" },
  { name: "charges to review", address: () => "/charges" },
  { name: "open disagreements", address: () => "/escalations" },
  { name: "flags to look at", address: () => "/overdue/flags" },
  { name: "notes to file", address: () => "/notes-to-file", shows: /Copy to case record/ },
  { name: "leads", address: () => "/leads", shows: /No lead named/ },
  { name: "training coverage", address: () => "/training/coverage", shows: /Benchmark school/ },
  {
    name: "who had no programme",
    address: () => "/training/programmes/reach",
    shows: /Benchmark school/,
  },
  { name: "parenting programmes", address: () => "/training/programmes/parenting" },
  { name: "businesses to visit", address: () => "/businesses", shows: /Benchmark business/ },
  { name: "register of businesses", address: () => "/businesses?show=all", shows: /businesses\// },
  { name: "leaflets and films", address: () => "/resources", shows: /Benchmark leaflet/ },
  {
    name: "practice taken over",
    address: () => "/training/practices",
    shows: /Benchmark practice/,
  },
];

function sittingPages(sitting: string): readonly Page[] {
  const path = `/sittings/${sitting}`;
  const shows = /A child, 15/;
  return [
    { name: "agenda of 40", address: () => path, shows },
    { name: "papers of 40", address: () => `${path}/papers`, share: 0.2, shows },
    {
      name: "papers of 40, Word",
      share: 0.1,
      shows: /^PK/,
      address: () => `${path}/papers.docx`,
    },
    {
      name: "papers of 40, PDF",
      share: 0.1,
      shows: /^%PDF/,
      address: () => `${path}/papers.pdf`,
    },
    { name: "updates before a sitting", address: () => `${path}/updates`, share: 0.2, shows },
  ];
}

/** The pages that somebody who works with children goes through. */
export function pagesFor(
  actor: StaffActor,
  { first, some, meetings, sitting, linked, place, pages }: Reach,
): readonly Page[] {
  return [
    { name: "tracker", address: () => "/children" },
    ...lists,
    ...subjectPages(actor, linked),
    ...(holds(actor, "subject.view") ? [knownOf(place)] : []),
    { name: "sent to police", address: () => "/intelligence/sent", shows: /sent to police/ },
    { name: "cases on places", address: () => "/contexts", shows: /groups and online spaces/ },
    { name: "tracker by name", address: () => "/children?sort=name" },
    { name: "tracker, level 3", address: () => "/children?level=3" },
    { name: "tracker by ward", address: () => "/children?group=ward" },
    { name: "tracker by lead", address: () => "/children?group=lead" },
    { name: "tracker, a name", address: () => "/children?q=Harlwo+Beaa" },
    { name: "tracker, overdue", address: () => "/children?due=overdue" },
    { name: "tracker, actions overdue", address: () => "/children?actions=overdue&sort=actions" },
    ...pages.map((page) => ({
      name: `tracker, page ${page}`,
      address: () => `/children?page=${page}`,
    })),
    { name: "grid", address: () => "/children/edit" },
    { name: "grid save", address: () => "/children/edit", filledIn: gridForm },
    ...childPages(some, first),
    { name: "meeting", address: (turn) => `/meetings/${meetings[turn % meetings.length] ?? ""}` },
    ...sittingPages(sitting),
    { name: "my work", address: () => "/work" },
    search,
    suggestions,
    { name: "missing now", address: () => "/missing" },
    { name: "papers", address: () => "/papers" },
    { name: "chasing", address: () => "/overdue" },
    { name: "own concerns", address: () => "/concerns" },
    { name: "send a concern", address: () => "/concerns", form: aConcern },
    // The last page says how long the list is: a file holds 20,000 children at the most.
    ...((pages.at(-1) ?? 0) > 400 || !holds(actor, "tracker.export") ? [] : exports),
    { name: "send a concern, API", address: () => "/api/concerns", json: aConcernBody },
    ...(holds(actor, "check.answer") ? [asked] : []),
    ...(holds(actor, "feed.run") ? [rowsThatWait] : []),
    ...(holds(actor, "tool.edit") ? [tools] : []),
  ];
}

/** A name with slips of the hand in it. */
const search: Page = {
  name: "search",
  address: () => "/search",
  form: () => ({ sought: "Harlwo Beaa" }),
  asksForPage: true,
};

/** After some letters of a name; each is a search of its own, so that each has its event. */
const suggestions: Page = {
  name: "search suggestions",
  address: () => "/search/suggestions",
  form: (turn) => ({ sought: "Harl", box: String(turn) }),
  asksForPage: true,
};

const rowsThatWait: Page = {
  name: "rows that wait",
  address: () => "/feeds/waiting",
  shows: /rows, the oldest first/,
};

const tools: Page = { name: "tools", address: () => "/tools", shows: /href="\/tools\// };

const asked: Page = { name: "asked by the MASH", address: () => "/checks" };

/** Without names a file is made at once, in a partnership that asks no second person for many children. */
const exports: readonly Page[] = [
  ...["xlsx", "csv"].map((format) => ({
    name: `export as ${format.toUpperCase()}`,
    address: () => "/children/export",
    form: () => anExport(format),
    share: 0.1,
    makesFile: true,
    isJustSignedIn: true,
  })),
  {
    name: "ask for a file with names",
    address: () => "/children/export",
    form: () => ({ ...anExport("xlsx"), names: "yes", "names-reason": "A benchmark" }),
    share: 0.1,
    isJustSignedIn: true,
  },
];

/** The whole list with its usual columns, to be destroyed tomorrow. */
function anExport(format: string): Readonly<Record<string, string>> {
  const [year = "", month = "", day = ""] = addDays(clock.today(), 1).split("-");
  return {
    purpose: "analysis",
    recipient: "own",
    names: "no",
    columns: "level",
    format,
    "destroy-day": day,
    "destroy-month": month,
    "destroy-year": year,
  };
}

/** The pages of the MASH. */
export function mashPages({ concerns, place }: Reach): readonly Page[] {
  return [
    { name: "MASH queue", address: () => "/mash" },
    { name: "MASH, who works on what", address: () => "/mash/board" },
    { name: "MASH, what partners owe", address: () => "/overdue/partner-checks" },
    { name: "MASH, decided", address: () => "/mash?show=decided" },
    { name: "MASH, from the public", address: () => "/mash/public" },
    { name: "MASH, told of a place", address: () => `/subjects/${place}/told` },
    { name: "standing queries", address: () => "/standing-queries" },
    {
      name: "tell us, by anybody",
      address: () => "/tell-us/send",
      form: (turn, client) => ({
        id: newId(),
        worry: `A man waits at the gate, ${client} ${turn}`,
      }),
      isByAnybody: true,
      makesFile: true,
    },
    {
      name: "MASH concern",
      address: (turn) => `/mash/${concerns[turn % concerns.length] ?? ""}`,
    },
    {
      name: "MASH household",
      address: (turn) => `/mash/${concerns[turn % concerns.length] ?? ""}/household`,
    },
  ];
}

/** The pages of whoever reads the audit; the record is one with many looks. */
export function auditPages(record: string): readonly Page[] {
  const shows = /<main[\s\S]*<h1/;
  return [
    { name: "audit", address: () => "/audit", shows },
    {
      name: "who looked at a record",
      address: () => `/audit/record?period=all&record=${record}`,
      shows,
    },
    { name: "unusual use", address: () => "/audit/unusual", shows },
    { name: "public roles", address: () => "/governance/public-roles?q=Licence7", shows },
  ];
}

const aConcernBody = (turn: number): Readonly<Record<string, unknown>> => {
  const { id: _id, birth: _birth, ...said } = aConcern(turn);
  return { ...said, age: 14 };
};

/** A form that is right in every field; each is a concern of its own. */
function aConcern(turn: number): Readonly<Record<string, string>> {
  return {
    id: newId(),
    danger: "no",
    givenName: "Mina",
    familyName: `Barlow${turn}`,
    birth: "age",
    age: "14",
    worry: "New belongings without an explanation, and out later than agreed on three evenings.",
    ringName: "Somebody",
    ringPhone: "020 7946 0000",
  };
}
