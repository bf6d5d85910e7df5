import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { offeredFacts } from "../child-record/index.ts";
import { shownName } from "../directory/index.ts";
import { isProtected } from "../people-and-places/index.ts";
import { alreadyHeld } from "./already-held.ts";
import { offersOf, type Decision, type Offer } from "./offer.ts";

type Asked = { readonly rooms: Rooms; readonly personId: string };

/** What was decided on the facts that the reader may read the source of, the newest first. */
export async function listDecisions(tx: Tx, personId: string): Promise<readonly Decision[]> {
  const { rows } = await sql<Decision>`
    select d.offer_key as key, d.outcome, d.taken_as as "takenAs", d.reason,
      ${shownName({ staff: "s", at: "d.decided_at" })} as by, d.decided_at as at
    from protect.offer_decisions d join directory.staff s on s.staff_id = d.decided_by
    where d.person_id = ${personId}::uuid order by d.decided_at desc, d.offer_decision_id`.execute(
    tx,
  );
  return rows;
}

export type Offers = {
  /** Nobody has looked at these yet. */
  readonly open: readonly Offer[];
  readonly decided: readonly { readonly offer: Offer; readonly decision: Decision }[];
};

/**
 * What sources offer to the record of a child, as their reader may read them. What the child is linked with already is
 * not offered again, and no place while where the child can be found is protected.
 */
export async function readOffers(tx: Tx, { rooms, personId }: Asked): Promise<Offers> {
  const reads = offeredFacts.allIn(rooms).map((read) => read(tx, { personId }));
  // All at once, as a page’s own reads are.
  const facts = (await Promise.all(reads)).flat();
  if (facts.length === 0) return { open: [], decided: [] };
  const offers = await withoutPlaces(tx, personId, offersOf(facts));
  const decisions = await listDecisions(tx, personId);
  const isHeld = await alreadyHeld(tx, personId, offers);
  const decided = offers.flatMap((offer) => {
    const decision = decisions.find(({ key }) => key === offer.key);
    return decision ? [{ offer, decision }] : [];
  });
  const open = offers.filter(
    (offer) => !decided.some(({ decision }) => decision.key === offer.key) && !isHeld(offer),
  );
  return { open, decided };
}

/** Where a child can be found is told by a place, and by who they live with. */
async function withoutPlaces(
  tx: Tx,
  personId: string,
  offers: readonly Offer[],
): Promise<readonly Offer[]> {
  if (!(await isProtected(tx, personId))) return offers;
  return offers.filter(({ sort }) => sort !== "place" && sort !== "at-home");
}
