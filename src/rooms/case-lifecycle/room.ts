import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { childDraft, childTabs } from "../child-record/index.ts";
import { draftForms } from "../work/index.ts";
import { pathwayRoutes } from "./pathway/web/routes.ts";
import { lifeRoutes } from "./web/routes.ts";
import { closingsNeed } from "./closings-need.ts";
import { auditWords } from "./audit-words.ts";
import { pathwayPaths } from "./pathway/web/paths.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import {
  closureKind,
  closureStopsKind,
  neighbouringAreaKind,
  transferKind,
  transitionKind,
} from "./configuration-kinds.ts";

export const room: Room = {
  name: "case-lifecycle",
  gives: [
    configurationKinds.give([
      closureKind,
      closureStopsKind,
      transitionKind,
      transferKind,
      neighbouringAreaKind,
    ]),
    shippedVersions.give(async () => (await import("./shipped-pathway.ts")).shippedPathway),
    shippedVersions.give(async () => (await import("./shipped-closing.ts")).shippedClosing),
    shippedVersions.give(async () => (await import("./shipped-transfers.ts")).shippedTransfers),
    routes.give([...pathwayRoutes, ...lifeRoutes]),
    actionWords.give(auditWords),
    homeNeeds.give(closingsNeed),
    places.give({
      text: "Days at each stage",
      href: "/pathway/drift",
      under: "children",
      needs: "tracker.view",
      order: 280,
    }),
    places.give({
      text: "Turning 18",
      href: "/turning-18",
      under: "children",
      needs: "tracker.view",
      order: 410,
    }),
    places.give({
      text: "Transfers",
      href: "/transfers",
      under: "children",
      needs: "tracker.view",
      order: 420,
    }),
    places.give({
      text: "Proposals to close",
      href: "/closings",
      under: "children",
      needs: "tracker.view",
      order: 430,
    }),
    places.give({ text: "The pathway", href: "/pathway", under: "partnership", order: 500 }),
    draftForms.give(childDraft("closing", "A proposal to close", "closing/new")),
    childTabs.give({ key: "pathway", text: "Pathway", href: pathwayPaths.child, order: 40 }),
  ],
};
