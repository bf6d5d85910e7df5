import { z } from "zod";
import { defineList } from "../../platform/lists/define-list.ts";
import type { Reading } from "../../platform/lists/declared.ts";
import { mode } from "../../platform/lists/filters.ts";
import { campaignSchemeOn, listCampaigns } from "../training/index.ts";
import { listReach, sumReach } from "./reach.ts";
import { isToReview, listResources, resourceKinds } from "./resource.ts";

type Named = { readonly key: string; readonly name: string };

export const nameIn = (list: readonly Named[], key: string): string =>
  list.find((one) => one.key === key)?.name ?? key;
export const namesIn = (list: readonly Named[], keys: readonly string[]): string =>
  keys.map((key) => nameIn(list, key)).join(", ");

/** Campaigns with how many they reached. */
export const campaignList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 100, by: "cut" },
  read: async ({ tx, clock }) => {
    const sums = new Map((await sumReach(tx)).map((one) => [one.campaignId, one.reached]));
    const campaigns = await listCampaigns(tx);
    return {
      rows: campaigns.map((one) => ({ ...one, reached: sums.get(one.campaignId) ?? 0 })),
      around: { scheme: await campaignSchemeOn(tx, clock.today()) },
    };
  },
  columns: {
    name: "Campaign",
    audiences: "Audiences",
    from: "From",
    until: "Until",
    reached: { heading: "Reached, all ways together", isNumeric: true },
  },
  tables: { campaigns: { caption: "Campaigns", empty: "No campaign is recorded yet." } },
});

/** How many one campaign reached. */
export const reachList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 500, by: "cut" },
  read: async ({ tx, clock, of: campaignId }: Reading<object, string>) => ({
    rows: await listReach(tx, campaignId),
    around: { scheme: await campaignSchemeOn(tx, clock.today()) },
  }),
  columns: {
    on: "Counted on",
    way: "How it reached them",
    audience: "Audience",
    reached: { heading: "How many", isNumeric: true },
  },
  tables: { reach: { caption: "Reach, in numbers", empty: "Nothing is counted yet." } },
});

/** Resources, the first to review first. */
export const resourceList = defineList({
  about: "no-child",
  filters: {
    show: mode<"all" | "mine" | "review", "mine" | "review">("all", ["mine", "review"]),
  },
  pages: { size: 100, by: "cut" },
  read: async ({ tx, actor, clock, asked }) => {
    const today = clock.today();
    const all = await listResources(tx);
    const late = all.filter((one) => isToReview(one, today));
    const own = late.filter(({ ownerId }) => ownerId === actor.id);
    return {
      rows: { all, mine: own, review: late }[asked.show],
      around: {
        today,
        scheme: await campaignSchemeOn(tx, today),
        late: late.length,
        own: own.length,
      },
    };
  },
  columns: {
    title: "Title",
    kind: "Kind",
    audiences: "Audiences",
    language: "Language",
    owner: "Owner",
    review: "Review by",
    public: "Public",
  },
  tables: {
    resources: {
      caption: ({ asked }) =>
        asked.show === "all" ? "All, the first to review first" : "Overdue for review",
      empty: ({ asked }) =>
        asked.show === "all" ? "No resource is recorded yet." : "No review is overdue.",
    },
  },
  facets: ({ around: { late, own } }) => ({
    modes: [
      { text: "All", asks: { show: "all" } },
      { text: "Yours to review", count: own, asks: { show: "mine" } },
      { text: "Overdue for review", count: late, asks: { show: "review" } },
    ],
  }),
  api: {
    rows: "resources",
    fields: {
      resourceId: z.uuid(),
      title: z.string(),
      kind: z.string(),
      language: z.string(),
      edition: z.int(),
      link: z.string(),
      reviewOn: z.iso.date(),
      isPublic: z.boolean(),
      isOverdue: z.boolean(),
    },
    more: (one, { around: { today } }) => ({
      kind: resourceKinds[one.kind],
      isOverdue: isToReview(one, today),
    }),
  },
});
