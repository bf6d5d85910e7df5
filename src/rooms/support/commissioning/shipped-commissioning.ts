import type { Shipped } from "../../configuration/index.ts";
import type { commissioningKind } from "../configuration-kinds.ts";

/** Kinds of support in the field's own words: a partnership makes the list its own. */
export const shippedCommissioning: readonly Shipped<typeof commissioningKind>[] = [
  {
    kind: "commissioning",
    key: "commissioning",
    inForceFrom: "2014-01-01",
    body: {
      name: "Commissioning",
      source: "Lantern’s own neutral words; notice is each contract’s to agree",
      kinds: [
        { key: "idva", name: "Independent domestic violence adviser (IDVA)" },
        { key: "isva", name: "Independent sexual violence adviser (ISVA)" },
        { key: "child-isva", name: "ISVA for children (child ISVA)" },
        { key: "post-abuse", name: "Post-abuse support" },
        { key: "mentoring", name: "Mentoring or key work" },
        { key: "therapy", name: "Therapy or counselling" },
        { key: "health", name: "Health" },
        { key: "substances", name: "Alcohol and drugs" },
        { key: "family", name: "Support for parents and families" },
        { key: "education", name: "Education and work" },
        { key: "other", name: "Other support" },
      ],
      noticeDays: 90,
      returnMonths: 3,
    },
  },
];
