import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { shownName } from "../../directory/index.ts";
import type { Point } from "./rate-outcomes.ts";
import type { RecoveryScheme } from "./recovery-scheme.ts";

export type Rated = {
  readonly outcome: string;
  /** A key of the scale; null where it is not known. */
  readonly professional: string | null;
  readonly child: string | null;
  readonly restsOn: string | null;
};

/** What was rated together on one day, under the words of that day. */
export type RatingSet = {
  readonly setId: string;
  readonly point: Point;
  readonly ratedOn: string;
  readonly by: string;
  readonly scheme: Pick<RecoveryScheme, "outcomes" | "scale">;
  readonly rated: readonly Rated[];
};

/** Every rating of a child's outcomes, the first first. */
export async function listRatings(tx: Tx, personId: string): Promise<readonly RatingSet[]> {
  const { rows } = await sql<RatingSet>`
    select g.rating_set_id as "setId", g.occasion as point, g.rated_on as "ratedOn", ${shownName({ staff: "b", at: "g.rated_on" })} as by,
      jsonb_build_object('outcomes', c.body -> 'outcomes', 'scale', c.body -> 'scale') as scheme, g.rated
    from (
      select r.rating_set_id, r.occasion, r.rated_on, r.scheme_id, r.recorded_by,
        jsonb_agg(jsonb_build_object('outcome', r.outcome, 'professional', r.professional, 'child', r.child,
          'restsOn', r.rests_on) order by r.recovery_rating_id) as rated
      from protect.recovery_ratings r where r.person_id = ${personId}::uuid
      group by 1, 2, 3, 4, 5
    ) g join directory.configuration c on c.configuration_id = g.scheme_id
    join directory.staff b on b.staff_id = g.recorded_by
    order by g.rated_on, g.rating_set_id limit 60`.execute(tx);
  return rows;
}

/** In words; a rating that is not there is not known, and nothing is assumed of it. */
export function ratingWord(
  { scheme }: Pick<RatingSet, "scheme">,
  key: string | null,
  none: string,
): string {
  return scheme.scale.find((one) => one.key === key)?.name ?? key ?? none;
}

/** How far along the scale a word stands, from 0; undefined where it is not known. */
export function placeOn({ scheme }: Pick<RatingSet, "scheme">, key: string | null) {
  const place = scheme.scale.findIndex((one) => one.key === key);
  return place === -1 ? undefined : place;
}
