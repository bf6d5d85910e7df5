import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { newestVoice, planInBrief } from "../child-record/index.ts";
import { planReviews } from "../work/index.ts";
import { findPlanInBrief } from "./plan-in-brief.ts";
import { listPlanReviews } from "./version-reads.ts";
import { findNewestVoice } from "./voice/voice-reads.ts";
import { plansRoutes } from "./web/routes.ts";

export const room: Room = {
  name: "safety-plans",
  gives: [
    routes.give(plansRoutes),
    newestVoice.give(findNewestVoice),
    planInBrief.give(findPlanInBrief),
    planReviews.give(listPlanReviews),
  ],
};
