import { randomBytes } from "node:crypto";
import { Agent } from "node:http";
import { sql } from "kysely";
import { systemClock as clock } from "../../src/kernel/clock.ts";
import { londonDate } from "../../src/kernel/dates.ts";
import { findAlike } from "../../src/rooms/subjects/likeness/find-alike.ts";
import { listOwningTeams } from "../../src/rooms/directory/staff-reads.ts";
import { systemActor, type StaffActor } from "../../src/platform/access/actor.ts";
import { openDatabase, type Database } from "../../src/platform/database/database.ts";
import { ringOfText } from "../../src/platform/sealing/index.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { openSession } from "../../src/platform/session/sessions.ts";
import { undoneOnSignal, type Cleanup } from "../bench/cleanup.ts";
import { tokenBeside } from "../bench/machine.ts";
import { exchange, formToken, type Visitor } from "../bench/pages.ts";
import { foundPartnership } from "../bench/people.ts";
import { complete, freshCheckout, serve } from "../bench/processes.ts";
import { benchmarkEntry } from "../bench/queries.ts";
import { findServer, prepare, shippedSizes, type BenchServer } from "../bench/server.ts";
import { percentile, timed } from "../bench/statistics.ts";
import { plain, type Table } from "../bench/table.ts";
import { fillPeople, type Incoming, type Invented } from "./live-people.ts";

type Wanted = Omit<Invented, "size"> & { readonly sizes: readonly number[] };

const columns = [
  "people", "asked", "by", "p50", "p99", "right one in the first ten", "nobody shown", "database MB", "filled in s",
]; // prettier-ignore

/**
 * One record that comes in against everybody on file: as a system asks, which sends a home as well; as
 * whoever adds a child asks; and the looking alone, without HTTP, sign-in and audit. What comes in is
 * another agency's record of somebody on file. A server of our own has the sizes that operators are asked for.
 */
