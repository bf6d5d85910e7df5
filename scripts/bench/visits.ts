import { sql } from "kysely";
import { newId } from "../../src/kernel/ids.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import type { Database, Tx } from "../../src/platform/database/database.ts";
import type { Page } from "./pages.ts";
import { benchmarkEntry } from "./queries.ts";

type Reached = { readonly personId: string; readonly circleId: number };

export type Reach = {
  readonly first: Reached;
  /** Fifty children, or fewer where fewer are reached; and as many of their meetings. */
  readonly some: readonly Reached[];
  readonly meetings: readonly string[];
  /** Concerns that wait to be decided, for those who decide them. */
  readonly concerns: readonly string[];
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
    return { value: { first, some: rows, meetings, concerns, pages }, audit: benchmarkEntry() };
  });
}

async function ids(tx: Tx, query: ReturnType<typeof sql>): Promise<readonly string[]> {
  const { rows } = await query.execute(tx);
  return (rows as { id: string }[]).map(({ id }) => id);
}

/** The pages that somebody who works with children goes through. */
export function pagesFor({ some, meetings, pages }: Reach): readonly Page[] {
  return [
    { name: "tracker", address: () => "/children" },
    { name: "tracker by name", address: () => "/children?sort=name" },
    { name: "tracker, level 3", address: () => "/children?level=3" },
    ...pages.map((page) => ({
      name: `tracker, page ${page}`,
      address: () => `/children?page=${page}`,
    })),
    { name: "child", address: (turn) => `/children/${some[turn % some.length]?.personId ?? ""}` },
    { name: "meeting", address: (turn) => `/meetings/${meetings[turn % meetings.length] ?? ""}` },
    { name: "own concerns", address: () => "/concerns" },
    { name: "send a concern", address: () => "/concerns", form: aConcern },
  ];
}

/** The pages of the MASH. */
export function mashPages({ concerns }: Reach): readonly Page[] {
  return [
    { name: "MASH queue", address: () => "/mash" },
    { name: "MASH, decided", address: () => "/mash?show=decided" },
    {
      name: "MASH concern",
      address: (turn) => `/mash/${concerns[turn % concerns.length] ?? ""}`,
    },
  ];
}

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
