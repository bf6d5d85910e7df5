import { randomBytes } from "node:crypto";
import { Agent } from "node:http";
import { sql } from "kysely";
import { systemClock as clock } from "../../src/kernel/clock.ts";
import { listOwningTeams } from "../../src/modules/directory/index.ts";
import { systemActor, type StaffActor } from "../../src/platform/access/actor.ts";
import { openDatabase, type Database } from "../../src/platform/database/database.ts";
import { ringOfText } from "../../src/platform/sealing/index.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { openSession } from "../../src/platform/session/sessions.ts";
import { undoneOnSignal, type Cleanup } from "../bench/cleanup.ts";
import { exchange, formToken, type Visitor } from "../bench/pages.ts";
import { foundPartnership } from "../bench/people.ts";
import { complete, freshCheckout, serve } from "../bench/processes.ts";
import { benchmarkEntry } from "../bench/queries.ts";
import { findServer, prepare, type BenchServer } from "../bench/server.ts";
import { percentile, timed } from "../bench/statistics.ts";
import { plain, type Table } from "../bench/table.ts";
import { fillPeople, type Incoming, type Invented } from "./live-people.ts";

type Wanted = Omit<Invented, "size"> & { readonly sizes: readonly number[] };

const columns = [
  "people", "asked", "p50", "p99", "right one in the first ten", "nobody shown", "database MB", "filled in s",
]; // prettier-ignore

/**
 * One record that comes in against everybody on file, as whoever adds a child asks: over HTTP, under
 * the child's own policy, with its audit. What comes in is another agency's record of somebody on file.
 */
export async function benchLive({ sizes, ...invented }: Wanted): Promise<void> {
  const cleanup = undoneOnSignal();
  try {
    const server = await findServer(cleanup);
    const checkout = freshCheckout(cleanup);
    await complete(checkout, ["lantern.mjs", "help"], {});
    const rows: Table["rows"][number][] = [];
    for (const size of sizes)
      rows.push(await measureSize({ ...invented, size }, { server, checkout, cleanup }));
    process.stdout.write(plain({ name: "A record that comes in (ms)", columns, rows }));
  } finally {
    await cleanup.run();
  }
}

type Parts = {
  readonly server: BenchServer;
  readonly checkout: string;
  readonly cleanup: Cleanup;
};

async function measureSize(
  invented: Invented,
  { server, checkout, cleanup: all }: Parts,
): Promise<Table["rows"][number]> {
  const cleanup = all.part();
  const secret = randomBytes(32).toString("base64");
  const keys = `bench ${randomBytes(32).toString("base64")}`;
  const [{ contextKey }, ring] = [deriveSecrets(secret), ringOfText(keys)];
  const at = await server.createDatabase(`live_${invented.size}`);
  await prepare(at, contextKey);
  const { wide } = await foundPartnership(at.adminUrl, { clock, ring });
  const pool = { connectionString: at.appUrl, max: 2 };
  const database = openDatabase({ pool, contextKey, clock, ring });
  cleanup.add(() => database.close());
  let asking: readonly Incoming[] = [];
  const filled = await timed(async () => {
    asking = await fillPeople(at.adminUrl, await ownerFor(database, wide), invented);
  });
  const addresses = { DATABASE_URL: at.appUrl, DATABASE_ADMIN_URL: at.adminUrl };
  const settings = { LANTERN_SECRET: secret, LANTERN_KEYS: keys, ...addresses };
  const served = await serve(checkout, settings, cleanup);
  const session = await sessionOf(database, wide);
  const answers = await ask({ served, session, token: "" }, asking, invented.asked);
  const megabytes = await sizeOf(database, wide);
  await cleanup.run();
  await at.drop();
  return [invented.size, ...figuresOf(answers), megabytes, Math.round(filled / 1000)];
}

const ownerFor = (database: Database, actor: StaffActor) =>
  database.as(actor, async (tx) => {
    const [team] = await listOwningTeams(tx);
    if (!team) throw new Error("no team can hold a record");
    const { partnershipId } = actor;
    const owner = { partnershipId, teamId: team.teamId, principals: team.principals };
    return { value: owner, audit: benchmarkEntry() };
  });

const sessionOf = (database: Database, { id }: StaffActor): Promise<string> =>
  database.as(systemActor("sign-in"), async (tx) => ({
    value: await openSession(tx, { staffId: id, isComplete: true, at: clock.now() }),
    audit: benchmarkEntry(),
  }));

const sizeOf = (database: Database, actor: StaffActor): Promise<number> =>
  database.as(actor, async (tx) => {
    const { rows } = await sql<{ size: string }>`
      select pg_database_size(current_database()) as size`.execute(tx);
    return { value: Math.round(Number(rows[0]?.size) / 2 ** 20), audit: benchmarkEntry() };
  });

/** Where the right one stands, the first at 0; -1 where they are not shown. */
type Answer = { readonly ms: number; readonly shown: number; readonly place: number };

async function ask(
  visitor: Visitor,
  asking: readonly Incoming[],
  most: number,
): Promise<readonly Answer[]> {
  const agent = new Agent({ keepAlive: true });
  const token = await formToken(agent, visitor);
  const asked = asking.slice(0, most);
  // Who is not asked for, as far as there are any, warms the server up.
  const warm = asking.slice(-Math.min(100, most));
  const answers: Answer[] = [];
  for (const [turn, one] of [...warm, ...asked].entries()) {
    const answer = await askFor(agent, visitor, { one, token });
    if (turn >= warm.length) answers.push(answer);
  }
  agent.destroy();
  return answers;
}

async function askFor(
  agent: Agent,
  visitor: Visitor,
  { one, token }: { readonly one: Incoming; readonly token: string },
): Promise<Answer> {
  const sent = { path: "/children/new", form: { ...formOf(one), _csrf: token } };
  let answer = { status: 0, body: "" };
  const ms = await timed(async () => {
    answer = await exchange(agent, visitor, sent);
  });
  // 303: nobody was like them, and the child was added.
  if (answer.status !== 200 && answer.status !== 303)
    throw new Error(`${sent.path} answered ${answer.status}: ${visitor.served.said()}`);
  const shown = [...answer.body.matchAll(/name="seen" value="([^"]+)"/g)].map(([, id]) => id);
  return { ms, shown: shown.length, place: shown.indexOf(one.personId) };
}

function formOf({ written }: Incoming): Readonly<Record<string, string>> {
  const [year = "", month = "", day = ""] = (written.bornOn ?? "").split("-");
  return {
    givenName: written.givenName,
    familyName: written.familyName,
    "born-day": day,
    "born-month": month,
    "born-year": year,
    sex: written.sex ?? "not-known",
    reason: "The benchmark",
  };
}

/** Times of those who were shown somebody: else a child is added besides. */
function figuresOf(answers: readonly Answer[]): readonly (string | number)[] {
  const times = answers.filter(({ shown }) => shown > 0).map(({ ms }) => ms);
  const right = answers.filter(({ place }) => place >= 0 && place < 10).length;
  return [
    answers.length,
    percentile(times, 50),
    percentile(times, 99),
    `${((100 * right) / answers.length).toFixed(1)} %`,
    answers.length - times.length,
  ];
}
