import type { Shipped } from "../configuration/index.ts";
import type { campaignsKind } from "../training/index.ts";

/** Classes of licence that see children at night are visited more often; the public page is off. */
export const shippedCampaigns: readonly Shipped<typeof campaignsKind>[] = [
  {
    kind: "campaigns",
    key: "campaigns",
    inForceFrom: "2014-01-01",
    body: {
      name: "Campaigns, businesses and resources",
      source: "Local: agree the months between visits with your licensing authorities",
      audiences: [
        { key: "young-people", name: "Young people" },
        { key: "families", name: "Parents and families" },
        { key: "foster-carers", name: "Foster carers" },
        { key: "care-staff", name: "Care staff and residential homes" },
        { key: "schools", name: "Schools and colleges" },
        { key: "hotels", name: "Hotels and guest houses" },
        { key: "transport", name: "Taxis and transport" },
        { key: "takeaways", name: "Takeaways and late-night food" },
        { key: "licensed-premises", name: "Licensed premises" },
        { key: "communities", name: "Communities and faith groups" },
        { key: "professionals", name: "People who work with children" },
      ],
      ways: [
        { key: "handed-out", name: "Leaflets and cards handed out" },
        { key: "spoken-to", name: "People spoken to" },
        { key: "posters", name: "Posters put up" },
        { key: "views", name: "Views, as the publisher counts them" },
        { key: "events", name: "People at events" },
      ],
      visits: [
        { key: "premises", months: 12 },
        { key: "refreshment", months: 6 },
        { key: "operator", months: 6 },
        { key: "treatments", months: 12 },
      ],
      otherMonths: 24,
      publicPage: {
        isOn: false,
        title: "Leaflets, films and lesson packs",
        intro:
          "Free to use about the exploitation of children: what it is, what to look out for and who to ring.",
      },
    },
  },
];
