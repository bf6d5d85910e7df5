import { opensRows, type DraftForm } from "../../../work/index.ts";
import { answerCheck } from "./answer-check.ts";
import { askAgencies } from "./ask-agencies.ts";
import { askGround } from "./ask-ground.ts";
import { chaseLate } from "./chase-late.ts";
import { listChecksOn } from "./check-reads.ts";
import { checkPaths } from "./web/paths.ts";

export { listAskedLines } from "./asked-lines.ts";
export { askedRoutes } from "./web/asked-routes.ts";
export { apiCheckRoutes } from "./web/api-routes.ts";
export { checkRoutes } from "./web/mash-routes.ts";
/** What partners are asked and say, for the demonstration. */
export const mashPartners = { askGround, askAgencies, answerCheck, chaseLate, listChecksOn };

export const checkDraft: DraftForm = {
  name: "check-answer",
  title: "An answer to the MASH",
  address: checkPaths.check,
  mayOpen: opensRows({ table: "identify.partner_checks", key: "partner_check_id" }),
};
