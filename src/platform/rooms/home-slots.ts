import { sql, type RawBuilder } from "kysely";
import type { HowMany } from "../../kernel/words.ts";
import type { StaffActor } from "../access/actor.ts";
import type { Tx } from "../database/tx.ts";
import { tookTooLong, withinTime } from "../database/within-time.ts";
import { manyOf, type Rooms } from "./slot.ts";

export type HomeReader = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly rooms: Rooms;
  readonly now: Date;
  readonly today: string;
};

/** A count that stands in the one statement in which all that waits is counted. */
export type CountedTogether = {
  /** Of one row; the same select of several needs is asked once. */
  readonly select: (reader: HomeReader) => RawBuilder<unknown>;
  readonly countIn: (row: unknown) => number;
};

export const countedTogether = <Row>(
  select: (reader: HomeReader) => RawBuilder<Row>,
  countIn: (row: Row) => number,
): CountedTogether => ({ select, countIn: (row) => countIn(row as Row) });

/** What waits for its reader: a number at the head of their home that opens the list it counts. */
export type Need = {
  /** Smaller stands before larger. */
  readonly order: number;
  readonly isFor: (actor: StaffActor) => boolean;
  readonly href: string;
  /** In red: a child may be in danger. */
  readonly isLoud?: true;
  /** As the list counts it, by the same read; a read of its own only where one select does not do. */
  readonly count: CountedTogether | ((reader: HomeReader) => Promise<HowMany>);
  /** What stands after the number. */
  readonly says: (count: number) => string;
  /**
   * Of what is put together at every look, and can grow: stands in place of number and words where counting took longer
   * than a home waits. No home is refused because a count is slow.
   */
  readonly uncounted?: string;
};

/** How long a home waits for such a count, in milliseconds. */
const longestCount = 2_000;

export const homeNeeds = manyOf<Need>(
  "what waits at homes",
  (one, other) => one.order - other.order,
);

/** What several needs and parts of one home count from is read once for it. */
export function oncePerHome<T extends object>(
  read: (reader: HomeReader) => T,
): (reader: HomeReader) => T {
  const asked = new WeakMap<HomeReader, T>();
  return (reader) => {
    const known = asked.get(reader) ?? read(reader);
    asked.set(reader, known);
    return known;
  };
}

export type HomeLine = {
  readonly text: string;
  /** Absent for what opens nothing. */
  readonly href?: string;
  readonly more?: string;
  /** In words, and overdue or not. */
  readonly due?: { readonly text: string; readonly isOverdue: boolean };
};

/** A part of a home: the first of a list, and the way to the whole of it. */
export type HomeSection = {
  readonly heading: string;
  readonly lines: readonly HomeLine[];
  /** Where there is no line: what will come, and where to go. */
  readonly empty: string;
  readonly all?: { readonly text: string; readonly href: string };
  /** Whose records stand in it, for the audit. */
  readonly subjectIds?: readonly string[];
};

export type HomePart = {
  readonly order: number;
  readonly isFor: (actor: StaffActor) => boolean;
  /** Undefined where the part says nothing to this reader today: what few have stands on the homes of those few. */
  readonly read: (reader: HomeReader) => Promise<HomeSection | undefined>;
};

export const homeParts = manyOf<HomePart>(
  "parts of homes",
  (one, other) => one.order - other.order,
);

export type ShownNeed = {
  /** Undefined where counting took too long. */
  readonly count: HowMany | undefined;
  readonly text: string;
  readonly href: string;
  readonly isLoud: boolean;
};

/** What waits for this reader now; asked before anything that looks narrowly for the rest of a page. */
export async function readNeeds(reader: HomeReader): Promise<readonly ShownNeed[]> {
  const asked = homeNeeds.allIn(reader.rooms).filter(({ isFor }) => isFor(reader.actor));
  const countOf = await countTogether(reader, asked);
  const shown: ShownNeed[] = [];
  for (const need of asked) {
    const { says, href, isLoud = false, uncounted = "" } = need;
    const waiting = await waitingOf(need, reader, countOf);
    if (waiting === tookTooLong) shown.push({ count: undefined, text: uncounted, href, isLoud });
    else if (waiting !== 0)
      shown.push({ count: waiting, text: says(leastOf(waiting)), href, isLoud });
  }
  return shown;
}

const leastOf = (count: HowMany): number =>
  typeof count === "number" ? count : count.moreThan + 1;

function waitingOf(
  { count, uncounted }: Need,
  reader: HomeReader,
  countOf: (count: CountedTogether) => number,
): Promise<HowMany | typeof tookTooLong> {
  if (typeof count !== "function") return Promise.resolve(countOf(count));
  if (uncounted === undefined) return count(reader);
  return withinTime(reader.tx, longestCount, () => count(reader));
}

/** One statement for all, however many rooms have something that waits. */
async function countTogether(
  reader: HomeReader,
  needs: readonly Need[],
): Promise<(count: CountedTogether) => number> {
  const together = needs.flatMap(({ count }) => (typeof count === "function" ? [] : [count]));
  const selects = new Map(together.map((count) => [count, count.select(reader)]));
  const distinct = [...new Set(selects.values())];
  if (distinct.length === 0) return () => 0;
  const columns = distinct.map(
    (select, at) => sql`(select to_jsonb(one) from (${select}) one) as ${sql.ref(`need${at}`)}`,
  );
  const { rows } = await sql<Record<string, unknown>>`select ${sql.join(columns)}`.execute(
    reader.tx,
  );
  return (count) => {
    const select = selects.get(count);
    return select ? count.countIn(rows[0]?.[`need${distinct.indexOf(select)}`]) : 0;
  };
}

/** The parts of this reader's home, in order. */
export async function readHomeParts(reader: HomeReader): Promise<readonly HomeSection[]> {
  const asked = homeParts.allIn(reader.rooms).filter(({ isFor }) => isFor(reader.actor));
  const sections: HomeSection[] = [];
  for (const { read } of asked) {
    const section = await read(reader);
    if (section) sections.push(section);
  }
  return sections;
}
