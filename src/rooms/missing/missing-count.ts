import { sql, type RawBuilder } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";

/**
 * Missing episodes in 90 days, counted in one way: every list, page, paper, file and sheet reads these
 * numbers and says them with `missingShown`, `missingText` or `missingFrom`.
 */
export type MissingNumbers = {
  /** What somebody typed, or a workbook said. */
  readonly missingCount: number | null;
  readonly missingCountedOn: string | null;
  /** Null for a child of whom no episode was ever recorded: that nothing was recorded is not a count of none. */
  readonly missingRecorded: number | null;
};

/** Days back from now of what counts as lately. */
export const missingDays = 90;

type Now = { readonly at: Date };

/** Of the episode `e`: began in the 90 days up to now. */
const isLately = ({ at }: Now): RawBuilder<unknown> => isWithin(missingDays, at);

/** Of the episode `e`: began in so many days up to now. */
export const isWithin = (days: number, at: Date): RawBuilder<unknown> =>
  sql`e.missing_since >= ${at}::timestamptz - make_interval(days => ${days}::int)`;

/** Episodes that happened, without those recorded in error. */
export const isCounted = ({ at }: Now): RawBuilder<unknown> =>
  sql`e.error_at is null and e.missing_since <= ${at}`;

const recordedCount = (now: Now): RawBuilder<unknown> =>
  sql`(count(*) filter (where ${isLately(now)}))::int`;

/** Beside the child `t`: null where no episode was ever recorded. */
export const missingRecorded = (now: Now): RawBuilder<unknown> => sql`(
  select ${recordedCount(now)} from protect.missing_episodes e
  where e.person_id = t.person_id and ${isCounted(now)} having count(*) > 0)`;

/** The same of all of a list at once. */
export const missingOfAll = (entries: RawBuilder<unknown>, now: Now): RawBuilder<unknown> => sql`
  select t.person_id, ${recordedCount(now)} as recorded
  from ${entries} t join protect.missing_episodes e on e.person_id = t.person_id
  where ${isCounted(now)} group by t.person_id`;

/** Children of whom so many are recorded. */
export const childrenMissing = (least: number, now: Now): RawBuilder<unknown> => sql`
  select e.person_id from protect.missing_episodes e
  where ${isCounted(now)} and ${isLately(now)} group by e.person_id having count(*) >= ${least}`;

/** The numbers of the tracker's entry `t`. */
export const missingNumbers = (now: Now): RawBuilder<unknown> => sql`
  t.missing_count as "missingCount", t.missing_counted_on::text as "missingCountedOn",
  ${missingRecorded(now)} as "missingRecorded"`;

/** The one number of the entry `t` that is shown first: what is recorded here, else what was entered. */
export const missingFirst = (now: Now): RawBuilder<unknown> =>
  sql`coalesce(${missingRecorded(now)}, t.missing_count)`;

const none: MissingNumbers = { missingCount: null, missingCountedOn: null, missingRecorded: null };

/** Of one child, whether it has an entry on the tracker or not. */
export async function findMissingNumbers(
  tx: Tx,
  { personId, at }: { readonly personId: string; readonly at: Date },
): Promise<MissingNumbers> {
  const { rows } = await sql<MissingNumbers>`
    select ${missingNumbers({ at })}
    from (select ${personId}::uuid as person_id) one left join protect.tracker_entries t0 using (person_id),
      lateral (select one.person_id, t0.missing_count, t0.missing_counted_on) t`.execute(tx);
  return rows[0] ?? none;
}

/** Two sources of one number: what is recorded here goes first, and what somebody entered stays beside it where it differs. */
export type MissingShown = {
  /** Null where neither knows. */
  readonly count: number | null;
  /** Where it comes from and as of when; undefined where nobody said. */
  readonly source: string | undefined;
  /** What was typed or imported and says something else, in words. */
  readonly entered: string | undefined;
};

export function missingShown(
  { missingCount, missingCountedOn, missingRecorded }: MissingNumbers,
  today: string,
): MissingShown {
  const counted = missingCountedOn === null ? "" : `, counted ${formatDate(missingCountedOn)}`;
  if (missingRecorded === null) {
    const source = missingCount === null ? undefined : `entered${counted}`;
    return { count: missingCount, source, entered: undefined };
  }
  const differs = missingCount !== null && missingCount !== missingRecorded;
  return {
    count: missingRecorded,
    source: `recorded here, to ${formatDate(today)}`,
    entered: differs ? `${String(missingCount)} entered${counted}` : undefined,
  };
}

/** Both, in one text. */
export function missingText(numbers: MissingNumbers, today: string): string {
  const { count, source, entered } = missingShown(numbers, today);
  if (count === null) return "";
  return entered === undefined ? String(count) : `${String(count)} ${source ?? ""}; ${entered}`;
}

/** Where the number of a file comes from, and what differs from it. */
export function missingFrom(numbers: MissingNumbers, today: string): string {
  const { source, entered } = missingShown(numbers, today);
  return [source, entered].filter((part) => part !== undefined).join("; ");
}
