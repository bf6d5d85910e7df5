import type { Clock } from "../kernel/clock.ts";
import { addMonths, londonDate } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  addBusiness,
  findBusiness,
  keepResource,
  recordContact,
  stateReach,
} from "../rooms/campaigns/index.ts";
import { listCampaigns } from "../rooms/training/index.ts";
import { doneBy } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { demoEmail } from "./people.ts";
import { demoBusinesses, demoReach, demoResources } from "./campaign-stories.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Change = { readonly kind: string };

function must<C extends Change>(change: C): C {
  if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
  return change;
}

/** Reach of two campaigns, businesses with visits that are due and done, and resources in three languages. */
export async function fillCampaigns(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const actor = cast.get("training");
  if (!actor) throw new Error("the demonstration has nobody who keeps prevention");
  const by = (ago: number) => {
    const at = new Date(clock.now().getTime() - ago * 86_400_000);
    return { actor, at, today: londonDate(at) };
  };
  const campaigns = await listCampaigns(tx);
  for (const { campaign: name, ago, ...counted } of demoReach) {
    const campaign = campaigns.find((one) => one.name === name);
    if (!campaign) throw new Error(`the demonstration has no campaign ${name}`);
    const on = by(ago);
    const form = { ...counted, countedOn: datePartsOf(on.today), version: "" };
    must(await doneBy(tx, on, () => stateReach(tx, on, { campaign, form })));
  }
  for (const { contacts, ...story } of demoBusinesses) {
    const added = by(500);
    const change = await doneBy(tx, added, () => addBusiness(tx, added, { ...story, version: "" }));
    const { businessId = "" } = must(change);
    for (const { ago, ...contact } of contacts) {
      const on = by(ago);
      const business = await findBusiness(tx, businessId);
      if (!business) throw new Error("the business is not there");
      const form = { ...contact, happenedOn: datePartsOf(on.today), version: "" };
      must(await doneBy(tx, on, () => recordContact(tx, on, { business, form })));
    }
  }
  for (const { campaign: name, reviewIn, ago, ...story } of demoResources) {
    const on = by(ago);
    const form = {
      ...story,
      audiences: [...story.audiences],
      owner: demoEmail("training"),
      campaign: campaigns.find((one) => one.name === name)?.campaignId ?? "",
      reviewOn: datePartsOf(addMonths(on.today, reviewIn)),
      version: "",
    };
    must(await doneBy(tx, on, () => keepResource(tx, on, { resource: undefined, form })));
  }
}
