import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { draftForms } from "../work/index.ts";
import { childTabs, leaverHoldings, leaverWork, offeredFacts } from "../child-record/index.ts";
import { meetingDrafts } from "./drafts.ts";
import { apiActionRoutes } from "./for-agencies/action-routes.ts";
import { apiChaseRoutes } from "./for-agencies/chase-routes.ts";
import { additionsRoutes } from "./web/additions-routes.tsx";
import { bookingRoutes } from "./web/booking-routes.tsx";
import { familyRoutes } from "./web/family-routes.tsx";
import { invitationRoutes } from "./web/invitation-routes.tsx";
import { minutesPaperRoutes } from "./web/minutes-paper-routes.tsx";
import { minutesRoutes } from "./web/minutes-routes.ts";
import { planRoutes } from "./web/plan-routes.tsx";
import { recordRoutes } from "./web/record-routes.ts";
import { rowsRoutes } from "./web/rows-routes.tsx";
import { auditWords } from "./audit-words.ts";
import { factsOfMeetings } from "./offered-facts.ts";
import { paths } from "./web/paths.ts";
import { meetingsSearched } from "./search-meetings.ts";
import { searched } from "../search/index.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { panelTypeKind } from "./configuration-kinds.ts";
import { meetingsOfLeaver, meetingsChaired } from "./leaver-work.ts";

export const room: Room = {
  name: "meetings",
  gives: [
    configurationKinds.give([panelTypeKind]),
    shippedVersions.give(
      async () => (await import("./shipped-planning-meeting.ts")).shippedPlanningMeeting,
    ),
    shippedVersions.give(async () => (await import("./shipped-invitations.ts")).shippedInvitations),
    shippedVersions.give(
      async () => (await import("./shipped-strategy-discussion.ts")).shippedStrategyDiscussion,
    ),
    routes.give([
      ...planRoutes,
      ...bookingRoutes,
      ...invitationRoutes,
      ...recordRoutes,
      ...rowsRoutes,
      ...additionsRoutes,
      ...minutesRoutes,
      ...minutesPaperRoutes,
      ...familyRoutes,
      ...apiActionRoutes,
      ...apiChaseRoutes,
    ]),
    ...meetingDrafts.map(draftForms.give),
    searched.give(meetingsSearched),
    actionWords.give(auditWords),
    childTabs.give({ key: "plan", text: "Plan and meetings", href: paths.plan, order: 50 }),
    leaverWork.give(meetingsOfLeaver),
    leaverHoldings.give(meetingsChaired),
    offeredFacts.give(factsOfMeetings),
  ],
};
