import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { childDraft } from "../child-record/index.ts";
import { draftForms } from "../work/index.ts";
import { teamRoutes } from "./team/web/routes.ts";
import { askedRoutes } from "./web/asked-routes.tsx";
import { workRoutes } from "./web/work-routes.tsx";
import { auditWords } from "./audit-words.ts";
import { shippedVersions } from "../configuration/index.ts";

export const room: Room = {
  name: "my-work",
  gives: [
    shippedVersions.give(async () => (await import("./shipped-supervision.ts")).shippedSupervision),
    routes.give([...teamRoutes, ...workRoutes, ...askedRoutes]),
    actionWords.give(auditWords),
    places.give({
      text: "My work",
      href: "/work",
      under: "yours",
      needs: "child.view",
      lightsFor: ["/asked"],
      headFor: ({ isWide }) => !isWide,
      order: 20,
    }),
    places.give({
      text: "Team",
      href: "/team",
      under: "partnership",
      needs: "team.oversee",
      order: 550,
    }),
    draftForms.give(childDraft("supervision", "Supervision", "supervision")),
  ],
};
