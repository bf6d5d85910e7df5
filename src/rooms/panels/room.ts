import { actionWords } from "../../platform/rooms/action-words.ts";
import { homeParts } from "../../platform/rooms/home-slots.ts";
import { everybody, places } from "../../platform/rooms/places.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { panelPromises, thingForums } from "../people-and-places/index.ts";
import {
  draftForms,
  myMeetings,
  mySittings,
  openMeetings,
  overdueTabs,
  panelsWait,
} from "../work/index.ts";
import { panelsOfPerson } from "./panels-of-person.ts";
import { listOpenPromisesAbout, promisesListPath } from "./item-promises.ts";
import { minutesPart, nextMeetingsPart } from "./chair-home.ts";
import { listToChase } from "./to-chase.ts";
import { sittingDrafts } from "./web/drafts.ts";
import { listRoutes } from "./web/list-routes.tsx";
import { listMeetingLines, listMyMeetingLines, listMySittingLines } from "./web/meeting-lines.ts";
import { sittingsRoutes } from "./web/routes.ts";
import { listUnheard } from "./web/unheard-lines.ts";
import { auditWords } from "./audit-words.ts";
import { sittingsSearched } from "./search-sittings.ts";
import { searched } from "../search/index.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { panelKind } from "./configuration-kinds.ts";
import { leaverHoldings } from "../child-record/index.ts";
import { seatsOfLeaver } from "./leaver-seats.ts";

export const room: Room = {
  name: "panels",
  gives: [
    configurationKinds.give([panelKind]),
    shippedVersions.give(async () => (await import("./shipped-panels.ts")).shippedPanels),
    routes.give([...listRoutes, ...sittingsRoutes]),
    ...sittingDrafts.map(draftForms.give),
    thingForums.give(panelsOfPerson),
    panelPromises.give(listOpenPromisesAbout),
    panelsWait.give(listToChase),
    panelsWait.give(listUnheard),
    openMeetings.give(listMeetingLines),
    myMeetings.give(listMyMeetingLines),
    mySittings.give(listMySittingLines),
    searched.give(sittingsSearched),
    actionWords.give(auditWords),
    overdueTabs.give({
      text: "Panel actions",
      href: promisesListPath,
      needs: "child.view",
      order: 20,
    }),
    places.give({
      text: "Meetings",
      href: "/meetings",
      under: "children",
      needs: "child.view",
      headFor: everybody,
      lightsFor: ["/sittings", "/panels", "/panel-promises"],
      order: 60,
    }),
    places.give({
      text: "Panels",
      href: "/panels",
      under: "children",
      needs: "child.view",
      order: 360,
    }),
    leaverHoldings.give(seatsOfLeaver),
    homeParts.give(nextMeetingsPart),
    homeParts.give(minutesPart),
  ],
};
