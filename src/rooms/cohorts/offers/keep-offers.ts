import { sql } from "kysely";
import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { invalid, type Change, type CommandContext } from "../../../platform/rooms/command.ts";
import { readNamingNoChild } from "../../subjects/index.ts";
import type { Cohort } from "../cohort-reads.ts";
import { chosenIn, countForm, offerForm } from "./offer-forms.ts";
import type { Offerable } from "./offer-sources.ts";

export type CohortOffer = {
  readonly offerId: string;
  readonly cohortId: string;
  readonly name: string;
  readonly kind: Offerable["kind"];
  readonly sinceOn: string;
  readonly offered: number;
  /** As it was counted last; null while it is not. */
  readonly countedOn: string | null;
  readonly takenUp: number | null;
  readonly better: number | null;
  readonly learned: string | null;
};

/** A service whose name was hidden since is shown under the name that stands for it. */
export async function listOffers(tx: Tx, cohortId: string): Promise<readonly CohortOffer[]> {
  const { rows } = await sql<CohortOffer>`
    select o.cohort_offer_id as "offerId", o.cohort_id as "cohortId", coalesce(p.name,
        case when s.is_sensitive then coalesce(s.shown_as, 'A service') else s.name || ', ' || s.provider end) as name,
      case when o.programme_id is null then 'service' else 'programme' end as kind, o.since_on::text as "sinceOn", o.offered,
      n.counted_on::text as "countedOn", n.taken_up as "takenUp", n.better, n.learned
    from protect.cohort_offers o
    left join directory.programmes p on p.programme_id = o.programme_id
    left join directory.services s on s.service_id = o.service_id
    left join lateral (select c.counted_on, c.taken_up, c.better, c.learned from protect.cohort_offer_counts c
      where c.cohort_offer_id = o.cohort_offer_id order by c.counted_on desc, c.cohort_offer_count_id desc limit 1) n on true
    where o.cohort_id = ${cohortId}::uuid order by o.since_on desc, o.cohort_offer_id limit 200`.execute(
    tx,
  );
  return rows;
}

type Offering = {
  readonly cohort: Cohort;
  readonly offerable: readonly Offerable[];
  readonly form: Sent<typeof offerForm>;
};

/** Says that the cohort was offered a programme or a service. */
export async function offerToCohort(
  tx: Tx,
  by: CommandContext,
  { cohort, offerable, form }: Offering,
): Promise<Change & { readonly offerId?: string }> {
  const { value, errors } = offerForm.read(form, { now: by.at, cohort, offerable });
  if (errors) return { kind: "invalid", errors };
  const what = chosenIn(offerable, value.what);
  if (!what) return invalid("what", "Choose a programme or a service");
  const offerId = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("protect.cohort_offers")
    .values({
      cohort_offer_id: offerId,
      partnership_id: by.actor.partnershipId,
      cohort_id: cohort.cohortId,
      programme_id: what.kind === "programme" ? what.id : null,
      service_id: what.kind === "service" ? what.id : null,
      since_on: value.sinceOn,
      offered: Number(value.offered),
      offered_by: by.actor.id,
      offered_at: by.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n
    ? { kind: "accepted", offerId }
    : invalid("what", "The cohort was offered this from that day already");
}

type Counting = { readonly offer: CohortOffer; readonly form: Sent<typeof countForm> };

/** What came of an offer, in numbers. */
export async function countOffer(
  tx: Tx,
  by: CommandContext,
  { offer, form }: Counting,
): Promise<Change> {
  const { offered, sinceOn } = offer;
  const { value, errors } = await readNamingNoChild(tx, countForm, {
    form,
    context: { now: by.at, offered, sinceOn },
  });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("protect.cohort_offer_counts")
    .values({
      cohort_offer_count_id: newId(),
      partnership_id: by.actor.partnershipId,
      cohort_id: offer.cohortId,
      cohort_offer_id: offer.offerId,
      counted_on: value.countedOn,
      taken_up: Number(value.takenUp),
      better: Number(value.better),
      learned: value.learned,
      counted_by: by.actor.id,
      counted_at: by.at,
    })
    .execute();
  return { kind: "accepted" };
}
