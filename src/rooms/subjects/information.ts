import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { shownAgency } from "../directory/index.ts";

/** So many rows of one kind that one agency is the controller of, under one of the two regimes. */
export type Information = {
  readonly relation: string;
  readonly controllerId: string;
  readonly agency: string;
  readonly isLawEnforcement: boolean;
  readonly held: number;
};

/** Whose the information about a child is, as far as the reader reaches it. */
export async function listInformation(tx: Tx, personId: string): Promise<readonly Information[]> {
  const { rows } = await sql<Information>`
    select i.relation, i.controller_id as "controllerId", ${shownAgency("a")} as agency,
      i.law_enforcement as "isLawEnforcement", i.held
    from subjects.information_about(${personId}::uuid) i
    join directory.agencies a on a.agency_id = i.controller_id`.execute(tx);
  return rows;
}

export type ControllerSum = {
  readonly agency: string;
  readonly isLawEnforcement: boolean;
  readonly held: number;
  /** Of what kinds, in words, the most first. */
  readonly kinds: readonly string[];
};

/** Each agency once for each regime, whoever holds the most first. */
export function byController(information: readonly Information[]): readonly ControllerSum[] {
  const sums = new Map<string, { first: Information; rows: Information[] }>();
  for (const one of information) {
    const key = `${one.controllerId} ${String(one.isLawEnforcement)}`;
    const sum = sums.get(key) ?? { first: one, rows: [] };
    sum.rows.push(one);
    sums.set(key, sum);
  }
  return [...sums.values()]
    .map(({ first, rows }) => ({
      agency: first.agency,
      isLawEnforcement: first.isLawEnforcement,
      held: rows.reduce((all, { held }) => all + held, 0),
      kinds: inWords(rows),
    }))
    .sort((a, b) => b.held - a.held || a.agency.localeCompare(b.agency));
}

function inWords(rows: readonly Information[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { relation, held } of rows) {
    const kind = kindOf(relation);
    counts.set(kind, (counts.get(kind) ?? 0) + held);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([kind, held]) => `${kind} (${held})`);
}

const kinds: Readonly<Record<string, string>> = {
  "subjects.people": "the record itself",
  "subjects.names": "names",
  "subjects.identifiers": "numbers",
  "subjects.source_records": "rows of workbooks",
  "subjects.enquiries": "enquiries",
  "subjects.whereabouts": "where the child can be found",
  "subjects.protections": "protection",
  "subjects.held_words": "places that are held back",
  "protect.level_decisions": "levels",
  "protect.harm_decisions": "harm status",
  "protect.chronology_entries": "chronology",
  "protect.flags": "flags",
  "protect.flag_reviews": "flags",
  "protect.tracker_facts": "facts of the tracker",
  "protect.tool_uses": "tools filled in",
  "protect.tellings": "what the child was told",
  "protect.disputes": "what is disputed",
  "protect.forum_entries": "other forums",
  "protect.family_links": "links that were made for the family",
  "protect.family_views": "what the family wrote by a link",
  "protect.family_replies": "what came of what the family wrote",
  "protect.moments": "reachable moments",
  "protect.moment_attempts": "what was done at such a moment",
  "protect.nrm_referrals": "the National Referral Mechanism",
  "protect.nrm_answers": "the National Referral Mechanism",
  "protect.nrm_steps": "the National Referral Mechanism",
  "protect.section45_views": "the National Referral Mechanism",
  "protect.plans": "the safety plan",
  "protect.plan_outcomes": "the safety plan",
  "protect.plan_ratings": "the safety plan",
  "protect.plan_promises": "the safety plan",
  "protect.plan_contingencies": "the safety plan",
  "protect.plan_versions": "the safety plan",
  "protect.plan_family_words": "the safety plan",
  "protect.trusted_adults": "the safety plan",
  "protect.carer_sheets": "the safety plan",
  "protect.voices": "what the child said",
  "identify.match_decisions": "the MASH’s work",
  "identify.import_rows": "rows of workbooks",
  "identify.import_offers": "rows of workbooks",
};

const kindsOfSchema: Readonly<Record<string, string>> = {
  identify: "concerns",
  panels: "meetings",
  papers: "papers",
  work: "actions and questions",
  sec: "who may see the record",
};

/** In the words of the pages; a table that has none yet is of its schema's kind. */
export function kindOf(relation: string): string {
  if (relation.startsWith("identify.mash_")) return "the MASH’s work";
  const [schema = ""] = relation.split(".");
  return kinds[relation] ?? kindsOfSchema[schema] ?? "other";
}
