import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { panelPromises } from "../people-and-places/index.ts";
import { draftForms, myMeetings, mySittings, openMeetings, panelsWait } from "../work/index.ts";
import { listOpenPromisesAbout } from "./item-promises.ts";
import { listToChase } from "./to-chase.ts";
import { sittingDrafts } from "./web/drafts.ts";
import { listRoutes } from "./web/list-routes.tsx";
import { listMeetingLines, listMyMeetingLines, listMySittingLines } from "./web/meeting-lines.ts";
import { sittingsRoutes } from "./web/routes.ts";
import { listUnheard } from "./web/unheard-lines.ts";

export const room: Room = {
  name: "panels",
  gives: [
    routes.give([...listRoutes, ...sittingsRoutes]),
    ...sittingDrafts.map(draftForms.give),
    panelPromises.give(listOpenPromisesAbout),
    panelsWait.give(listToChase),
    panelsWait.give(listUnheard),
    openMeetings.give(listMeetingLines),
    myMeetings.give(listMyMeetingLines),
    mySittings.give(listMySittingLines),
  ],
};
