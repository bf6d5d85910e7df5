import { whereaboutsKinds, type WhereaboutsKind } from "../../../subjects/index.ts";

export const kindWords = (kind: WhereaboutsKind): string => whereaboutsKinds[kind].toLowerCase();

/** Where a text stands, for people; a table that has no words yet is "the record". */
const relations: Readonly<Record<string, string>> = {
  "protect.chronology_entries": "The chronology",
  "protect.level_decisions": "The reason of a level",
  "protect.harm_decisions": "The reason of a harm status",
  "protect.flags": "A flag",
  "protect.flag_reviews": "The review of a flag",
  "protect.tracker_entries": "The tracker",
  "protect.tracker_facts": "The tracker",
  "identify.concerns": "A concern",
  "identify.concern_parts": "A concern",
  "identify.concern_outcomes": "The answer to a concern",
  "identify.mash_ratings": "The MASH’s work on a concern",
  "identify.mash_decisions": "The MASH’s work on a concern",
  "identify.import_rows": "A row of a workbook",
  "identify.import_offers": "A row of a workbook",
  "subjects.source_records": "A row of a workbook",
  "sec.memberships": "The reason of a place in the professional network",
  "work.actions": "An action",
  "work.chases": "A question to a colleague",
  "work.chase_answers": "A colleague’s answer",
};

export const relationWords = (relation: string): string =>
  relations[relation] ?? (relation.startsWith("panels.") ? "A meeting" : "The record");
