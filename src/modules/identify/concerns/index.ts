import { isId } from "../../../kernel/ids.ts";
import type { Route } from "../../../platform/http/route.ts";
import type { DraftForm } from "../../work/index.ts";
import { concernRecordRoutes } from "./web/concern-routes.ts";
import { apiConcernRoutes } from "./web/api-routes.ts";
import { concernListRoute } from "./web/list-routes.ts";
import { draftName } from "./web/new-fields.ts";
import { newConcernRoutes } from "./web/new-routes.ts";
import { partRoutes } from "./web/part-routes.ts";
import { readFirstRoutes } from "./web/read-first-routes.tsx";
import { paths } from "./web/paths.ts";

export { sendConcern } from "./send-concern.ts";
export { addPart, type PartAdding } from "./add-part.ts";
export { findConcern } from "./concern-reads.ts";
export { listSendingTeams } from "./sending-teams.ts";
export type { ConcernForm } from "./concern-form.ts";

export const concernRoutes: readonly Route[] = [
  concernListRoute,
  ...newConcernRoutes,
  ...concernRecordRoutes,
  ...readFirstRoutes,
  ...partRoutes,
  ...apiConcernRoutes,
];

/** A draft is about the concern that it will be. */
export const concernDraft: DraftForm = {
  name: draftName,
  title: "A concern that is not sent",
  address: (id) => paths.form("not-known", id),
  // Of nothing that is there yet: an id that the form made.
  mayOpen: (_tx, _actor, subject) => Promise.resolve(isId(subject)),
};
