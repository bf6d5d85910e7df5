import { notForEnforcement, standingSaid } from "../../protect/index.ts";
import { sql } from "kysely";
import { ageOn, type IsoDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import type { Tx } from "../../../platform/database/database.ts";

/** One child of the sheet, as the duty team reads it when nothing else can be opened. */
export type SheetChild = {
  readonly name: string;
  readonly lines: readonly (readonly [string, string])[];
  readonly plan: readonly string[];
  readonly warnings: readonly string[];
};

export type Critical = {
  readonly children: readonly SheetChild[];
  /** "Ring …": all that is said of a restricted record. */
  readonly restricted: readonly string[];
};

export type Row = {
  readonly reference: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly born: string | null;
  readonly isRestricted: boolean;
  readonly isProtected: boolean;
  readonly level: number | null;
  readonly harm: string;
  /** What they were called when they were decided. */
  readonly levelSaid: string | null;
  readonly harmSaid: string | null;
  readonly flags: readonly string[];
  readonly missing: number;
  readonly ring: readonly string[];
  readonly plan: readonly string[];
};

export type Words = {
  readonly levels: readonly { readonly level: number; readonly name: string }[];
  readonly harms: readonly {
    readonly key: string;
    readonly name: string;
    readonly harm?: string | undefined;
  }[];
  readonly flagTypes: readonly { readonly key: string; readonly name: string }[];
};

/**
 * Children at the highest level, being exploited now, missing lately, or with protected whereabouts.
 * Read under the maintenance role, because a sheet has no reader yet: what a reader may not know is
 * left out here. Where a child can be found is never read at all.
 */
export async function listCritical(
  tx: Tx,
  given: { readonly partnershipId: number; readonly at: Date; readonly words: Words },
): Promise<readonly Row[]> {
  const { partnershipId, at, words } = given;
  const highest =
    words.levels.length > 0 ? Math.max(...words.levels.map(({ level }) => level)) : null;
  const harmed = words.harms.flatMap(({ key, harm }) => (harm === "now" ? [key] : []));
  const { rows } = await sql<Row>`
    select p.reference, p.given_name as "givenName", p.family_name as "familyName",
      p.born_on::text as born, p.restricted as "isRestricted", t.level, t.harm_status as harm, ${standingSaid},
      t.flags, coalesce(t.missing_count, 0) as missing,
      exists (select from subjects.protections r
        where r.person_id = p.person_id and r.ended_at is null) as "isProtected",
      array(select concat_ws(', ', r.name, coalesce(r.phone, 'no number recorded'))
        from subjects.to_ring(p.person_id, ${at}) r order by r.place limit 2) as ring,
      array(select a.wording from work.actions a
        where a.person_id = p.person_id and a.closed_on is null order by a.due_on limit 3) as plan
    from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
    where t.partnership_id = ${partnershipId} and t.is_open
      and (t.level >= ${highest} or t.harm_status = any (${harmed}) or t.missing_count > 0
        or exists (select from unnest(t.flags) f where f like '%missing%')
        or exists (select from subjects.protections r
          where r.person_id = p.person_id and r.ended_at is null))
    order by p.sort_name, p.person_id`.execute(tx);
  return rows;
}

/** What the sheet says: of a restricted record whom to ring, of a protected child no free text. */
export function criticalOf(rows: readonly Row[], words: Words, today: IsoDate): Critical {
  const open = rows.filter(({ isRestricted }) => !isRestricted);
  return {
    children: open.map((row) => childOf(row, words, today)),
    restricted: [...new Set(rows.filter(({ isRestricted }) => isRestricted).map(ringOf))].sort(),
  };
}

const ringOf = ({ ring }: Row): string =>
  `Ring ${ring[0] ?? "the MASH"} about a record that is restricted.`;

function childOf(row: Row, words: Words, today: IsoDate): SheetChild {
  const levelNow = words.levels.find((one) => one.level === row.level)?.name;
  const level = (row.level === null ? null : row.levelSaid) ?? levelNow ?? "Not known";
  const harm = row.harmSaid ?? words.harms.find(({ key }) => key === row.harm)?.name ?? row.harm;
  return {
    name: `${row.givenName} ${row.familyName}`,
    lines: [
      ["Reference", row.reference],
      ["Age", ageWords(row.born, today)],
      ["Level", level],
      ["Harm", harm],
      ["Ring", row.ring.join("; ") || "The MASH: no lead practitioner is recorded"],
    ],
    // A promise can name a place, and nobody has read it for this: a protected child's stay out.
    plan: row.isProtected ? [] : row.plan,
    warnings: warningsOf(row, words),
  };
}

function ageWords(born: string | null, today: IsoDate): string {
  const age = born === null ? undefined : ageOn(born, today);
  return age === undefined ? "Not known" : String(age);
}

function warningsOf(row: Row, words: Words): readonly string[] {
  const flags = row.flags.map(
    (key) => words.flagTypes.find((type) => type.key === key)?.name ?? key.replaceAll("-", " "),
  );
  return [
    ...(row.isProtected
      ? ["Where this child can be found is protected: tell nobody, and ring before you go"]
      : []),
    ...(row.missing > 0
      ? [`Missing: ${counted(row.missing, "time")} in the ninety days counted last`]
      : []),
    ...flags,
    ...(flags.length > 0 ? [notForEnforcement] : []),
  ];
}
