import { sql } from "kysely";
import { formatDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listShutWords, shownName } from "../../directory/index.ts";
import { hideService } from "../hide-service.ts";

export type About = "record" | "entry" | "level" | "harm" | "flag";

export type Dispute = {
  readonly disputeId: string;
  readonly about: About;
  readonly aboutId: string | null;
  readonly by: string;
  readonly on: string;
  readonly says: string;
  readonly recordedBy: string;
  readonly recordedAt: Date;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  readonly version: number;
};

/** What is disputed of a child's record, newest first. */
export async function listDisputes(tx: Tx, personId: string): Promise<readonly Dispute[]> {
  const { rows } = await sql<Dispute>`
    select d.dispute_id as "disputeId", d.about, d.about_id as "aboutId", d.disputed_by as by, d.disputed_on as on,
      d.says, ${shownName({ staff: "s", at: "d.recorded_at" })} as "recordedBy", d.recorded_at as "recordedAt", d.answer, ${shownName({ staff: "a", at: "d.answered_at" })} as "answeredBy",
      d.answered_at as "answeredAt", d.version
    from protect.disputes d join directory.staff s on s.staff_id = d.recorded_by
    left join directory.staff a on a.staff_id = d.answered_by
    where d.person_id = ${personId}::uuid order by d.dispute_id desc limit 200`.execute(tx);
  return rows;
}

export const disputesOf = (
  disputes: readonly Dispute[],
  about: About,
  aboutId: string | null,
): readonly Dispute[] => disputes.filter((one) => one.about === about && one.aboutId === aboutId);

/** Of many children at once: how many disputes stand on each, for lists and files. */
export async function countDisputes(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (personIds.length === 0) return new Map();
  const { rows } = await sql<{ personId: string; count: number }>`
    select person_id as "personId", count(*)::int as count from protect.disputes
    where person_id = any (${[...personIds]}::uuid[]) group by person_id`.execute(tx);
  return new Map(rows.map(({ personId, count }) => [personId, count]));
}

export type Disputable = {
  /** As the form sends it. */
  readonly key: string;
  readonly about: About;
  readonly aboutId: string | null;
  readonly text: string;
};

type Item = {
  readonly about: About;
  readonly id: string;
  readonly what: string;
  readonly on: string;
  readonly kind: string;
  readonly recordedAt: Date;
};

/** What can be disputed: the record as a whole, and each decision, flag and line of the chronology. */
export async function listDisputable(tx: Tx, personId: string): Promise<readonly Disputable[]> {
  const { rows } = await sql<Item>`
    select * from (
      select 'level' as about, level_decision_id as id, 'Level' as what, decided_on as on, '' as kind, decided_on::timestamptz as "recordedAt" from protect.level_decisions
        where person_id = ${personId}::uuid
      union all select 'harm', harm_decision_id, 'Harm status', decided_on, '', decided_on::timestamptz from protect.harm_decisions
        where person_id = ${personId}::uuid
      union all select 'flag', flag_id, 'Flag ' || type, raised_on, '', raised_on::timestamptz from protect.flags where person_id = ${personId}::uuid
      union all select 'entry', chronology_entry_id, headline, happened_on, kind, recorded_at from protect.chronology_entries
        where person_id = ${personId}::uuid and kind <> 'correction'
    ) x order by x.on desc, x.id desc limit 300`.execute(tx);
  const hide = hideService(await listShutWords(tx));
  const shown = rows.map((row) => ({
    ...row,
    what: hide({ ...row, headline: row.what, detail: null }).headline,
  }));
  return [
    { key: "record", about: "record", aboutId: null, text: "The record as a whole" },
    ...shown.map(({ about, id, what, on }) => ({
      key: `${about}:${id}`,
      about,
      aboutId: id,
      text: `${formatDate(on)}: ${what}`,
    })),
  ];
}
