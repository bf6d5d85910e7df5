import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const training = { as: "training" };

/** Campaigns, businesses and resources, as the person who keeps prevention opens them. */
export const campaignPages: readonly Stop[] = [
  {
    ...training,
    name: "campaigns and how many they reached",
    at: "/campaigns",
    heading: "Prevention: campaigns and businesses",
  },
  { ...training, name: "businesses to visit", at: "/businesses", heading: "Businesses" },
  {
    ...training,
    name: "a business, with errors",
    at: "/businesses/new",
    then: (page) => press(page, "Add the business"),
    heading: "Add a business",
  },
  {
    ...training,
    name: "resources for audiences",
    at: "/resources",
    heading: "Leaflets, films and lesson packs",
  },
  {
    ...training,
    name: "a resource, with errors",
    at: "/resources/new",
    then: (page) => press(page, "Add the resource"),
    heading: "Add a resource",
  },
];
