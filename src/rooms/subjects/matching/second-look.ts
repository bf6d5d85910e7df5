import { sql, type RawBuilder } from "kysely";

/** From these weights on a pair is shown, and a second person looks whatever the first said. */
export type TwoLooks = { readonly listFrom: number; readonly unsureFrom: number };

type Said = {
  readonly verdict: "same" | "different";
  readonly bits: number;
  /** Said by taking two joined records apart: with its reason open, that is no first look of two. */
  readonly isOfSplit?: boolean;
};

/** Whatever is shown as a pair is looked at twice, also where somebody configured otherwise. */
const twiceFrom = ({ listFrom, unsureFrom }: TwoLooks): number => Math.min(listFrom, unsureFrom);

/**
 * One person's word is enough where they and the comparison both say that these are two children. Taking two
 * records for one child does more harm than the other way round; and of a pair that may be one, being asked for
 * a second look must not tell what the first person said.
 */
export const needsSecondLook = (
  { verdict, bits, isOfSplit = false }: Said,
  rules: TwoLooks,
): boolean => verdict === "same" || (bits >= twiceFrom(rules) && !isOfSplit);

/** Whether a row of `subjects.pair_decisions d` was said by taking the two apart. */
export const isOfSplit: RawBuilder<boolean> = sql`exists (select from subjects.merges m
  where m.person_id in (d.person_id, d.other_person_id) and m.other_person_id in (d.person_id, d.other_person_id)
    and m.split_at = d.decided_at and m.split_by = d.decided_by)`;

/** The same of a row of `subjects.pair_decisions d`. */
export const needsSecondLookSql = (rules: TwoLooks): RawBuilder<boolean> =>
  sql`(d.verdict = 'same' or (d.bits >= ${twiceFrom(rules)} and not ${isOfSplit}))`;
