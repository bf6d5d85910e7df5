import type { Shipped } from "../configuration/index.ts";
import type { photographsKind } from "./configuration-kinds.ts";

/** Off: a partnership agrees first who decides, on what basis, and who checks. */
export const shippedPhotographs: readonly Shipped<typeof photographsKind>[] = [
  {
    kind: "photographs",
    key: "photographs",
    inForceFrom: "2014-01-01",
    body: {
      name: "Photographs of missing children",
      source:
        "Lantern’s own neutral words; each partnership agrees its bases and times with its information governance lead",
      isOn: false,
      bases: [
        { key: "child", name: "The child agrees" },
        { key: "parental-responsibility", name: "Someone with parental responsibility agrees" },
        { key: "local-authority", name: "The local authority decides, as it cares for the child" },
        { key: "police", name: "Police decide that it is needed to find the child" },
      ],
      reviewWithinDays: 90,
    },
  },
];
