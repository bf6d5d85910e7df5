import type { Shipped } from "../configuration/index.ts";
import type { safetyForumsKind } from "./configuration-kinds.ts";

/** Two forums, common uses, and a public page that is off. */
export const shippedForums: readonly Shipped<typeof safetyForumsKind>[] = [
  {
    kind: "safety-forums",
    key: "safety-forums",
    inForceFrom: "2014-01-01",
    body: {
      name: "Safety forums",
      source: "Local: name the forums as they call themselves",
      forums: [
        { key: "young-people", name: "Young people’s safety forum" },
        { key: "parents-carers", name: "Parents’ and carers’ safety forum" },
      ],
      uses: [
        { key: "leaflet", name: "A leaflet or a poster" },
        { key: "training", name: "Training of staff" },
        { key: "report", name: "A report to the partnership’s board" },
      ],
      youSaid: {
        isOn: false,
        title: "You said, we did",
        intro:
          "Young people, parents and carers tell us what would make them safer. This is what they said, what we promised, and what changed. Nobody who said it is named.",
      },
    },
  },
];
