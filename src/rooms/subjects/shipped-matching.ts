import type { recordMatchingKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** How records are compared: what invented records show, until a partnership has decided enough of its own. */
export const shippedMatching: readonly Shipped<typeof recordMatchingKind>[] = [
  {
    kind: "record-matching",
    key: "record-matching",
    inForceFrom: "2014-01-01",
    body: {
      name: "Records of one child",
      source:
        "Measured on invented records of several agencies; `lantern matching learn` says what decisions here show",
      listFrom: -3,
      unsureFrom: -4,
      sampleOfMonth: 20,
      enoughToLearn: 200,
      learned: [],
    },
  },
];
