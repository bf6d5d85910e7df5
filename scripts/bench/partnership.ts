import { randomBytes } from "node:crypto";
import { systemClock as clock } from "../../src/kernel/clock.ts";
import { systemActor, type StaffActor } from "../../src/platform/access/actor.ts";
import { openDatabase, type Database } from "../../src/platform/database/database.ts";
import { ringOfText } from "../../src/platform/sealing/index.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { openSession } from "../../src/platform/session/sessions.ts";
import type { Wanted } from "./arguments.ts";
import type { Cleanup } from "./cleanup.ts";
import { measureExit } from "./exits.ts";
import { measureImport } from "./imports.ts";
import { policePages } from "./police-pages.ts";
import { measurePages, type Page, type Visitor } from "./pages.ts";
import { fill, type Cast } from "./people.ts";
import { serve, type Served } from "./processes.ts";
import { trackerSetting } from "../../src/rooms/tracker/tracker-setting.ts";
import { tokenBeside } from "./machine.ts";
import { benchmarkEntry, compareQueries } from "./queries.ts";
import { addRoles } from "./public-roles.ts";
import { prepare, type BenchDatabase, type BenchServer } from "./server.ts";
import type { Table } from "./table.ts";
import { measureTelling, tellingName } from "./telling-times.ts";
import { auditPages, mashPages, pagesFor, reachOf } from "./visits.ts";

type OfActor = { readonly pages: Table["rows"]; readonly queries: Table["rows"] };
export type Measured = OfActor & {
  readonly imports: Table["rows"];
  readonly exits: Table["rows"];
  readonly telling: Table["rows"];
};

type Parts = {
  readonly server: BenchServer;
  readonly checkout: string;
  readonly wanted: Wanted;
  readonly cleanup: Cleanup;
  readonly say: (what: string) => void;
};

/** One partnership of this many children: filled, then visited by both actors. */
export async function measurePartnership(children: number, parts: Parts): Promise<Measured> {
  const { server, checkout, wanted, cleanup, say } = parts;
  const secret = randomBytes(32).toString("base64");
  const keys = `bench ${randomBytes(32).toString("base64")}`;
  const [{ contextKey }, ring] = [deriveSecrets(secret), ringOfText(keys)];
  const at = await server.createDatabase(String(children));
  await prepare(at, contextKey);
  say(`${children} children: filling`);
  const cast = await fill(at.adminUrl, { clock, ring, children });
  const pool = { connectionString: at.appUrl, max: 2 };
  const database = openDatabase({ pool, contextKey, clock, ring });
  cleanup.add(() => database.close());
  await addRoles(database, cast.governance, children);
  // Whoever tells something without an account comes from another network each time.
  const proxied = { LANTERN_TRUSTED_PROXIES: "127.0.0.1" };
  const settings = { LANTERN_SECRET: secret, LANTERN_KEYS: keys, ...proxied, ...addressesOf(at) };
  const served = await serve(checkout, settings, cleanup);
  const measured = await measurePeople(cast, { children, database, at, served, wanted, say });
  const [narrow, , wide] = measured;
  if (!narrow || !wide) throw new Error("nobody was measured");
  const times = (): Promise<Table["rows"]> =>
    timesThatTell(cast.narrow, narrow.visitor, { children, database, at, wanted, say });
  const police = await measurePolice(cast, { children, database, served, wanted });
  if (wanted.pages.length > 0) {
    const telling = wanted.pages.includes(tellingName) ? await times() : [];
    await served.stop();
    const pages = [...measured.flatMap((one) => one.pages), ...police];
    return { exits: [], imports: [], telling, pages, queries: [] };
  }
  say(`${children} children: who reads the audit`);
  const audit = await measureAudit(cast, { children, database, served, wanted });
  say(`${children} children: an import`);
  const imported = { children, size: Math.max(...wanted.workbooks), visitor: wide.visitor };
  const imports = [await measureImport({ ...imported, other: narrow.visitor })];
  const telling = await times();
  await served.stop();
  say(`${children} children: an exit`);
  const exits = await measureExit({ children, adminUrl: at.adminUrl, ring });
  return {
    exits,
    imports,
    telling,
    pages: [...measured.flatMap((one) => one.pages), ...police, ...audit],
    queries: measured.flatMap((one) => one.queries),
  };
}

type Telling = Pick<Visiting, "children" | "database" | "at" | "wanted"> & Pick<Parts, "say">;

