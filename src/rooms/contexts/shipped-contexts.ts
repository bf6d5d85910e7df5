import type { Shipped } from "../configuration/index.ts";
import type { contextsKind } from "./configuration-kinds.ts";

const one = (key: string, name: string) => ({ key, name });

/** Cases on places and online spaces; groups are off until a partnership has agreed how it works with them. */
export const shippedContexts: readonly Shipped<typeof contextsKind>[] = [
  {
    kind: "contexts",
    key: "contexts",
    inForceFrom: "2014-01-01",
    body: {
      name: "Cases on places, groups and online spaces",
      source:
        "Contextual Safeguarding (University of Bedfordshire, Durham University): the context is assessed, planned for and reviewed, and the outcome is a safer context. Levels and days are each area’s to confirm",
      groups: false,
      online: true,
      levels: [
        {
          ...one("concern", "Concern"),
          meaning: "Signs of harm; little is known yet",
        },
        {
          ...one("harm", "Harm"),
          meaning: "Young people are harmed there, now or lately",
        },
        {
          ...one("serious", "Serious harm"),
          meaning: "Young people are seriously harmed there, or soon will be",
        },
      ],
      guardians: [
        one("business", "Business"),
        one("school", "School or college"),
        one("caretaker", "Caretaker or security"),
        one("transport", "Transport"),
        one("youth-work", "Youth workers"),
        one("housing", "Housing"),
        one("council", "Council service"),
        one("police", "Police"),
        one("community", "Community or faith group"),
        one("platform", "Online platform"),
      ],
      weighed: [
        one("peers", "Peers"),
        one("school", "School"),
        one("neighbourhood", "Neighbourhood"),
        one("online", "Online"),
        one("home", "Homes"),
      ],
      tools: [
        { tool: "neighbourhood-triangle", of: ["place"] },
        { tool: "school-triangle", of: ["place"] },
        { tool: "peer-group-triangle", of: ["group"] },
        { tool: "online-triangle", of: ["online"] },
      ],
      reviewDays: 42,
    },
  },
];
