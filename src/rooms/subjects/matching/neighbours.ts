import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import type { PersonName } from "../names.ts";
import type { MatchingRules } from "./matching-rules.ts";
import { numberOf } from "../numbers/number-kinds.ts";
import { postcodeOf } from "./postcodes.ts";
import { scorePairs } from "./score.ts";

type Neighbour = {
  readonly personId: string;
  readonly names: readonly PersonName[];
  readonly bornOn: string | null;
  readonly sex: "female" | "male" | null;
  readonly homes: readonly string[];
  readonly numbers: readonly string[];
};

type Weighed = { readonly personId: string; readonly bits: number };

/** Everybody who shares a key or a number with a record, with what speaks for one child. */
export async function scoreNeighbours(
  tx: Tx,
  personId: string,
  { model }: Pick<MatchingRules, "model">,
): Promise<readonly Weighed[]> {
  const { rows } = await sql<Neighbour>`
    select person_id as "personId", names, born_on as "bornOn", sex, postcodes as homes, numbers
    from subjects.match_neighbours(${personId}::uuid)`.execute(tx);
  const at = rows.findIndex((row) => row.personId === personId);
  if (at < 0) return [];
  const all = rows.map(({ homes, numbers, ...row }) => ({
    ...row,
    postcode: postcodeOf(homes),
    numbers: numbers.map(numberOf),
  }));
  const others = rows.flatMap((row, other) => (other === at ? [] : [{ ...row, other }]));
  const bits = scorePairs(
    all,
    others.map(({ other }) => [at, other]),
    model,
  );
  return others.map((one, place) => ({ personId: one.personId, bits: bits[place] ?? -Infinity }));
}
