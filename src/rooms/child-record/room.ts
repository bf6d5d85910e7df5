import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { draftForms } from "../work/index.ts";
import { childDrafts } from "./child-drafts.ts";
import { disputeRoutes } from "./disputes/web/dispute-routes.ts";
import { documentRoutes } from "./documents/web/routes.ts";
import { exploitationRoutes } from "./exploitation/web/exploitation-routes.ts";
import { saidRoutes } from "./exploitation/web/said-routes.ts";
import { numberRoutes } from "./identifiers/web/number-routes.ts";
import { toldRoutes } from "./privacy-notices/web/told-routes.ts";
import { flagRoutes } from "./web/flag-routes.ts";
import { harmRoutes } from "./web/harm-routes.ts";
import { levelRoutes } from "./web/level-routes.ts";
import { noteRoutes } from "./web/note-routes.ts";

export const room: Room = {
  name: "child-record",
  gives: [
    routes.give([...noteRoutes, ...exploitationRoutes, ...saidRoutes, ...numberRoutes, ...toldRoutes, ...documentRoutes, ...disputeRoutes, ...harmRoutes, ...levelRoutes, ...flagRoutes]),
    ...childDrafts.map(draftForms.give),
  ],
};
