import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

/** Conflicts of interest, declared and found. */
export function conflictPages(path: string): readonly Stop[] {
  const coordinator = { as: "coordinator" };
  return [
    {
      ...coordinator,
      name: "a conflict of interest",
      at: `${path}/conflict`,
      heading: "I know this child or family",
    },
    {
      ...coordinator,
      name: "a colleague's conflict of interest",
      at: `${path}/conflicts`,
      heading: "Block a colleague’s access",
    },
    {
      ...coordinator,
      name: "who may know a child",
      at: `${path}/conflicts/found`,
      heading: "Who may know this child",
    },
    {
      ...coordinator,
      name: "people and places one knows, with errors",
      at: "/people-i-know",
      then: (page) => press(page, "Add"),
      heading: "People and places you know",
    },
    {
      as: "manager",
      name: "colleagues who leave",
      at: "/leavers",
      heading: "Colleagues who leave",
    },
    {
      as: "governance",
      name: "public roles and licences, with nobody found",
      at: "/governance/public-roles?q=nobody",
      heading: "Public roles and licences",
    },
    {
      as: "governance",
      name: "someone for the register of public roles, with errors",
      at: "/governance/public-roles/new",
      then: (page) => press(page, "Save"),
      heading: "Add a person to the register",
    },
    {
      as: "governance",
      name: "a list of public roles, with errors",
      at: "/governance/public-roles/import",
      then: (page) => press(page, "Bring it in"),
      heading: "Import a list",
    },
  ];
}