export async function benchLive({ sizes, ...invented }: Wanted): Promise<void> {
  const cleanup = undoneOnSignal();
  try {
    const server = await findServer(cleanup, shippedSizes());
    const checkout = freshCheckout(cleanup);
    await complete(checkout, ["lantern.mjs", "help"], {});
    const rows: Table["rows"][number][] = [];
    for (const size of sizes)
      rows.push(...(await measureSize({ ...invented, size }, { server, checkout, cleanup })));
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
): Promise<Table["rows"]> {
  const cleanup = all.part();
  const secret = randomBytes(32).toString("base64");
  const keys = `bench ${randomBytes(32).toString("base64")}`;
  const [{ contextKey }, ring] = [deriveSecrets(secret), ringOfText(keys)];
  const at = await server.createDatabase(`live_${invented.size}`);
  await prepare(at, contextKey);
  const { wide, manager } = await foundPartnership(at.adminUrl, { clock, ring });
  const pool = { connectionString: at.appUrl, max: 2 };
  const database = openDatabase({ pool, contextKey, clock, ring });
  cleanup.add(() => database.close());
  let asking: readonly Incoming[] = [];
  const filled = await timed(async () => {
    asking = await fillPeople(at.adminUrl, await ownerFor(database, manager), invented);
  });
  const addresses = { DATABASE_URL: at.appUrl, DATABASE_ADMIN_URL: at.adminUrl };
  const settings = { LANTERN_SECRET: secret, LANTERN_KEYS: keys, ...addresses };
  const served = await serve(checkout, settings, cleanup);
  const session = await sessionOf(database, wide);
  const token = await tokenBeside(database, manager, clock.now());
  const answers = await askEachWay(
    { served, session, token, database, wide },
    asking,
    invented.asked,
  );
  const megabytes = await sizeOf(database, wide);
  await cleanup.run();
  await at.drop();
  const rest = [megabytes, Math.round(filled / 1000)];
  return answers.map(([by, given]) => [
    invented.size,
    given.length,
    by,
    ...figuresOf(given),
    ...rest,
  ]);
}

const ownerFor = (database: Database, actor: StaffActor) =>
  database.as(actor, async (tx) => {
    const teams = await listOwningTeams(tx);
    const team = teams.find(({ teamId }) => teamId === actor.posts[0]?.teamId);
    if (!team) throw new Error("no team can hold a record");
    const { partnershipId, id: by } = actor;
    const owner = { partnershipId, teamId: team.teamId, principals: team.principals, by };
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

type Asker = Visitor & { readonly database: Database; readonly wide: StaffActor };
type Way = (one: Incoming) => Promise<Answer>;

async function askEachWay(
  asker: Asker,
  asking: readonly Incoming[],
  most: number,
): Promise<readonly (readonly [by: string, answers: readonly Answer[]])[]> {
  const agent = new Agent({ keepAlive: true });
  const csrf = await formToken(agent, asker);
  const ways: readonly (readonly [string, Way])[] = [
    ["looking alone", (one) => lookFor(asker, one)],
    ["API, with a home and numbers", (one) => askSystem(agent, asker, one)],
    ["form", (one) => askForm(agent, asker, { one, token: csrf })],
  ];
  const answered: (readonly [string, readonly Answer[]])[] = [];
  for (const [by, way] of ways) {
    // Who is not asked for, as far as there are any, warms the server up.
    for (const one of asking.slice(-Math.min(100, most))) await way(one);
    const answers: Answer[] = [];
    for (const one of asking.slice(0, most)) answers.push(await way(one));
    answered.push([by, answers]);
  }
  agent.destroy();
  return answered;
}

const answerOf = (ms: number, shown: readonly (string | undefined)[], one: Incoming): Answer => ({
  ms,
  shown: shown.length,
  place: shown.indexOf(one.personId),
});

/** The statement and the weighing, by the co-ordinator, without a home. */
function lookFor({ database, wide }: Asker, one: Incoming): Promise<Answer> {
  const { postcode: _home, numbers: _numbers, ...written } = one.written;
  const sought = { saidIn: "typed here", ...written, ...notAsked } as const;
  const { partnershipId } = wide;
  const asking = { partnershipId, today: londonDate(clock.now()), withoutFamily: true };
  return database.as(wide, async (tx) => {
    let found: readonly { readonly personId: string }[] = [];
    const ms = await timed(async () => {
      found = await findAlike(tx, sought, asking);
    });
    const ids = found.map(({ personId }) => personId);
    return { value: answerOf(ms, ids, one), audit: benchmarkEntry() };
  });
}
const notAsked = { otherNames: [], ageAbout: null, school: null } as const;

/** By a service account of the team that holds the records. */
async function askSystem(agent: Agent, visitor: Visitor, one: Incoming): Promise<Answer> {
  const { bornOn, sex, postcode, ...names } = one.written;
  const json = {
    ...names,
    ...(bornOn === null ? {} : { bornOn }),
    ...(sex === null ? {} : { sex }),
    ...(postcode === null ? {} : { postcode }),
  };
  const { ms, body } = await send(agent, visitor, { path: "/api/same-child/candidates", json });
  const { candidates } = JSON.parse(body) as { candidates: readonly { readonly id: string }[] };
  return answerOf(
    ms,
    candidates.map(({ id }) => id),
    one,
  );
}

async function askForm(
  agent: Agent,
  visitor: Visitor,
  { one, token }: { readonly one: Incoming; readonly token: string },
): Promise<Answer> {
  const form = { ...formOf(one), _csrf: token };
  const { ms, body } = await send(agent, visitor, { path: "/children/new", form });
  return answerOf(
    ms,
    [...body.matchAll(/name="seen" value="([^"]+)"/g)].map(([, id]) => id),
    one,
  );
}

async function send(agent: Agent, visitor: Visitor, sent: Parameters<typeof exchange>[2]) {
  let answer = { status: 0, body: "" };
  const ms = await timed(async () => {
    answer = await exchange(agent, visitor, sent);
  });
  // 303: nobody was like them, and the child was added.
  if (answer.status !== 200 && answer.status !== 303)
    throw new Error(`${sent.path} answered ${answer.status}: ${visitor.served.said()}`);
  return { ms, body: answer.body };
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
    percentile(times, 50),
    percentile(times, 99),
    `${((100 * right) / answers.length).toFixed(1)} %`,
    answers.length - times.length,
  ];
}
