import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { offeredFacts } from "../child-record/index.ts";
import { factsOfFamilies } from "./offered-facts.ts";
import { groupRoutes } from "./sibling-group/web/routes.ts";
import { familiesRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { familyLinksKind, familyQuestionsKind } from "./configuration-kinds.ts";

export const room: Room = {
  name: "families",
  gives: [
    configurationKinds.give([familyLinksKind, familyQuestionsKind]),
    shippedVersions.give(async () => (await import("./shipped-families.ts")).shippedFamilies),
    routes.give([...familiesRoutes, ...groupRoutes]),
    actionWords.give(auditWords),
    offeredFacts.give(factsOfFamilies),
  ],
};
