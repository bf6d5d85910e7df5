import { sql } from "kysely";
import { newId } from "../../kernel/ids.ts";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { insertAll } from "../../platform/database/insert-all.ts";
import type { WhereaboutsKind } from "./whereabouts-kinds.ts";

type CommandContext = {
  readonly actor: Actor;
  readonly partnershipId: number;
  readonly at: Date;
  readonly today: string;
  readonly source: string;
};

type Facts = {
  readonly kind: WhereaboutsKind;
  /** What holds from today; null where it is no longer known. */
  readonly facts: readonly { readonly personId: string; readonly value: string | null }[];
};

/**
 * What holds of one kind for each child from today on: what held before ends, as far as the actor
 * sees it. The database stamps each fact, so that what is protected stays with the named people.
 */
export async function replaceWhereabouts(
  tx: Tx,
  { actor, partnershipId, at, today, source }: CommandContext,
  { kind, facts }: Facts,
): Promise<void> {
  await sql`
    update subjects.whereabouts w
    set to_on = greatest(w.from_on, ${today}::date), version = w.version + 1
    where w.person_id = any(${facts.map(({ personId }) => personId)}::uuid[])
      and w.kind = ${kind} and w.to_on is null`.execute(tx);
  await insertAll(
    tx,
    "subjects.whereabouts",
    facts.flatMap(({ personId, value }) =>
      value === null
        ? []
        : [
            {
              whereabouts_id: newId(),
              partnership_id: partnershipId,
              person_id: personId,
              kind,
              wording: value,
              source,
              from_on: today,
              recorded_by: actor.kind === "staff" ? actor.id : null,
              recorded_at: at,
            },
          ],
    ),
  );
}
