import { actionWords } from "../../platform/rooms/action-words.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { draftRoutes } from "./web/draft-routes.ts";
import { noticeRoutes } from "./web/notice-routes.tsx";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { noticeBudgetKind } from "./configuration-kinds.ts";

export const room: Room = {
  name: "work",
  gives: [
    configurationKinds.give([noticeBudgetKind]),
    shippedVersions.give(async () => (await import("./shipped-notices.ts")).shippedNotices),
    routes.give([...noticeRoutes, ...draftRoutes]),
    actionWords.give(auditWords),
    places.give({ text: "Your drafts", href: "/drafts", under: "yours", order: 570 }),
  ],
};
