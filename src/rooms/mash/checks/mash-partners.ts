import { answerCheck } from "./answer-check.ts";
import { askAgencies } from "./ask-agencies.ts";
import { askGround } from "./ask-context.ts";
import { chaseLate } from "./chase-late.ts";
import { listChecksOn } from "./check-reads.ts";

/** What partners are asked and say, for the demonstration. */
export const mashPartners = { askGround, askAgencies, answerCheck, chaseLate, listChecksOn };
