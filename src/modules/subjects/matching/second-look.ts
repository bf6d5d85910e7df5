import { sql, type RawBuilder } from "kysely";

/** Between these weights the comparison itself does not know. */
export type Unsure = { readonly unsureFrom: number; readonly unsureTo: number };

type Said = { readonly verdict: "same" | "different"; readonly bits: number };

/** Taking two records for one child does more harm than the other way round, and near even odds nobody is sure. */
export const needsSecondLook = (
  { verdict, bits }: Said,
  { unsureFrom, unsureTo }: Unsure,
): boolean => verdict === "same" || (bits > unsureFrom && bits < unsureTo);

/** The same of a row of `subjects.pair_decisions d`. */
export const needsSecondLookSql = ({ unsureFrom, unsureTo }: Unsure): RawBuilder<boolean> =>
  sql`(d.verdict = 'same' or (d.bits > ${unsureFrom} and d.bits < ${unsureTo}))`;
