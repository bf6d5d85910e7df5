import type { Shipped } from "../configuration/index.ts";
import type { measuresKind } from "./configuration-kinds.ts";
import { shippedOnPeople } from "./shipped-on-people.ts";
import { shippedOnPlaces } from "./shipped-on-places.ts";
import { shippedProtecting } from "./shipped-protecting.ts";

/** The catalogue: each partnership confirms law and ranks with its own legal advice before it uses a row. */
export const shippedMeasures: readonly Shipped<typeof measuresKind>[] = [
  {
    kind: "measures",
    key: "measures",
    inForceFrom: "2014-01-01",
    body: {
      name: "Orders, notices and tactics",
      source:
        "The Home Office’s child exploitation disruption toolkit (2019, revised 2022) and the Acts named in each row; rows that are unverified must be checked before use",
      remindAt: 0.75,
      groups: [
        { key: "protecting", name: "Protecting the child" },
        { key: "people", name: "People who harm" },
        { key: "places", name: "Places and businesses" },
        { key: "online", name: "Phones and accounts" },
        { key: "year-2026", name: "Crime and Policing Act 2026" },
      ],
      measures: [...shippedProtecting, ...shippedOnPeople, ...shippedOnPlaces],
    },
  },
];
