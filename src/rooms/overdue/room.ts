import { holds } from "../../platform/access/actor.ts";
import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { askRoutes } from "./web/ask-routes.tsx";
import { chasingRoutes } from "./web/chasing-routes.tsx";
import { overdueTabs } from "../work/index.ts";
import { auditWords } from "./audit-words.ts";
import { shippedVersions } from "../configuration/index.ts";
import { leaverWork } from "../child-record/index.ts";
import { questionsOfLeaver } from "./leaver-work.ts";

export const room: Room = {
  name: "overdue",
  gives: [
    shippedVersions.give(async () => (await import("./shipped-chases.ts")).shippedChases),
    routes.give([...askRoutes, ...chasingRoutes]),
    actionWords.give(auditWords),
    overdueTabs.give({
      text: "Actions and reviews",
      href: "/overdue",
      needs: "action.manage",
      order: 10,
    }),
    places.give({
      text: "Overdue",
      href: "/overdue",
      under: "children",
      needs: "action.manage",
      headFor: (actor) => actor.isWide && !holds(actor, "mash.decide"),
      order: 40,
    }),
    leaverWork.give(questionsOfLeaver),
  ],
};
