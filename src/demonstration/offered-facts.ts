import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Rooms } from "../platform/rooms/slot.ts";
import { declineOffer, readOffers } from "../rooms/offered-facts/index.ts";
import { doneBy } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock; readonly rooms: Rooms };

/** Of what visits named, a car is declined with its reason; a telephone number waits. */
export async function fillOfferedFacts(tx: Tx, { cast, clock, rooms }: Filling): Promise<void> {
  const actor = cast.get("lead");
  if (!actor) throw new Error("the demonstration has no lead practitioner");
  const at = new Date(clock.now().getTime() - 2 * 86_400_000);
  const by = { actor, at, today: londonDate(at) };
  const person = await tx
    .selectFrom("protect.visits")
    .select(["person_id as personId", "partnership_id as partnershipId"])
    .where("observed", "like", "%QX12 ABC%")
    .executeTakeFirstOrThrow();
  const { open } = await readOffers(tx, { rooms, personId: person.personId });
  const offer = open.find(({ sort }) => sort === "vehicle");
  if (!offer) throw new Error("the demonstration has no car that a visit named");
  const form = { reason: "The car of an aunt, who is in the plan", version: "" };
  const declined = await doneBy(tx, by, () => declineOffer(tx, by, { person, offer, form }));
  if (declined.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(declined)}`);
}
