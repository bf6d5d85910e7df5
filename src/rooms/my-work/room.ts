import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeParts } from "../../platform/rooms/home-slots.ts";
import { places, starts } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { childDraft } from "../child-record/index.ts";
import { draftForms } from "../work/index.ts";
import { homeRoutes } from "./home/web/home-routes.tsx";
import { askPart, openPart, samplePart } from "./home/open-parts.ts";
import { startsAtHome } from "./home/whose-home.ts";
import { teamRoutes } from "./team/web/routes.ts";
import { askedRoutes } from "./web/asked-routes.tsx";
import { workRoutes } from "./web/work-routes.tsx";
import { auditWords } from "./audit-words.ts";
import { shippedVersions } from "../configuration/index.ts";

export const room: Room = {
  name: "my-work",
  gives: [
    shippedVersions.give(async () => (await import("./shipped-supervision.ts")).shippedSupervision),
    routes.give([...homeRoutes, ...teamRoutes, ...workRoutes, ...askedRoutes]),
    actionWords.give(auditWords),
    ...[samplePart, openPart, askPart].map(homeParts.give),
    starts.give({ needs: "meeting.approve", to: "/home", order: 20 }),
    starts.give({ needs: "lead.manage", to: "/home", order: 80 }),
    starts.give({ needs: "statistics.view", to: "/home", order: 100 }),
    starts.give({ needs: "licence.record", to: "/home", order: 110 }),
    places.give({
      text: "Home",
      href: "/home",
      under: "yours",
      headFor: startsAtHome,
      order: 5,
    }),
    places.give({
      text: "My work",
      href: "/work",
      under: "yours",
      needs: "child.view",
      lightsFor: ["/asked"],
      headFor: (actor) => !actor.isWide && !startsAtHome(actor),
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
