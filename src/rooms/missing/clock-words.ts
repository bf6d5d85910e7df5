import { lengthInWords } from "../../kernel/length-in-words.ts";

/** “missing for 14 hours” */
export const missingForWords = (since: Date, now: Date): string =>
  `missing for ${lengthInWords(now.getTime() - since.getTime())}`;

/** “due in 20 hours”, “5 hours overdue”: the clock of the return home interview. */
export function interviewDueWords(
  due: Date,
  now: Date,
): { readonly text: string; readonly isOverdue: boolean } {
  const left = due.getTime() - now.getTime();
  return left >= 0
    ? { text: `due in ${lengthInWords(left)}`, isOverdue: false }
    : { text: `${lengthInWords(-left)} overdue`, isOverdue: true };
}
