import { formatDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Person } from "../subjects/index.ts";
import type { Deciding } from "./change-standing.ts";
import { appendChronology } from "./chronology-writes.ts";
import { readRaiseForm, type RaiseForm } from "./flag-forms.ts";
import { listFlags, standingFlags } from "./flag-reads.ts";
import { flagName, type FlagScheme } from "./flag-scheme.ts";
import { flagsOneAtATime, projectFlags } from "./flag-projection.ts";

export type FlagRaised =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Raises a flag. One of a type stands at a time: the second of two people is told of the first's. */
export async function raiseFlag(
  tx: Tx,
  { actor, at, today, flagScheme }: Deciding & { readonly flagScheme: FlagScheme },
  { person, form }: { person: Person; form: RaiseForm },
): Promise<FlagRaised> {
  await flagsOneAtATime(tx, person.personId);
  const there = standingFlags(await listFlags(tx, person.personId)).map(({ type }) => type);
  const read = readRaiseForm(form, { scheme: flagScheme, today, standing: there });
  if (!read.ok) return { kind: "invalid", errors: read.error };
  const { type, reason, dissent, reviewBy, mirroredIn } = read.value;
  const flagId = newId();
  await tx
    .insertInto("protect.flags")
    .values({
      flag_id: flagId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      scheme_id: flagScheme.id,
      type,
      reason,
      dissent,
      raised_on: today,
      raised_by: actor.id,
      review_by: reviewBy,
      mirrored_in: [...mirroredIn],
    })
    .execute();
  await projectFlags(tx, person.personId, at);
  await appendChronology(tx, person, {
    kind: "flag",
    headline: `Flag raised: ${flagName(flagScheme, type)}; review by ${formatDate(reviewBy)}`,
    detail: reason,
    happenedOn: today,
    by: actor,
    decision: { is: "flag-raised", id: flagId },
  });
  return { kind: "accepted" };
}
