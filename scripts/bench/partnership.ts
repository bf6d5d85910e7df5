import { randomBytes } from "node:crypto";
import { systemClock as clock } from "../../src/kernel/clock.ts";
import { systemActor, type StaffActor } from "../../src/platform/access/actor.ts";
import { openDatabase, type Database } from "../../src/platform/database/database.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { openSession } from "../../src/platform/session/sessions.ts";
import type { Wanted } from "./arguments.ts";
import type { Cleanup } from "./cleanup.ts";
import { measurePages } from "./pages.ts";
import { fill } from "./people.ts";
import { serve, type Served } from "./processes.ts";
import { benchmarkEntry, compareQueries } from "./queries.ts";
import { prepare, type BenchDatabase, type BenchServer } from "./server.ts";
import type { Table } from "./table.ts";
import { mashPages, pagesFor, reachOf } from "./visits.ts";

export type Measured = { readonly pages: Table["rows"]; readonly queries: Table["rows"] };

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
  const { contextKey, sealKey } = deriveSecrets(secret);
  const at = await server.createDatabase(String(children));
  await prepare(at, contextKey);
  say(`${children} children: filling`);
  const cast = await fill(at.adminUrl, { clock, sealKey, children });
  const pool = { connectionString: at.appUrl, max: 2 };
  const database = openDatabase({ pool, contextKey, clock });
  cleanup.add(() => database.close());
  const served = await serve(
    checkout,
    {
      LANTERN_SECRET: secret,
      LANTERN_RUN: "web",
      DATABASE_URL: at.appUrl,
      DATABASE_ADMIN_URL: at.adminUrl,
    },
    cleanup,
  );
  const measured: Measured[] = [];
  for (const [name, actor] of Object.entries(cast)) {
    say(`${children} children: ${name} actor`);
    measured.push(await measureActor({ children, name, actor, database, at, served, wanted }));
  }
  await served.stop();
  return {
    pages: measured.flatMap((one) => one.pages),
    queries: measured.flatMap((one) => one.queries),
  };
}

type Visiting = {
  readonly children: number;
  readonly name: string;
  readonly actor: StaffActor;
  readonly database: Database;
  readonly at: BenchDatabase;
  readonly served: Served;
  readonly wanted: Wanted;
};

async function measureActor(visiting: Visiting): Promise<Measured> {
  const { children, name, actor, database, at, served, wanted } = visiting;
  const reach = await reachOf(database, actor);
  const session = await database.as(systemActor("sign-in"), async (tx) => ({
    value: await openSession(tx, { staffId: actor.id, isComplete: true, at: clock.now() }),
    audit: benchmarkEntry(),
  }));
  const pages = await measurePages({
    children,
    actor: name,
    visitor: { served, session },
    pages: name === "mash" ? mashPages(reach) : pagesFor(reach),
    requests: wanted.requests,
  });
  // The MASH reaches what every wide actor reaches: its queries would be measured twice.
  if (name === "mash") return { pages, queries: [] };
  const queries = await compareQueries({
    children,
    name,
    actor,
    database,
    adminUrl: at.adminUrl,
    child: reach.first,
    pages: reach.pages,
    at: clock.now(),
    repeats: wanted.repeats,
  });
  return { pages, queries };
}
