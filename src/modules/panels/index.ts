import type { Route } from "../../platform/http/route.ts";
import { opensRows, type DraftForm } from "../work/index.ts";
import { apiActionRoutes } from "./for-agencies/action-routes.ts";
import { apiChaseRoutes } from "./for-agencies/chase-routes.ts";
import { sittingDrafts } from "./sittings/web/drafts.ts";
import { sittingsRoutes } from "./sittings/web/routes.ts";
import { meetingFormDrafts } from "./form-drafts.ts";
import { itemDraft, itemTitles } from "./item-drafts.ts";
import { additionsRoutes } from "./web/additions-routes.tsx";
import { bookingRoutes } from "./web/booking-routes.tsx";
import { familyRoutes } from "./web/family-routes.tsx";
import { invitationRoutes } from "./web/invitation-routes.tsx";
import { listRoutes } from "./web/list-routes.tsx";
import { minutesPaperRoutes } from "./web/minutes-paper-routes.tsx";
import { minutesRoutes } from "./web/minutes-routes.ts";
import { paths } from "./web/paths.ts";
import { planRoutes } from "./web/plan-routes.tsx";
import { recordRoutes } from "./web/record-routes.ts";
import { rowsRoutes } from "./web/rows-routes.tsx";

export { listMeetingLines, listMyMeetingLines, listMySittingLines } from "./web/meeting-lines.ts";
export * as sittings from "./sittings/index.ts";
export { listUnheard } from "./web/unheard-lines.ts";
export { handOverChair } from "./hand-over-chair.ts";
export { meetingCommands } from "./meeting-commands.ts";

export const panelsRoutes: readonly Route[] = [
  ...listRoutes,
  ...planRoutes,
  ...bookingRoutes,
  ...invitationRoutes,
  ...recordRoutes,
  ...rowsRoutes,
  ...additionsRoutes,
  ...minutesRoutes,
  ...minutesPaperRoutes,
  ...familyRoutes,
  ...sittingsRoutes,
  ...apiActionRoutes,
  ...apiChaseRoutes,
];

/** What is typed into these is kept. */
export const panelDrafts: readonly DraftForm[] = [
  {
    ...{ name: itemDraft, title: "A part of a meeting", address: paths.item, titles: itemTitles },
    mayOpen: opensRows({ table: "panels.items", key: "item_id" }),
  },
  ...meetingFormDrafts(paths.meeting),
  ...sittingDrafts,
];
