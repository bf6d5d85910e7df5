import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { Tx } from "../platform/database/database.ts";
import { addCampaign, allBodies, bodyKey, stateAwareness } from "../rooms/training/index.ts";
import type { Cast } from "./cast.ts";
import { doneBy } from "./act-as.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

const campaigns = [
  {
    name: "Ring first",
    about: "A card and a talk in every staff room: who to ring at which hour",
    audiences: ["families", "schools"],
    ago: 70,
    counts: [
      { part: "Council", asked: "64", before: "22", after: "51", ago: 20 },
      { part: "Police", asked: "48", before: "29", after: "41", ago: 24 },
      { part: "School", asked: "35", before: "9", after: "28", ago: 12 },
    ],
  },
  {
    name: "Look twice, for hotels and transport",
    about: "Posters and short visits to those who see children at night",
    audiences: ["hotels", "transport"],
    ago: 150,
    counts: [{ part: "Council", asked: "26", before: "6", after: "17", ago: 90 }],
  },
] as const;

/** Two campaigns, with how many knew who to ring before and after. */
export async function fillAwareness(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const actor = cast.get("training");
  if (!actor) throw new Error("the demonstration has nobody who keeps training");
  const by = (ago: number) => {
    const at = new Date(clock.now().getTime() - ago * 86_400_000);
    return { actor, at, today: londonDate(at) };
  };
  const bodies = await allBodies(tx);
  for (const { ago, counts, ...story } of campaigns) {
    const began = by(ago);
    const form = { ...story, weeks: "26", fromOn: datePartsOf(began.today), version: "" };
    const { campaignId = "" } = await doneBy(tx, began, () => addCampaign(tx, began, form));
    for (const { part, ago: counted, ...numbers } of counts) {
      const body = bodies.find(({ name }) => name.includes(part));
      if (!body) throw new Error(`the demonstration has no ${part}`);
      const asked = by(counted);
      const typed = {
        ...numbers,
        campaign: campaignId,
        body: bodyKey(body),
        askedOn: datePartsOf(asked.today),
        version: "",
      };
      const change = await doneBy(tx, asked, () => stateAwareness(tx, asked, typed));
      if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
    }
  }
}
