import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { sql } from "kysely";
import type { Tx } from "../platform/database/database.ts";
import { countOffer, findCohort, listOffers, offerToCohort } from "../rooms/cohorts/index.ts";
import { offeredToCohorts } from "../rooms/training/index.ts";
import { doneBy } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** What the cohort of early intervention was offered, one of it with what came of it. */
export async function fillCohortOffers(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const actor = cast.get("coordinator");
  if (!actor) throw new Error("the demonstration has no co-ordinator");
  const { rows } = await sql<{ id: string }>`
    select cohort_id as id from protect.cohorts where kind = 'early' limit 1`.execute(tx);
  const by = (ago: number) => {
    const at = new Date(clock.now().getTime() - ago * 86_400_000);
    return { actor, at, today: londonDate(at) };
  };
  // All five children are in it by then.
  const offered = by(45);
  await doneBy(tx, offered, async () => {
    const cohort = await findCohort(tx, rows[0]?.id ?? "");
    if (!cohort) throw new Error("the demonstration has no cohort of early intervention");
    const offerable = await offeredToCohorts(tx, offered.today);
    for (const kind of ["programme", "service"] as const) {
      const what = offerable.find((one) => one.kind === kind);
      if (!what) throw new Error(`the demonstration has no ${kind} to offer`);
      const form = {
        what: `${kind}:${what.id}`,
        sinceOn: datePartsOf(offered.today),
        offered: "5",
        version: "",
      };
      const change = await offerToCohort(tx, offered, { cohort, offerable, form });
      if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
    }
  });
  const counted = by(10);
  await doneBy(tx, counted, async () => {
    const offers = await listOffers(tx, rows[0]?.id ?? "");
    const offer = offers.find(({ kind }) => kind === "programme");
    if (!offer) throw new Error("the offer is not there");
    const form = {
      countedOn: datePartsOf(counted.today),
      takenUp: "5",
      better: "3",
      learned: "Those whom a youth worker went with came back the second time",
      version: "",
    };
    const change = await countOffer(tx, counted, { offer, form });
    if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
  });
}
