import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { notMatchedChildren } from "../missing/index.ts";
import { listNotMatched } from "./not-matched/not-matched-reads.ts";
import { feedRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";

export const room: Room = {
  name: "feeds",
  gives: [
    routes.give(feedRoutes),
    notMatchedChildren.give(listNotMatched),
    actionWords.give(auditWords),
    places.give({
      text: "Other systems",
      href: "/feeds",
      under: "partnership",
      needs: "feed.run",
      order: 350,
    }),
  ],
};
