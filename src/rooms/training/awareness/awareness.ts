import { sql } from "kysely";
import type { IsoDate } from "../../../kernel/dates.ts";
import { smallest } from "../../../kernel/small-numbers.ts";
import type { Tx } from "../../../platform/database/database.ts";

export type Campaign = {
  readonly campaignId: string;
  readonly name: string;
  readonly about: string;
  readonly audiences: readonly string[];
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate | null;
};

export async function listCampaigns(tx: Tx): Promise<readonly Campaign[]> {
  const { rows } = await sql<Campaign>`
    select campaign_id as "campaignId", name, about, audiences, from_on::text as "fromOn",
      until_on::text as "untilOn"
    from directory.campaigns order by from_on desc, lower(name) limit 500`.execute(tx);
  return rows;
}

/** What agencies and schools counted, in sums. */
export type Counted = {
  readonly campaignId: string;
  readonly campaign: string;
  readonly fromOn: IsoDate;
  /** Empty: of all agencies and schools whose numbers are shown. */
  readonly bodyId: string | null;
  readonly body: string;
  readonly lastOn: IsoDate;
  readonly asked: number;
  readonly before: number;
  readonly after: number;
};

export async function listCounted(tx: Tx): Promise<readonly Counted[]> {
  const { rows } = await sql<Counted>`
    select campaign_id as "campaignId", campaign, from_on::text as "fromOn", coalesce(agency_id, school_id) as "bodyId", body,
      last_on::text as "lastOn", asked, knew_before as before, knew_after as after
    from directory.awareness() order by from_on desc, lower(campaign), lower(body)`.execute(tx);
  return rows;
}

/** A line as its reader may see it. */
export type AwarenessLine = Omit<Counted, "after" | "before"> & {
  readonly before: number | null;
  readonly after: number | null;
};

const isSmall = (count: number): boolean => count > 0 && count < smallest;

/** Where few knew, or few did not, the number would tell who: neither is shown. */
const shownOf = (knew: number, asked: number): number | null =>
  isSmall(knew) || isSmall(asked - knew) ? null : knew;

/** Of each agency and school; who keeps training there reads it whole. */
export const linesOf = (
  counted: readonly Counted[],
  isKept: (bodyId: string) => boolean,
): readonly AwarenessLine[] =>
  counted.map((line) => {
    if (line.bodyId !== null && isKept(line.bodyId)) return line;
    return {
      ...line,
      before: shownOf(line.before, line.asked),
      after: shownOf(line.after, line.asked),
    };
  });

/**
 * Of each campaign: the sum of the agencies and schools of which everything is shown to everybody. What is not shown is in no
 * sum, so that it cannot be worked out from one.
 */
export function totalsOf(counted: readonly Counted[]): readonly AwarenessLine[] {
  const open = counted.filter(
    ({ asked, before, after }) => shownOf(before, asked) !== null && shownOf(after, asked) !== null,
  );
  return [...Map.groupBy(open, ({ campaignId }) => campaignId).values()].flatMap((lines) => {
    const [first] = lines;
    if (first === undefined) return [];
    const sum = (of: (line: Counted) => number): number =>
      lines.reduce((all, line) => all + of(line), 0);
    const last = lines.map(({ lastOn }) => lastOn).toSorted();
    return [
      {
        ...first,
        bodyId: null,
        body: "",
        lastOn: last.at(-1) ?? first.lastOn,
        asked: sum(({ asked }) => asked),
        before: sum(({ before }) => before),
        after: sum(({ after }) => after),
      },
    ];
  });
}

/** In whole per cent; nothing where it is not shown. */
export const percentOf = (knew: number | null, asked: number): number | null =>
  knew === null ? null : Math.round((knew * 100) / asked);