function timesThatTell(
  actor: StaffActor,
  visitor: Visitor,
  { say, at, wanted, ...common }: Telling,
): Promise<Table["rows"]> {
  say(`${common.children} children: ${tellingName}`);
  const pairs = wanted.requests * 2;
  return measureTelling({ ...common, visitor, actor, adminUrl: at.adminUrl, pairs });
}

type Common = Omit<Visiting, "name" | "actor"> & Pick<Parts, "say">;

async function measurePeople(
  { governance: _governance, police: _police, ...people }: Cast,
  { say, ...common }: Common,
): Promise<readonly (OfActor & { readonly visitor: Visitor })[]> {
  const measured = [];
  for (const [name, actor] of Object.entries(people)) {
    say(`${common.children} children: ${name} actor`);
    measured.push(await measureActor({ ...common, name, actor }));
  }
  return measured;
}

const addressesOf = ({ appUrl, adminUrl }: BenchDatabase) => ({
  DATABASE_URL: appUrl,
  DATABASE_ADMIN_URL: adminUrl,
});

type Visiting = {
  readonly children: number;
  readonly name: string;
  readonly actor: StaffActor;
  readonly database: Database;
  readonly at: BenchDatabase;
  readonly served: Served;
  readonly wanted: Wanted;
};

type Reading = Omit<Visiting, "at">;

async function measureAudit(
  { governance, narrow }: Cast,
  common: Omit<Reading, "name" | "actor">,
): Promise<Table["rows"]> {
  const { personId } = (await reachOf(common.database, narrow)).first;
  const reading = { ...common, name: "governance", actor: governance };
  return visitPages(await visitorFor(reading), reading, auditPages(personId));
}

/** The police's officer reaches no child: lists, the page of a subject with 500 texts, and search. */
async function measurePolice(
  { police, mash }: Cast,
  common: Omit<Reading, "name" | "actor">,
): Promise<Table["rows"]> {
  const reach = await reachOf(common.database, mash);
  const reading = { ...common, name: "police", actor: police };
  const wanted = common.wanted.pages;
  const pages = policePages(police, reach).filter(
    ({ name }) => wanted.length === 0 || wanted.includes(name),
  );
  return visitPages(await visitorFor(reading), reading, pages);
}

const visitorFor = async (reading: Reading): Promise<Visitor> => ({
  served: reading.served,
  session: await sessionOf(reading),
  token: await tokenBeside(reading.database, reading.actor, clock.now()),
});

const sessionOf = ({ database, actor }: Pick<Reading, "database" | "actor">): Promise<string> =>
  database.as(systemActor("sign-in"), async (tx) => ({
    value: await openSession(tx, { staffId: actor.id, isComplete: true, at: clock.now() }),
    audit: benchmarkEntry(),
  }));

function visitPages(
  visitor: Visitor,
  { children, name, wanted: { requests } }: Reading,
  pages: readonly Page[],
): Promise<Table["rows"]> {
  return measurePages({ children, actor: name, visitor, pages, requests });
}

async function measureActor(visiting: Visiting): Promise<OfActor & { readonly visitor: Visitor }> {
  const { children, name, actor, database, at, wanted } = visiting;
  const reach = await reachOf(database, actor);
  const visitor = await visitorFor(visiting);
  const all = (name === "mash" ? mashPages(reach) : pagesFor(actor, reach)).filter(
    (one) => wanted.pages.length === 0 || wanted.pages.includes(one.name),
  );
  const usual = all.filter((one) => !one.isJustSignedIn);
  const rest = all.filter((one) => one.isJustSignedIn);
  const pages = [...(await visitPages(visitor, visiting, usual))];
  const again = { ...visitor, session: await sessionOf(visiting) };
  pages.push(...(await visitPages(again, visiting, rest)));
  if (wanted.pages.length > 0) return { visitor, pages, queries: [] };
  // They reach by a team's stamp and as every wide actor: their queries would be measured twice.
  if (name === "manager" || name === "mash") return { visitor, pages, queries: [] };
  const setting = await database.as(actor, async (tx) => ({
    value: await trackerSetting(tx, clock),
    audit: benchmarkEntry(),
  }));
  const queries = await compareQueries({
    children,
    setting,
    name,
    actor,
    database,
    adminUrl: at.adminUrl,
    child: reach.first,
    pages: reach.pages,
    at: clock.now(),
    repeats: wanted.repeats,
  });
  return { visitor, pages, queries };
}
