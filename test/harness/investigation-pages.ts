import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const heading = "Investigations and court";

/** Investigations of crimes against children. */
export function investigationPages(path: string): readonly Stop[] {
  return [
    { ...coordinator, name: "investigations", at: "/investigations", heading },
    {
      ...coordinator,
      name: "investigations with something due",
      at: "/investigations?show=due",
      heading,
    },
    {
      ...coordinator,
      name: "investigations of a child",
      at: `${path}/investigations`,
      heading,
    },
    {
      ...coordinator,
      name: "an investigation with errors",
      at: `${path}/investigations/new`,
      then: (page) => press(page, "Record the investigation"),
      heading: "Record an investigation",
    },
    { ...coordinator, name: "charges", at: "/charges", heading: "Charges and cautions to review" },
    {
      ...coordinator,
      name: "charges of a child",
      at: `${path}/charges`,
      heading: "Charges and cautions to review",
    },
    {
      ...coordinator,
      name: "a charge with errors",
      at: `${path}/charges/new`,
      then: (page) => press(page, "Record it"),
      heading: "Record a charge or caution",
    },
  ];
}
