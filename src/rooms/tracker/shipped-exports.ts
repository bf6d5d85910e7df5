import type { clockKind, Shipped } from "../configuration/index.ts";
import type { exportReleaseKind } from "./configuration-kinds.ts";

/** How long a file that was taken out may be kept, and from when on it needs a second person. */
export const shippedExports: readonly Shipped<typeof clockKind | typeof exportReleaseKind>[] = [
  {
    kind: "clock",
    key: "export-destroy",
    inForceFrom: "2014-01-01",
    body: {
      name: "Destroying a file of the tracker",
      within: { unit: "days", amount: 28 },
      source:
        "UK GDPR, article 5(1)(e): kept no longer than its purpose needs. The length is local",
    },
  },
  {
    kind: "export-release",
    key: "export-release",
    inForceFrom: "2014-01-01",
    body: { name: "Files that need a second person", mostChildren: 200 },
  },
];
