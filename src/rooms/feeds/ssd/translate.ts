import { missingCode } from "../codes.ts";
import { numbersIn } from "./person-numbers.ts";
import { whenOf } from "../read-row.ts";
import type { SsdLine, SsdTable, SsdTables } from "./tables.ts";

/** The forums that the dataset knows of, by the keys that Lantern ships them with. */
const ssdForums = {
  ssd_cp_plans: "child-protection-plan",
  ssd_cla_episodes: "in-care",
  ssd_cin_episodes: "child-in-need",
} as const;

/** Where a line stands, so that it can be put right in the council’s system. */
type Place = { readonly table: SsdTable; readonly line: number };

export type SsdRow = Place & {
  /** The council’s id of the child. */
  readonly identifier: string;
  /** By the names of the fields of a row of the council’s own record. */
  readonly cells: Readonly<Record<string, string>>;
};

export type SsdProblem = Place & { readonly message: string };

type Translated = {
  readonly rows: readonly SsdRow[];
  readonly problems: readonly SsdProblem[];
  /** What ended before the first day that was asked for. */
  readonly past: number;
};

type Window = {
  readonly today: string;
  /** What ended before this day is left out. */
  readonly since: string;
};

type Spell = Place & {
  readonly key: string;
  readonly identifier: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly more?: Readonly<Record<string, string>>;
};

/** What the dataset says of children, as rows that Lantern takes; the earliest first. */
export function translate(tables: SsdTables, window: Window): Translated {
  const people = new Map(
    (tables.ssd_person ?? []).map(({ cells }) => [cells["pers_person_id"] ?? "", cells]),
  );
  const rows: SsdRow[] = [];
  const problems: SsdProblem[] = [];
  let past = 0;
  for (const spell of spellsOf(tables)) {
    const { table, line } = spell;
    const person = people.get(spell.identifier);
    const read = readSpell(spell, window);
    if (spell.key === "" || !person) {
      const message = person ? "It has no id of its own" : "Its person is not in ssd_person";
      problems.push({ table, line, message });
    } else if ("wrong" in read) problems.push({ table, line, message: read.wrong });
    else if (read.to !== "" && read.to < window.since) past++;
    else {
      const { identifier, what, key, more = {} } = spell;
      const whom = {
        givenName: person["pers_forename"] ?? "",
        familyName: person["pers_surname"] ?? "",
        bornOn: person["pers_dob"] ?? "",
        ...Object.fromEntries(numbersIn(person).map((number) => [number.kind, number.value])),
      };
      const cells = { key: `${table} ${key}`, identifier, ...whom, what, ...read, ...more };
      rows.push({ table, line, identifier, cells });
    }
  }
  return { rows: rows.sort(earliestFirst), problems, past };
}

const earliestFirst = (one: SsdRow, other: SsdRow): number => {
  const [first = "", second = ""] = [one.cells["from"], other.cells["from"]];
  return first < second ? -1 : first > second ? 1 : 0;
};

type Read = { readonly from: string; readonly to: string } | { readonly wrong: string };

function readSpell({ what, from, to }: Spell, { today }: Window): Read {
  const since = whenOf(from, today);
  const until = to === "" ? "" : whenOf(to, today);
  if (since === undefined) return { wrong: "Its first day is not a date, or has not come yet" };
  if (until === undefined) return { wrong: "Its last day is not a date, or has not come yet" };
  // The day on which a child came back has an hour; without it, it is told once the day is over.
  const isOver = what !== missingCode.key || until !== today;
  return { from: since, to: isOver ? until : "" };
}

function spellsOf(tables: SsdTables): readonly Spell[] {
  const of = (table: SsdTable): readonly SsdLine[] => tables[table] ?? [];
  return [
    ...of("ssd_missing").map(missingSpell),
    ...of("ssd_cp_plans").map(planSpell),
    ...careSpells(of("ssd_cla_episodes")),
    ...of("ssd_cin_episodes").flatMap(needSpell),
  ];
}

/** The dataset’s episodes are of children in care: from a placement, or where they were to be. */
const missingSpell = ({ line, cells }: SsdLine): Spell => ({
  table: "ssd_missing",
  line,
  what: missingCode.key,
  key: cells["miss_table_id"] ?? "",
  identifier: cells["miss_person_id"] ?? "",
  from: cells["miss_missing_episode_start_date"] ?? "",
  to: cells["miss_missing_episode_end_date"] ?? "",
  more: { grade: typeWords(cells["miss_missing_episode_type"] ?? ""), fromKind: "placement" },
});

/** Systems write the letter of the statutory return or the word. */
const typeWords = (type: string): string =>
  ({ m: "Missing", a: "Away" })[type.toLowerCase()] ?? (type === "" ? "Missing" : type);

const planSpell = ({ line, cells }: SsdLine): Spell => ({
  table: "ssd_cp_plans",
  line,
  what: ssdForums.ssd_cp_plans,
  key: cells["cppl_cp_plan_id"] ?? "",
  identifier: cells["cppl_person_id"] ?? "",
  from: cells["cppl_cp_plan_start_date"] ?? "",
  to: cells["cppl_cp_plan_end_date"] ?? "",
});

/** A referral that came to nothing made nobody a child in need. */
const needSpell = ({ line, cells }: SsdLine): readonly Spell[] =>
  /^(y|yes|1|true)$/iu.test(cells["cine_referral_nfa"] ?? "")
    ? []
    : [
        {
          table: "ssd_cin_episodes",
          line,
          what: ssdForums.ssd_cin_episodes,
          key: cells["cine_referral_id"] ?? "",
          identifier: cells["cine_person_id"] ?? "",
          from: cells["cine_referral_date"] ?? "",
          to: cells["cine_close_date"] ?? "",
        },
      ];

/** Episodes change with each placement and legal status; a period of care is all of them. */
function careSpells(lines: readonly SsdLine[]): readonly Spell[] {
  const periods = new Map<string, SsdLine[]>();
  for (const line of lines) {
    const { clae_person_id: person = "", clae_cla_id: care = "" } = line.cells;
    const period = care === "" ? (line.cells["clae_entered_care_date"] ?? "") : care;
    const key = `${person} ${period}`;
    periods.set(key, [...(periods.get(key) ?? []), line]);
  }
  return [...periods].flatMap(([key, episodes]) => {
    const [first, ...others] = episodes.sort(byStart);
    const last = others.at(-1) ?? first;
    if (!first || !last) return [];
    const { clae_entered_care_date: entered = "", clae_cla_episode_start_date: start = "" } =
      first.cells;
    return [
      {
        table: "ssd_cla_episodes",
        line: last.line,
        what: ssdForums.ssd_cla_episodes,
        key,
        identifier: first.cells["clae_person_id"] ?? "",
        from: entered === "" ? start : entered,
        to: leftCare(last),
      },
    ];
  });
}

const startOf = ({ cells }: SsdLine): string => {
  const start = cells["clae_cla_episode_start_date"] ?? "";
  return whenOf(start, "9999-12-31") ?? start;
};
const byStart = (one: SsdLine, other: SsdLine): number =>
  startOf(one) < startOf(other) ? -1 : startOf(one) > startOf(other) ? 1 : 0;

/** X1 ends an episode and begins the next: care goes on. */
const leftCare = ({ cells }: SsdLine): string =>
  cells["clae_cla_episode_ceased_reason"]?.toUpperCase() === "X1"
    ? ""
    : (cells["clae_cla_episode_ceased_date"] ?? "");
