import { draftRoutes, draftForms, noticeRoutes } from "./modules/work/index.ts";
import {
  accountRoutes,
  calendarRoutes,
  configurationRoutes,
  joinRoutes,
  peopleRoutes,
  providerRoutes,
  serviceAccountRoutes,
  signInRoutes,
} from "./modules/directory/index.ts";
import {
  auditRoutes,
  continuityRoutes,
  filingApiRoutes,
  filingRoutes,
  governRoutes,
  healthRoutes,
  lookedRoutes,
} from "./modules/govern/index.ts";
import {
  concernDraft,
  concernRoutes,
  countConcernsAbout,
  countOpenSuggestions,
  feeds,
  frontDoor,
  importRoutes,
  listAskedLines,
  mashDrafts,
  mashRoutes,
  professionals,
  sameChildDrafts,
  sameChildRoutes,
  standingRoutes,
  toldRoutes,
} from "./modules/identify/index.ts";
import {
  listMeetingLines,
  listMyMeetingLines,
  listMySittingLines,
  listUnheard,
  panelDrafts,
  panelsRoutes,
  sittings,
} from "./modules/panels/index.ts";
import {
  childrenNamedIn,
  countWaiting,
  filesToRelease,
  isNameOf,
  papersRoutes,
  textsThatName,
} from "./modules/papers/index.ts";
import {
  findNewestVoice,
  findPlanInBrief,
  listPlanReviews,
  plansRoutes,
} from "./modules/plans/index.ts";
import {
  childDrafts,
  childrenNamed,
  concernsAbout,
  listFilesToRelease,
  mashAsks,
  myMeetings,
  mySittings,
  nameOfChild,
  newestVoice,
  notMatchedChildren,
  openMeetings,
  openSuggestions,
  panelPromises,
  panelsWait,
  papersToRelease,
  planInBrief,
  planReviews,
  protectRoutes,
  textsNaming,
} from "./modules/protect/index.ts";
import { routes } from "./platform/rooms/routes-slot.ts";
import type { Room, Rooms } from "./platform/rooms/slot.ts";

const directory: Room = {
  name: "directory",
  gives: [
    routes.give((parts) => [
      ...signInRoutes({ ...parts, secrets: parts }),
      ...providerRoutes(parts),
      ...joinRoutes(parts),
      ...accountRoutes(parts),
    ]),
  ],
};

const identify: Room = {
  name: "identify",
  gives: [
    routes.give([...mashRoutes, ...toldRoutes]),
    routes.give([
      ...frontDoor.frontDoorRoutes,
      ...professionals.professionalRoutes,
      ...sameChildRoutes,
    ]),
    routes.give(standingRoutes),
    routes.give([...concernRoutes, ...importRoutes, ...feeds.feedRoutes]),
    draftForms.give(concernDraft),
    ...[...mashDrafts, ...sameChildDrafts].map(draftForms.give),
    concernsAbout.give(countConcernsAbout),
    openSuggestions.give(countOpenSuggestions),
    mashAsks.give(listAskedLines),
    notMatchedChildren.give(feeds.listNotMatched),
  ],
};

const papers: Room = {
  name: "papers",
  gives: [
    routes.give(papersRoutes),
    childrenNamed.give(childrenNamedIn),
    nameOfChild.give(isNameOf),
    textsNaming.give(textsThatName),
    papersToRelease.give(countWaiting),
  ],
};

const plans: Room = {
  name: "plans",
  gives: [
    routes.give(plansRoutes),
    newestVoice.give(findNewestVoice),
    planInBrief.give(findPlanInBrief),
    planReviews.give(listPlanReviews),
  ],
};

const panels: Room = {
  name: "panels",
  gives: [
    routes.give(panelsRoutes),
    ...panelDrafts.map(draftForms.give),
    panelPromises.give(sittings.listOpenPromisesAbout),
    panelsWait.give(sittings.listToChase),
    panelsWait.give(listUnheard),
    openMeetings.give(listMeetingLines),
    myMeetings.give(listMyMeetingLines),
    mySittings.give(listMySittingLines),
  ],
};

const protect: Room = {
  name: "protect",
  gives: [
    routes.give(protectRoutes),
    ...childDrafts.map(draftForms.give),
    filesToRelease.give(listFilesToRelease),
  ],
};

const work: Room = { name: "work", gives: [routes.give([...noticeRoutes, ...draftRoutes])] };

const govern: Room = {
  name: "govern",
  gives: [
    routes.give([...lookedRoutes, ...filingRoutes, ...filingApiRoutes]),
    routes.give([
      ...calendarRoutes,
      ...configurationRoutes,
      ...peopleRoutes,
      ...serviceAccountRoutes,
    ]),
    routes.give(({ inside, watched }) => [
      ...governRoutes({ inside }),
      ...continuityRoutes,
      ...auditRoutes,
      ...healthRoutes(watched),
    ]),
  ],
};

/** Every room, in the order in which what they contribute stands. Only this file imports what rooms declare. */
export const allRooms: Rooms = [protect, panels, identify, papers, plans, work, govern, directory];
