import {
  addDays,
  ageOn,
  formatDate,
  formatDateTime,
  formatTime,
  londonDate,
  type IsoDate,
} from "../../kernel/dates.ts";
import { overdueInWords, spanInWords } from "../../kernel/words.ts";
import { aboutWord } from "../intake/index.ts";

const hour = 3_600_000;

/** How a clock stands, words first: "due in 3 hours", "due tomorrow at 16:55", "2 hours overdue". */
export function clockInWords(
  due: Date,
  now: Date,
): { readonly text: string; readonly isLate: boolean } {
  const left = due.getTime() - now.getTime();
  if (left < 0) return { text: overdueInWords(due, now), isLate: true };
  if (left < 12 * hour) return { text: `due in ${spanInWords(left)}`, isLate: false };
  const day = londonDate(due);
  const today = londonDate(now);
  if (day === today) return { text: `due today at ${formatTime(due)}`, isLate: false };
  if (day === addDays(today, 1)) {
    return { text: `due tomorrow at ${formatTime(due)}`, isLate: false };
  }
  return { text: `due ${formatDateTime(due)}`, isLate: false };
}

type Clocked = { readonly dueAt: Date; readonly pausedAt: Date | null };

/** Late by its clock: what was late before the clock stopped stays late, what was not does not become so. */
export const isLateAt = ({ dueAt, pausedAt }: Clocked, now: Date): boolean =>
  dueAt < now && (pausedAt === null || dueAt < pausedAt);

/** How a clock stands that may have been stopped: "paused", "paused, 7 hours overdue". */
export function runningClockInWords(
  clocked: Clocked,
  now: Date,
): { readonly text: string; readonly isLate: boolean } {
  const words = clockInWords(clocked.dueAt, now);
  if (clocked.pausedAt === null) return words;
  return isLateAt(clocked, now)
    ? { text: `paused, ${words.text}`, isLate: true }
    : { text: "paused", isLate: false };
}

type Born = {
  readonly about?: string;
  readonly bornOn: IsoDate | null;
  readonly ageAbout: number | null;
};

/** "age 14", "about 14", "age not known"; of what is no child what it is. */
export function ageText({ about = "child", bornOn, ageAbout }: Born, today: IsoDate): string {
  if (about !== "child") return aboutWord(about).toLowerCase();
  const age = bornOn === null ? undefined : ageOn(bornOn, today);
  if (age !== undefined) return `age ${age}`;
  return ageAbout === null ? "age not known" : `about ${ageAbout}`;
}

/** "age 14, born 5 March 2012" */
export function birthText(born: Born, today: IsoDate): string {
  const age = ageText(born, today);
  if (born.about !== undefined && born.about !== "child") return aboutWord(born.about);
  return born.bornOn === null
    ? `${age}, date of birth not known`
    : `${age}, born ${formatDate(born.bornOn)}`;
}

type Sent = {
  readonly source: string;
  readonly sentByName: string;
  readonly team: string;
  readonly agency: string;
};

/** Who sent it; of the public, that nobody verified who it was, and who took it on. */
export function senderText({ source, sentByName, team, agency }: Sent): string {
  if (source === "public") return `The public, not verified; taken on by ${sentByName}, ${team}`;
  if (source === "feed") return `${agency}’s system, ${team}; brought in by ${sentByName}`;
  return `${sentByName}, ${team}, ${agency}`;
}

const dangers: Readonly<Record<string, string>> = {
  no: "No: nobody is in danger now, the sender says",
  yes: "Yes, the sender says: make sure that 999 was rung",
  "yes-rung": "Yes, and 999 was rung",
  "not-known": "Not known whether anyone is in danger now",
};

/** The answer to the first question that every sender is asked. */
export function dangerText(answer: string): string {
  return dangers[answer] ?? answer;
}
