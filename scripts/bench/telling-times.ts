import { Agent } from "node:http";
import { sql } from "kysely";
import pg from "pg";
import { newId } from "../../src/kernel/ids.ts";
import { seeded } from "../../src/kernel/random.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import type { Database } from "../../src/platform/database/database.ts";
import { exchange, formToken, type Visitor } from "./pages.ts";
import { benchmarkEntry } from "./queries.ts";
import { chanceSlower, percentile, timed } from "./statistics.ts";
import type { Cell, Table } from "./table.ts";

/** How `--pages` names the table. */
export const tellingName = "times that must tell nothing";

export const tellingColumns = [
  "children",
  "what is asked",
  "pairs",
  "p50 of nothing",
  "p50 of out of reach",
  "chance it is slower",
  "by luck from",
  "by luck to",
];

type Telling = {
  readonly children: number;
  readonly visitor: Visitor;
  readonly actor: StaffActor;
  readonly database: Database;
  readonly adminUrl: string;
  readonly pairs: number;
};

type Asked = { readonly path: string; readonly form?: Readonly<Record<string, string>> };
type Pair = {
  readonly name: string;
  /** What nobody has, and what somebody has whom the reader does not reach. */
  readonly nothing: (turn: number) => Asked;
  readonly hidden: (turn: number) => Asked;
};

/**
 * Whether the time of an answer tells that something out of reach exists: both kinds are asked for by turns, in an
 * order of chance. A chance near a half says nothing; the last row is the control, which must tell.
 */
export async function measureTelling(telling: Telling): Promise<Table["rows"]> {
  const { visitor, pairs, children } = telling;
  const agent = new Agent({ keepAlive: true });
  const csrf = await formToken(agent, visitor);
  const random = seeded(7);
  const ask = ({ path, form }: Asked): Promise<number> =>
    timed(() =>
      exchange(agent, visitor, {
        path,
        ...(form ? { form: { ...form, _csrf: csrf }, is200: true } : {}),
      }),
    );
  const rows: Cell[][] = [];
  for (const { name, nothing, hidden } of await pairsFor(telling)) {
    const [one, other]: [number[], number[]] = [[], []];
    for (let turn = -2; turn < pairs; turn++) {
      const isFirst = random.percent(50);
      const times = isFirst
        ? [await ask(nothing(turn + 2)), await ask(hidden(turn + 2))]
        : [await ask(hidden(turn + 2)), await ask(nothing(turn + 2))].reverse();
      if (turn < 0) continue;
      one.push(times[0] ?? 0);
      other.push(times[1] ?? 0);
    }
    const { chance, from, to } = chanceSlower(one, other);
    const medians = [percentile(one, 50), percentile(other, 50)];
    rows.push([children, name, pairs, ...medians, chance, from, to]);
  }
  agent.destroy();
  return rows;
}

async function pairsFor({
  children,
  actor,
  database,
  adminUrl,
}: Telling): Promise<readonly Pair[]> {
  const { hidden, reached } = await someOf({ actor, database, adminUrl });
  const at = (list: readonly Child[], turn: number): Child => {
    const child = list[turn % list.length];
    if (!child) throw new Error("there is nobody out of reach");
    return child;
  };
  const page = (name: string, under: string): Pair => ({
    name,
    nothing: () => ({ path: `/children/${newId()}${under}` }),
    hidden: (turn) => ({ path: `/children/${at(hidden, turn).personId}${under}` }),
  });
  // A reference like theirs that nobody has, and one that a child out of reach has.
  const sought = (reference: string): Asked => ({ path: "/search", form: { sought: reference } });
  const suggested = (reference: string, turn: number): Asked => ({
    path: "/search/suggestions",
    form: { sought: reference, box: String(turn) },
  });
  const unused = (turn: number): string => `C-${children + 2_041 + turn}-0`;
  return [
    page("record", ""),
    page("chronology", "/chronology"),
    page("form of a note", "/note"),
    {
      name: "search by reference",
      nothing: (turn) => sought(unused(turn)),
      hidden: (turn) => sought(at(hidden, turn).reference),
    },
    {
      name: "suggestions by reference",
      nothing: (turn) => suggested(unused(turn), turn),
      hidden: (turn) => suggested(at(hidden, turn).reference, turn),
    },
    {
      name: "control: a record in reach",
      nothing: () => ({ path: `/children/${newId()}` }),
      hidden: (turn) => ({ path: `/children/${at(reached, turn).personId}` }),
    },
  ];
}

type Child = { readonly personId: string; readonly reference: string };

async function someOf({
  actor,
  database,
  adminUrl,
}: Pick<Telling, "actor" | "database" | "adminUrl">): Promise<{
  readonly hidden: readonly Child[];
  readonly reached: readonly Child[];
}> {
  const client = new pg.Client(adminUrl);
  await client.connect();
  const { rows: all } = await client.query<Child>(
    `select person_id as "personId", reference from subjects.people
     where partnership_id = $1 order by md5(person_id::text) limit 600`,
    [actor.partnershipId],
  );
  await client.end();
  const reached = await database.as(actor, async (tx) => {
    const { rows } = await sql<Child>`
      select person_id as "personId", reference from subjects.people order by reference limit 50`.execute(
      tx,
    );
    const ids = all.map(({ personId }) => personId);
    const seen = await sql<Child>`
      select person_id as "personId", reference from subjects.people where person_id = any(${ids}::uuid[])`.execute(
      tx,
    );
    return { value: { some: rows, among: seen.rows }, audit: benchmarkEntry() };
  });
  const among = new Set(reached.among.map(({ personId }) => personId));
  return { hidden: all.filter(({ personId }) => !among.has(personId)), reached: reached.some };
}
