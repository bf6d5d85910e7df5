import { formatDateTime } from "../../../kernel/dates.ts";
import type { Concern } from "./concern-reads.ts";
import { aboutWord } from "./concern-about.ts";
import { ageInWords, childName } from "./concern-words.ts";
import type { Danger } from "./concern-form.ts";
import type { Fact } from "./entry-facts.ts";

const dangerWords: Readonly<Record<Danger, string>> = {
  no: "No",
  yes: "Yes, they said",
  "yes-rung": "Yes; the sender rang 999",
  "not-known": "Not known",
};

/** What was sent, as it was sent. */
export function sentFacts(concern: Concern, today: string): readonly Fact[] {
  return [
    [aboutWord(concern.about), childName(concern)],
    ...(concern.about === "child"
      ? ([["Date of birth", ageInWords(concern, today)]] as const)
      : []),
    ["In danger when it was sent", dangerWords[concern.dangerNow]],
    ["What worries us", concern.worry],
    ["Who to ring", `${concern.ringName}, ${concern.ringPhone}`],
    ["Sent by", `${concern.sentByName}, ${formatDateTime(concern.sentAt)}`],
  ];
}
