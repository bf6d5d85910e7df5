import { follow, press, type } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };

/** Decisions for the council’s own record. */
const filingPages = (path: string): readonly Stop[] => [
  { ...coordinator, name: "notes to file", at: "/notes-to-file", heading: "Copy to case record" },
  {
    ...coordinator,
    name: "notes to file of a child",
    at: `${path}/notes-to-file`,
    heading: "Copy to case record",
  },
  {
    ...coordinator,
    name: "a note to file, with errors",
    at: `${path}/notes-to-file`,
    then: async (page) => {
      await page.locator("table tbody a").first().click();
      await press(page, "Mark as filed");
    },
    heading: "Note to file",
  },
];

/** Closing, opening again, turning 18 and other areas, of a child who is open. */
export function lifePages(path: string): readonly Stop[] {
  const withErrors = (part: string, button: string, heading: string): Stop => ({
    ...coordinator,
    name: `${heading.toLowerCase()}, with errors`,
    at: `${path}${part}`,
    then: (page) => press(page, button),
    heading,
  });
  return [
    {
      ...coordinator,
      name: "closing, moving, turning 18",
      at: `${path}/life`,
      heading: "Closing, moving, turning 18",
    },
    withErrors("/closing/new", "Propose to close", "Propose to close this record"),
    withErrors("/turning-18", "Save the plan", "Turning 18"),
    withErrors("/transfers/new", "Record it", "Another area"),
    {
      ...coordinator,
      name: "a transfer with its duties",
      at: `${path}/transfers/new`,
      then: async (page) => {
        await page.getByRole("radio", { name: "Moves to another area" }).check();
        await page.getByRole("combobox").selectOption("other");
        await type(page, {
          "Name of another area (only if it is not in the list)": "Westmoor",
          "Contact in that area (only if it is not in the list)": "Westmoor MASH",
          "What is known, and who says so?": "Moves with her mother",
        });
        await press(page, "Record it");
      },
      heading: "Moves to another area: Westmoor",
    },
    {
      ...coordinator,
      name: "a notice to another area",
      at: `${path}/life`,
      then: async (page) => {
        await follow(page, "Moves to another area: Westmoor");
        await follow(page, "Prepare a notice that says nothing of the record");
      },
      heading: "Notice to Westmoor",
    },
    { ...coordinator, name: "proposals to close", at: "/closings", heading: "Proposals to close" },
    { ...coordinator, name: "who turns 18", at: "/turning-18", heading: "Turning 18" },
    ...filingPages(path),
    {
      ...coordinator,
      name: "transfers that run",
      at: "/transfers",
      heading: "Transfers between areas",
    },
  ];
}
