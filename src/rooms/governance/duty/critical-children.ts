import {
  type MissingNumbers,
  missingNumbers,
  missingFirst,
  type NotMatched,
  missingText,
} from "../../missing/index.ts";
import { notForEnforcement, standingSaid } from "../../child-record/index.ts";
import { sql } from "kysely";
import {
  ageOn,
  formatDate,
  formatDateTime,
  londonDate,
  type IsoDate,
} from "../../../kernel/dates.ts";
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

export type Row = MissingNumbers & {
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
  /** Since when the child is missing now. */
  readonly missingSince: Date | null;
  readonly ring: readonly string[];
  readonly plan: readonly string[];
  /** Bail and releases of people around the child, hearings, and what another body must be told: nobody is named. */
  readonly around: readonly Around[];
};

type Around = {
  readonly what: "duty" | "hearing" | "release";
  readonly name: string | null;
  readonly on: string | null;
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
 * Children who are missing now, first and whatever else stands on their record; then those at the highest
 * level, being exploited now, missing lately, or with protected whereabouts.
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
      p.born_on::text as born, p.restricted as "isRestricted", t.level, coalesce(t.harm_status, '') as harm,
      ${standingSaid}, coalesce(t.flags, '{}') as flags, ${missingNumbers({ at })}, now.since as "missingSince",
      exists (select from subjects.protections r
        where r.person_id = p.person_id and r.ended_at is null) as "isProtected",
      array(select concat_ws(', ', r.name, coalesce(r.phone, 'no number recorded'))
        from subjects.to_ring(p.person_id, ${at}) r order by r.place limit 2) as ring,
      array(select a.wording from work.actions a
        where a.person_id = p.person_id and a.closed_on is null order by a.due_on limit 3) as plan,
      coalesce((select jsonb_agg(x order by x."on" nulls last) from (
        select 'release' as what, null as name, r.ends_on::text as "on" from protect.release_children c
          join subjects.releases r on r.release_id = c.release_id and r.ended_on is null where c.person_id = p.person_id
        union select 'hearing', null, s.due_on::text from protect.investigation_steps s
          where s.person_id = p.person_id and s.step = 'court' and s.about = 'hearing' and s.due_on >= ${londonDate(at)}::date
        union select 'duty', d.name, d.due_on::text from protect.duties d
          where d.person_id = p.person_id and d.closed_at is null) x), '[]') as around
    from subjects.people p left join protect.tracker_entries t on t.person_id = p.person_id
    left join lateral (select e.missing_since as since from protect.missing_episodes e
      where e.person_id = p.person_id and e.returned_at is null and e.error_at is null) now on true
    where p.partnership_id = ${partnershipId}
      and (now.since is not null or t.is_open
        and (t.level >= ${highest} or t.harm_status = any (${harmed}) or ${missingFirst({ at })} > 0
          or exists (select from unnest(t.flags) f where f like '%missing%')
          or exists (select from subjects.protections r
            where r.person_id = p.person_id and r.ended_at is null)))
    order by now.since nulls last, p.sort_name, p.person_id`.execute(tx);
  return rows;
}

/** Who is missing now by another system and not matched: before everybody, because nobody answers for them. */
export const notMatchedOf = (
  children: readonly NotMatched[],
  today: IsoDate,
): readonly SheetChild[] =>
  children.map((one) => ({
    name: `${one.givenName} ${one.familyName}`,
    lines: [
      ["Reference", one.reference],
      ["Age", ageWords(one.bornOn, today)],
      ["Ring", `${one.source}: ${one.contact}`],
    ],
    plan: [],
    warnings: [
      `Missing now, since ${formatDateTime(one.missingSince)}`,
      "Not matched: no record here was joined to this report",
    ],
  }));

/** What the sheet says: of a restricted record who to ring, of a protected child no free text. */
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
      ["Harm", harm || "Not decided"],
      ["Ring", row.ring.join("; ") || "The MASH: no lead practitioner is recorded"],
    ],
    // A promise can name a place, and nobody has read it for this: a protected child's stay out.
    plan: row.isProtected ? [] : row.plan,
    warnings: warningsOf(row, { words, today }),
  };
}

function ageWords(born: string | null, today: IsoDate): string {
  const age = born === null ? undefined : ageOn(born, today);
  return age === undefined ? "Not known" : String(age);
}

function aroundText({ what, name, on }: Around, today: IsoDate): string {
  const day = on === null ? null : formatDate(on);
  if (what === "hearing") return `Hearing or trial: ${day ?? "no day"}`;
  if (what === "duty")
    return `To tell another body${day === null ? "" : ` by ${day}`}: ${name ?? ""}`;
  const words = "Bail, release or conditions of a person around the child";
  if (on === null) return `${words}: no end is recorded`;
  return `${words}: ${on < today ? "ended" : "ends"} ${day ?? ""}`;
}

function warningsOf(
  row: Row,
  { words, today }: { readonly words: Words; readonly today: IsoDate },
): readonly string[] {
  const lately = missingText(row, today);
  const flags = row.flags.map(
    (key) => words.flagTypes.find((type) => type.key === key)?.name ?? key.replaceAll("-", " "),
  );
  return [
    ...(row.missingSince === null
      ? []
      : [`Missing now, since ${formatDateTime(row.missingSince)}`]),
    ...(row.isProtected
      ? ["Where this child can be found is protected: tell nobody, and ring before you go"]
      : []),
    ...(["", "0"].includes(lately) ? [] : [`Missing in 90 days: ${lately}`]),
    ...row.around.map((one) => aroundText(one, today)),
    ...flags,
    ...(flags.length > 0 ? [notForEnforcement] : []),
  ];
}
