import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds, homeParts } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { leadRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { leadsNeed, leadsPart } from "./leads-home.ts";
import { leadsKind } from "./configuration-kinds.ts";

export const room: Room = {
  name: "agency-leads",
  gives: [
    configurationKinds.give([leadsKind]),
    shippedVersions.give(async () => (await import("./shipped-leads.ts")).shippedLeads),
    routes.give(leadRoutes),
    actionWords.give(auditWords),
    homeNeeds.give(leadsNeed),
    homeParts.give(leadsPart),
    places.give({ text: "Exploitation leads", href: "/leads", under: "partnership", order: 520 }),
    places.give({
      text: "Messages to leads",
      href: "/leads/messages",
      under: "partnership",
      order: 530,
    }),
  ],
};
