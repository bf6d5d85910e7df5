import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { draftForms } from "../work/index.ts";
import { sameChildDrafts } from "./web/drafts.ts";
import { sameChildRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "record-matching",
  gives: [
    routes.give(sameChildRoutes),
    ...sameChildDrafts.map(draftForms.give),
  ],
};
