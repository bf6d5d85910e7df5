import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { childTabs, standsAt } from "../child-record/index.ts";
import { enforcementRoutes } from "./enforcement/web/routes.ts";
import { forumsRoutes } from "./forums/web/routes.ts";
import { nrmRoutes } from "./nrm/web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { forumPaths } from "./forums/web/paths.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { forumKind, nrmClocksKind, nrmFormKind } from "./configuration-kinds.ts";
import { nrmStands } from "./stands-at.ts";

export const room: Room = {
  name: "statutory",
  gives: [
    configurationKinds.give([forumKind, nrmFormKind, nrmClocksKind]),
    shippedVersions.give(async () => (await import("./shipped-nrm.ts")).shippedNrm),
    shippedVersions.give(async () => (await import("./shipped-forums.ts")).shippedForums),
    routes.give([...enforcementRoutes, ...nrmRoutes, ...forumsRoutes]),
    actionWords.give(auditWords),
    places.give({
      text: "NRM referrals",
      href: "/nrm",
      under: "children",
      needs: "tracker.view",
      order: 370,
    }),
    places.give({
      text: "Other forums",
      href: "/forums",
      under: "children",
      needs: "child.view",
      order: 380,
    }),
    places.give({
      text: "Hidden forums",
      href: "/forums",
      under: "partnership",
      needs: "governance.manage",
      order: 390,
    }),
    places.give({
      text: "Use of flags for enforcement",
      href: "/enforcement",
      under: "papers",
      needs: "flag.enforcement",
      order: 450,
    }),
    childTabs.give({ key: "forums", text: "NRM and forums", href: forumPaths.child, order: 90 }),
    standsAt.give(nrmStands),
  ],
};
