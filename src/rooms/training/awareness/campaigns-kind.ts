import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import {
  getConfiguration,
  key,
  kindOf,
  named,
  words,
  type BodyOf,
} from "../../configuration/index.ts";

/** Who campaigns and resources are for, how reach is counted, how often businesses are visited, and the public page. */
export const campaignsKind = kindOf("campaigns", {
  title: "Campaigns, businesses and resources",
  purpose:
    "Audiences, ways in which reach is counted, how often a business is visited by the class of its licence, and whether resources are public",
  under: "together",
  order: 49,
  body: z.object({
    name: words,
    source: words,
    audiences: z.array(named).min(1).max(40),
    /** How reach is counted: in numbers, and nobody who was reached. */
    ways: z.array(named).min(1).max(20),
    /** By the kind of licence (configuration “licensing”): so many months between visits. */
    visits: z.array(z.object({ key, months: z.int().min(1).max(60) })).max(40),
    /** For a class that is not among them. */
    otherMonths: z.int().min(1).max(60),
    publicPage: z.object({
      /** Off until a partnership turns it on. */
      isOn: z.boolean(),
      title: words,
      intro: z.string().min(1).max(1000),
    }),
  }),
});

export type CampaignScheme = BodyOf<typeof campaignsKind>;

export const campaignSchemeOn = async (tx: Tx, on: string): Promise<CampaignScheme> =>
  (await getConfiguration(tx, { kind: campaignsKind, key: "campaigns", on })).body;
