import type { documentsKind } from "./configuration-kinds.ts";
import type { Shipped } from "../configuration/index.ts";

/** Kinds of documents: a starting point in neutral words, which a partnership makes its own. */
export const shippedDocuments: readonly Shipped<typeof documentsKind>[] = [
  {
    kind: "documents",
    key: "documents",
    inForceFrom: "2014-01-01",
    body: {
      name: "Documents",
      source: "Lantern’s own neutral words; which kinds are told apart is each area’s to agree",
      kinds: [
        { key: "letter", name: "Letter" },
        { key: "report", name: "Report" },
        { key: "plan", name: "Plan" },
        { key: "minutes", name: "Minutes of others" },
        { key: "court", name: "Court or order" },
        { key: "school", name: "School" },
        { key: "health", name: "Health" },
        { key: "place-photograph", name: "Photograph of a place" },
        { key: "other", name: "Other" },
      ],
    },
  },
];
