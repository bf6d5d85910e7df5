import { actionWords } from "../../platform/rooms/action-words.ts";
import { routes } from "../../platform/rooms/routes-slot.ts";
import type { Room } from "../../platform/rooms/slot.ts";
import { newestVoice, planInBrief, childDraft } from "../child-record/index.ts";
import { planReviews, draftForms } from "../work/index.ts";
import { findPlanInBrief } from "./plan-in-brief.ts";
import { listPlanReviews } from "./version-reads.ts";
import { findNewestVoice } from "./voice/voice-reads.ts";
import { plansRoutes } from "./web/routes.ts";
import { auditWords } from "./audit-words.ts";
import { configurationKinds, shippedVersions } from "../configuration/index.ts";
import { safetyPlanKind } from "./configuration-kinds.ts";

export const room: Room = {
  name: "safety-plans",
  gives: [
    configurationKinds.give([safetyPlanKind]),
    shippedVersions.give(async () => (await import("./shipped-plans.ts")).shippedPlans),
    routes.give(plansRoutes),
    newestVoice.give(findNewestVoice),
    planInBrief.give(findPlanInBrief),
    planReviews.give(listPlanReviews),
    actionWords.give(auditWords),
    draftForms.give(childDraft("voice", "What a child said", "voice")),
  ],
};
