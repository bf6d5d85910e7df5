import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeNeeds } from "../../platform/rooms/home-slots.ts";
import { places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { childrenNamed, nameOfChild, textsNaming } from "../subjects/index.ts";
import { childTabs, leaverHoldings } from "../child-record/index.ts";
import { paths } from "../child-record/web/paths.ts";
import { noticeRoutes } from "./border-notice/web/notice-routes.tsx";
import { childrenNamedIn, isNameOf, textsThatName } from "./paper-checks.ts";
import { papersNeed } from "./papers-need.ts";
import { paperRoutes } from "./web/paper-routes.tsx";
import { auditWords } from "./audit-words.ts";
import { papersOfLeaver } from "./leaver-papers.ts";

export const room: Room = {
  name: "outgoing-papers",
  gives: [
    routes.give([...paperRoutes, ...noticeRoutes]),
    childrenNamed.give(childrenNamedIn),
    nameOfChild.give(isNameOf),
    textsNaming.give(textsThatName),
    actionWords.give(auditWords),
    homeNeeds.give(papersNeed),
    places.give({
      text: "Papers",
      href: "/papers",
      under: "papers",
      needs: "paper.release",
      order: 460,
    }),
    places.give({
      text: "Register of papers",
      href: "/papers/register",
      under: "papers",
      needs: "audit.view",
      order: 480,
    }),
    childTabs.give({ key: "papers", text: "Papers", href: paths.papers, order: 100 }),
    leaverHoldings.give(papersOfLeaver),
  ],
};
