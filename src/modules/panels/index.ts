import type { Route } from "../../platform/http/route.ts";
import type { DraftForm } from "../work/index.ts";
import { additionsRoutes } from "./web/additions-routes.tsx";
import { bookingRoutes } from "./web/booking-routes.tsx";
import { familyRoutes } from "./web/family-routes.tsx";
import { listRoutes } from "./web/list-routes.tsx";
import { minutesRoutes } from "./web/minutes-routes.ts";
import { paths } from "./web/paths.ts";
import { planRoutes } from "./web/plan-routes.tsx";
import { recordRoutes } from "./web/record-routes.ts";
import { rowsRoutes } from "./web/rows-routes.tsx";

export { meetingCommands } from "./meeting-commands.ts";

export const panelsRoutes: readonly Route[] = [
  ...listRoutes,
  ...planRoutes,
  ...bookingRoutes,
  ...recordRoutes,
  ...rowsRoutes,
  ...additionsRoutes,
  ...minutesRoutes,
  ...familyRoutes,
];

/** A part of a meeting keeps what is typed into it. */
export const meetingDraft: DraftForm = {
  name: "meeting-item",
  title: "A part of a meeting",
  address: paths.item,
};
