import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { notMatchedChildren } from "../missing/index.ts";
import { listNotMatched } from "./not-matched/not-matched-reads.ts";
import { feedRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "feeds",
  gives: [
    routes.give(feedRoutes),
    notMatchedChildren.give(listNotMatched),
  ],
};
