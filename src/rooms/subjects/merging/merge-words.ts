/** Why two records are not joined, or not taken apart, and what to do about it. */
const refusals: Readonly<Record<string, string>> = {
  unreachable: "You can no longer see both records.",
  restricted: "A record is restricted. Ring the duty manager.",
  held: "One of the records is under a legal hold. Ring information governance.",
  protected:
    "Where the child can be found is protected. End the protection first, or ring who set it.",
  conflict: "A colleague’s access to one of the records is blocked. Ring the duty manager.",
  emergency: "One of the records is open in an emergency. Wait until that has ended.",
  undecided: "Two people have to say first, each for themselves, that these are the same child.",
  closed: "The record that ends is open and the one that stays is closed. Keep the open one.",
  level: "The levels differ. Record the same level on both first.",
  harm: "Harm status differs. Record the same on both first.",
  split: "These records were taken apart already.",
  later: "Another record was joined to this one since. Take that apart first.",
  "both:protect.flags": "Both records have a flag of the same kind. End one of them first.",
  "both:protect.plans": "Both have an open safety plan. Close one of them first.",
  "both:protect.plan_versions":
    "A safety plan was agreed on both, so they stay two records. Continue with one plan, close the other, and write on each record that the other is of the same child.",
  "both:protect.carer_sheets": "Both have a sheet for carers. Ring the duty manager.",
  "both:protect.missing_episodes":
    "Both say that the child is missing. Record the return on one of them.",
  "both:protect.assessments":
    "The same kind of assessment is open on both. Finish one of them first.",
  "both:protect.nrm_referrals": "A referral to the NRM is open on both. Close one of them first.",
  "both:protect.thing_links": "Both records have the same link. End one of them first.",
  "both:panels.agenda_items": "Both are on the agenda of one panel. Take one of them off it.",
  "both:work.chases": "The same question is open on both. Answer one of them first.",
};

/** What is read by fewer people than the record is said without its name. */
const other = "Both records have something that can be there only once. Ring the duty manager.";

export const refusalWord = (key: string): string => refusals[key] ?? other;

const kinds: readonly (readonly [RegExp, string])[] = [
  [/chronology/, "Chronology"],
  [/level|harm_dec|flag|enforcement|stage/, "Harm status, level, flags and stage"],
  [/^work\.|escalation/, "Actions, questions, disagreements and supervision"],
  [/^panels\./, "Meetings and panels"],
  [/^papers\.|documents|exports/, "Papers and documents"],
  [/^identify\./, "Concerns and imports"],
  [/names|source_records|tracker_facts|identifiers/, "Names, numbers, sources and what lists said"],
  [/whereabouts|held_words|protections/, "Where the child can be found"],
  [/missing|rhi|prevention|trigger/, "Missing"],
  [/plan|voice|trusted|carer/, "Safety plan and what the child said"],
  [/^sec\.|merges|enquiries/, "Access and questions about it"],
];

/** A table in words for people; several have the same. */
export const kindWords = (relation: string): string =>
  kinds.find(([pattern]) => pattern.test(relation))?.[1] ?? "Assessments, services and other work";

export type MovedKind = { readonly name: string; readonly count: number };

/** What moves, by kinds, the most first. */
export function movedKinds(
  rows: readonly { readonly relation: string; readonly count: number }[],
): readonly MovedKind[] {
  const sums = new Map<string, number>();
  for (const { relation, count } of rows) {
    const name = kindWords(relation);
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  return [...sums]
    .map(([name, count]) => ({ name, count }))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
