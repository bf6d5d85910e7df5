import { daysBetween, formatDate } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";

type Due = { readonly destroyBy: string; readonly destroyedOn: string | null };

export const isOverdue = ({ destroyBy, destroyedOn }: Due, today: string): boolean =>
  destroyedOn === null && daysBetween(destroyBy, today) > 0;

/** "destroy-by date passed 3 days ago", "destroy by 22 December 2026, in 28 days", "destroyed on 1 December 2026". */
export function destroyWords(due: Due, today: string): string {
  if (due.destroyedOn !== null) return `Destroyed on ${formatDate(due.destroyedOn)}`;
  const days = daysBetween(today, due.destroyBy);
  if (days < 0) return `Destroy-by date passed ${counted(-days, "day")} ago`;
  if (days === 0) return "Destroy today";
  return `Destroy by ${formatDate(due.destroyBy)}, in ${counted(days, "day")}`;
}
