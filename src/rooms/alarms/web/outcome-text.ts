import { alarmOutcomes } from "../acknowledge-form.ts";
import type { Alarm } from "../alarm-reads.ts";

/** What came of it, in a sentence. */
export function outcomeText({ outcome }: Pick<Alarm, "outcome">): string {
  if (outcome === null) return "";
  return outcome === "drill" ? "A drill" : alarmOutcomes[outcome];
}
