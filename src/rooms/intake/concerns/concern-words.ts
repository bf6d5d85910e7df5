import {
  ageOn,
  formatDate,
  formatDateTime,
  formatTime,
  londonDate,
  type IsoDate,
} from "../../../kernel/dates.ts";
import { dueInWords, overdueInWords } from "../../../kernel/words.ts";
import { aboutWord, type About } from "./concern-about.ts";

export type ConcernStatus = "sent" | "being-looked-at" | "decided";

type Progress = {
  readonly isTakenUp: boolean;
  readonly decidedAt: Date | null;
  readonly decideBy: Date;
};

/** Worked out from what was recorded, never typed. */
export function statusOf({ isTakenUp, decidedAt }: Progress): ConcernStatus {
  if (decidedAt !== null) return "decided";
  return isTakenUp ? "being-looked-at" : "sent";
}

export const statusNames: Readonly<Record<ConcernStatus, string>> = {
  sent: "Sent",
  "being-looked-at": "Being reviewed",
  decided: "Decided",
};

/** Where the clock stands, words first: "due tomorrow at 16:55", "2 hours overdue", as the MASH reads it. */
export function clockInWords({ decideBy, decidedAt }: Progress, now: Date): string {
  if (decidedAt !== null) return `decided on ${formatDateTime(decidedAt)}`;
  if (now > decideBy) return overdueInWords(decideBy, now);
  const { text } = dueInWords(londonDate(decideBy), londonDate(now));
  return `${text} at ${formatTime(decideBy)}`;
}

/** The same as a sentence. */
export function clockSentence(progress: Progress, now: Date): string {
  const clock = clockInWords(progress, now);
  return progress.decidedAt === null ? `Decision ${clock}.` : `D${clock.slice(1)}.`;
}

type Born = { readonly bornOn: IsoDate | null; readonly ageAbout: number | null };

/** How old the child is, as far as is known. */
export function ageInWords({ bornOn, ageAbout }: Born, today: IsoDate): string {
  if (bornOn !== null) return `${formatDate(bornOn)} (age ${ageOn(bornOn, today) ?? 0})`;
  return ageAbout === null ? "Not known" : `About ${ageAbout}; date of birth not known`;
}

/** " (14)", " (about 14)", " (vehicle)" or nothing, after a name in a list. */
export function ageInBrackets(
  { about = "child", bornOn, ageAbout }: Born & { readonly about?: About },
  today: IsoDate,
): string {
  if (about !== "child") return ` (${aboutWord(about).toLowerCase()})`;
  if (bornOn !== null) return ` (${ageOn(bornOn, today) ?? 0})`;
  return ageAbout === null ? "" : ` (about ${ageAbout})`;
}

export function childName({
  givenName,
  familyName,
}: {
  readonly givenName: string;
  readonly familyName: string;
}): string {
  return `${givenName} ${familyName}`.trim();
}
