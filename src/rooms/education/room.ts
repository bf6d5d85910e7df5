import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { childTabs, standsAt } from "../child-record/index.ts";
import { educationRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { educationPaths } from "./web/paths.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { educationKind } from "./configuration-kinds.ts";
import { timetableStands } from "./stands-at.ts";

export const room: Room = {
  name: "education",
  gives: [
    configurationKinds.give([educationKind]),
    shippedVersions.give(async () => (await import("./shipped-education.ts")).shippedEducation),
    routes.give(educationRoutes),
    actionWords.give(auditWords),
    places.give({
      text: "Education",
      href: "/education",
      under: "children",
      needs: "tracker.view",
      order: 310,
    }),
    childTabs.give({ key: "education", text: "Education", href: educationPaths.child, order: 80 }),
    standsAt.give(timetableStands),
  ],
};
