import type { DraftForm } from "../../../work/index.ts";
import { checkPaths } from "./web/paths.ts";

export { askedRoutes } from "./web/asked-routes.ts";
export { apiCheckRoutes } from "./web/api-routes.ts";
export { checkRoutes } from "./web/mash-routes.ts";
export { askAgencies, type AskGround } from "./ask-agencies.ts";
export { answerCheck } from "./answer-check.ts";
export { chaseLate, escalateLate } from "./chase-late.ts";
export { listChecksOn } from "./check-reads.ts";

export const checkDraft: DraftForm = {
  name: "check-answer",
  title: "An answer to the MASH",
  address: checkPaths.check,
};
