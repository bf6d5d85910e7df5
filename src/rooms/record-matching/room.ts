import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { draftForms } from "../work/index.ts";
import { sameChildDrafts } from "./web/drafts.ts";
import { sameChildRoutes } from "./web/routes.ts";
import { duplicatesNeed } from "./duplicates-need.ts";
import { auditWords } from "./audit-words.ts";
import { shippedVersions } from "../configuration/index.ts";

export const room: Room = {
  name: "record-matching",
  gives: [
    shippedVersions.give(
      async () => (await import("./shipped-records-apart.ts")).shippedRecordsApart,
    ),
    routes.give(sameChildRoutes),
    ...sameChildDrafts.map(draftForms.give),
    actionWords.give(auditWords),
    homeNeeds.give(duplicatesNeed),
    places.give({
      text: "Possible duplicates",
      href: "/same-child",
      under: "children",
      needs: "record.match",
      order: 330,
    }),
  ],
};
