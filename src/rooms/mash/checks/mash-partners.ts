import { answerCheck } from "./answer-check.ts";
import { askAgencies } from "./ask-agencies.ts";
import { askContext } from "./ask-context.ts";
import { chaseLate } from "./chase-late.ts";
import { listChecksOn } from "./check-reads.ts";

/** What partners are asked and say, for the demonstration. */
export const mashPartners = { askContext, askAgencies, answerCheck, chaseLate, listChecksOn };
