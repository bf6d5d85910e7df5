import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { beforeContact, childTabs, familyInBrief, tellableAround } from "../child-record/index.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { auditWords } from "./audit-words.ts";
import { relationshipsKind, responsibilityKind } from "./configuration-kinds.ts";
import { findFamilyInBrief, findTellable } from "./family-in-brief.ts";
import { overdueSources } from "../work/index.ts";
import { lateTelling } from "./late-telling.ts";
import { siblingsBeforeContact } from "./siblings/siblings-in-brief.ts";
import { householdRoutes } from "./web/household-routes.ts";
import { legalRoutes } from "./web/legal-routes.ts";
import { familyNetworkPaths } from "./web/paths.ts";
import { personRoutes } from "./web/person-routes.ts";
import { siblingRoutes } from "./web/sibling-routes.ts";
import { tellingRoutes } from "./web/telling-routes.ts";

export const room: Room = {
  name: "family-network",
  gives: [
    configurationKinds.give([relationshipsKind, responsibilityKind]),
    shippedVersions.give(async () => (await import("./shipped-family.ts")).shippedFamily),
    routes.give([
      ...personRoutes,
      ...householdRoutes,
      ...siblingRoutes,
      ...legalRoutes,
      ...tellingRoutes,
    ]),
    beforeContact.give(siblingsBeforeContact),
    familyInBrief.give(findFamilyInBrief),
    tellableAround.give(findTellable),
    overdueSources.give(lateTelling),
    actionWords.give(auditWords),
    childTabs.give({
      key: "family",
      text: "Family and network",
      href: familyNetworkPaths.child,
      order: 32,
    }),
  ],
};
