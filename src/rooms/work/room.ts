import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { draftRoutes } from "./web/draft-routes.ts";
import { noticeRoutes } from "./web/notice-routes.tsx";

export const room: Room = {
  name: "work",
  gives: [
    routes.give([...noticeRoutes, ...draftRoutes]),
  ],
};
