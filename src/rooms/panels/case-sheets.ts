import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Block } from "../../platform/documents/index.ts";
import { refusedNames } from "../subjects/index.ts";

type Said = { readonly text: string; readonly on: string };

/** A case on a place, a group or an online space as its sheet has it: nobody is named on it, and no child stands there. */
type CaseRow = {
  readonly contextId: string;
  readonly kind: "place" | "group" | "online";
  readonly level: string | null;
  readonly reviewBy: string | null;
  readonly leadAgency: string | null;
  readonly reason: string;
  readonly judgement: Said | null;
  readonly actions: readonly { readonly text: string; readonly who: string; readonly on: string }[];
  readonly facts: readonly {
    readonly text: string;
    readonly before: Said;
    readonly after: Said | null;
  }[];
  readonly voices: readonly Said[];
};

const whatItIs = {
  place: "Case on a place",
  group: "Case on a group",
  online: "Case on an online space",
} as const;

async function listCases(tx: Tx, ids: readonly string[], today: string) {
  const { rows } = await sql<CaseRow>`
    select c.context_id as "contextId", c.kind, c.review_by::text as "reviewBy", a.name as "leadAgency", c.reason,
      (select k.body #>> array['levels', (c.level - 1)::text, 'name'] from directory.configuration k
        where k.kind = 'contexts' and k.key = 'contexts' and k.in_force_from <= ${today}::date
          and (k.in_force_to is null or k.in_force_to >= ${today}::date) order by k.in_force_from desc limit 1) as level,
      (select jsonb_build_object('text', m.judgement, 'on', m.assessed_on) from subjects.context_assessments m
        where m.context_id = c.context_id order by m.recorded_at desc limit 1) as judgement,
      (select coalesce(jsonb_agg(jsonb_build_object('text', n.wording, 'who', coalesce(g.name, n.guardian), 'on', n.due_on) order by n.due_on), '[]')
        from subjects.context_actions n left join directory.agencies g on g.agency_id = n.agency_id
        where n.context_id = c.context_id and n.state = 'open') as actions,
      (select coalesce(jsonb_agg(jsonb_build_object('text', f.wording, 'before', jsonb_build_object('text', f.before_said, 'on', f.before_on),
          'after', case when f.after_on is not null then jsonb_build_object('text', f.after_said, 'on', f.after_on) end) order by f.recorded_at), '[]')
        from subjects.context_facts f where f.context_id = c.context_id) as facts,
      (select coalesce(jsonb_agg(jsonb_build_object('text', v.wording, 'on', v.said_on) order by v.said_on desc), '[]')
        from subjects.context_voices v where v.context_id = c.context_id) as voices
    from subjects.contexts c left join directory.agencies a on a.agency_id = c.lead_agency_id
    where c.context_id = any (${ids}::uuid[])`.execute(tx);
  return rows;
}

const leftOut = "Left out of this page, because a child may be named";

/** Texts in which no child within the reach of whoever makes the page is named; the others are left out, and it says so. */
async function nameless(tx: Tx, texts: readonly string[]): Promise<(text: string) => string> {
  const named = await refusedNames(
    tx,
    Object.fromEntries(texts.map((text, at) => [String(at), text])),
  );
  const closed = new Set(named.map(({ field }) => texts[Number(field)]));
  return (text) => (closed.has(text) ? leftOut : text);
}

const textsOf = (one: CaseRow): readonly string[] => [
  one.reason,
  ...(one.judgement === null ? [] : [one.judgement.text]),
  ...one.actions.flatMap(({ text, who }) => [text, who]),
  ...one.facts.flatMap(({ text, before, after }) => [text, before.text, after?.text ?? ""]),
  ...one.voices.map(({ text }) => text),
];

const most = 6;

function blocksOf(one: CaseRow, shown: (text: string) => string): readonly Block[] {
  const { kind, level, reviewBy, leadAgency, reason, judgement, actions, facts, voices } = one;
  return [
    {
      kind: "facts",
      facts: [
        ["What it is", whatItIs[kind]],
        ["Level of harm", level ?? "Not decided"],
        ["Lead agency", leadAgency ?? "None yet"],
        ["Review by", reviewBy === null ? "Not set" : formatDate(reviewBy)],
        ["Why it was referred", shown(reason)],
        ...(judgement === null
          ? []
          : [[`Assessed ${formatDate(judgement.on)}`, shown(judgement.text)] as const]),
      ],
    },
    ...rowsOf(
      ["Who makes it safer", "What", "By when"],
      actions.map(({ text, who, on }) => [shown(who), shown(text), formatDate(on)]),
    ),
    ...rowsOf(
      ["Named fact", "Before", "After"],
      facts.map(({ text, before, after }) => [
        shown(text),
        `${formatDate(before.on)}: ${shown(before.text)}`,
        after === null ? "Not recorded" : `${formatDate(after.on)}: ${shown(after.text)}`,
      ]),
    ),
    ...voices.slice(0, most).map(({ text, on }): Block => ({
      kind: "quote",
      text: shown(text),
      who: `A young person there, ${formatDate(on)}`,
    })),
  ];
}

function rowsOf(
  head: readonly [string, string, string],
  rows: readonly (readonly [string, string, string])[],
): readonly Block[] {
  if (rows.length === 0) return [];
  const more = rows.length - most;
  const note: Block = { kind: "paragraph", text: `And ${String(more)} more on the case.` };
  return [
    { kind: "table", head: [...head], rows: rows.slice(0, most).map((row) => [...row]) },
    ...(more > 0 ? [note] : []),
  ];
}

/** The sheet of each case that the reader reads: where it stands, who makes it safer, named facts and what young people say. */
export async function readCaseSheets(
  tx: Tx,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, readonly Block[]>> {
  if (ids.length === 0) return new Map();
  const cases = await listCases(tx, ids, today);
  const shown = await nameless(tx, [...new Set(cases.flatMap(textsOf))]);
  return new Map(cases.map((one) => [one.contextId, blocksOf(one, shown)]));
}
