import type { Page } from "playwright-core";
import { choose, press, type, typeDate } from "../harness/steps.ts";

/** Opens the form that this button leads to, chooses, says why and until when, and sends it. */
export async function decideWorry(
  page: Page,
  open: string,
  decision: { choice: string; reason: string; reviewBy: string; send: string },
): Promise<void> {
  await press(page, open);
  await choose(page, decision.choice);
  await type(page, { Reason: decision.reason });
  await typeDate(page, "Review by", decision.reviewBy);
  await press(page, decision.send);
}
