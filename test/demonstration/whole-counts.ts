import type { Client } from "../harness/client.ts";
import type { TestDatabase } from "../harness/database.ts";
import type { CountedTwice } from "./contradictions.ts";

type Counted = {
  readonly personId: string;
  readonly reference: string;
  readonly entered: number | null;
  readonly lately: number;
  readonly all: number;
};

const countAll = (database: TestDatabase): Promise<Counted[]> =>
  database.query<Counted>(
    `select t.person_id as "personId", p.reference, t.missing_count as entered,
       count(e.*) filter (where e.missing_since >= $1::timestamptz - interval '90 days')::int as lately,
       count(e.*)::int as all
     from protect.tracker_entries t join subjects.people p using (person_id)
       left join protect.missing_episodes e on e.person_id = t.person_id and e.error_at is null
     where not p.is_merged and not p.restricted
     group by t.person_id, p.reference, t.missing_count order by p.reference`,
    [database.clock.now()],
  );

/** What the team entered on the tracker, and what is recorded. */
export const countsEntered = async (database: TestDatabase): Promise<readonly CountedTwice[]> =>
  (await countAll(database)).map(({ reference, entered, lately, all }) => ({
    what: reference,
    counts: [
      { where: "entered on the tracker", count: entered },
      // That nothing was recorded is not a count of none.
      { where: "recorded", count: all > 0 ? lately : null },
    ],
  }));

/** So many pages of children of whom no episode is recorded are read beside those of the others. */
const others = 8;

/** The episodes that the child’s page leads to, and what is recorded. */
export async function countsOnPages(
  database: TestDatabase,
  client: Client,
): Promise<readonly CountedTwice[]> {
  const counted = await countAll(database);
  const read = [
    ...counted.filter(({ all, entered }) => all > 0 || (entered ?? 0) > 0),
    ...counted.filter(({ all, entered }) => all === 0 && !entered).slice(0, others),
  ];
  const twice: CountedTwice[] = [];
  for (const { personId, reference, all, entered } of read) {
    const { page } = await client.get(`/children/${personId}/missing`);
    const episode = new RegExp(`/children/${personId}/missing/[\\da-f-]{36}`);
    const shown = new Set(page.links.flatMap(({ href }) => episode.exec(href)?.[0] ?? []));
    twice.push({
      what: reference,
      counts: [
        { where: "on the child’s page", count: shown.size },
        { where: "recorded", count: all },
      ],
    });
    if (all > 0 || entered === null) continue;
    const said = /(\d+) episodes? in 90 days: entered/.exec(page.text)?.[1];
    twice.push({
      what: reference,
      counts: [
        { where: "entered, on the child’s page", count: said === undefined ? 0 : Number(said) },
        { where: "entered on the tracker", count: entered },
      ],
    });
  }
  return twice;
}
