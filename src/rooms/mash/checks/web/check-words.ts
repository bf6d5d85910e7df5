import { formatDateTime } from "../../../../kernel/dates.ts";
import { clockInWords } from "../../mash-words.ts";
import type { Answer, Check } from "../check-reads.ts";
import { capitalised } from "../../../../kernel/words.ts";

/** Whether it was answered, or how its limit stands. */
export function stateOf(
  { answeredAt, dueAt }: Check,
  now: Date,
): { readonly text: string; readonly isLate: boolean } {
  if (answeredAt === null) return clockInWords(dueAt, now);
  return { text: `answered ${formatDateTime(answeredAt)}`, isLate: false };
}

/** "Asked again 24 November 2026, 12:05; its managers were told 24 November 2026, 13:10" */
export function stepsText({ chasedAt, escalatedAt }: Check): string {
  const steps = [
    ...(chasedAt === null ? [] : [`asked again ${formatDateTime(chasedAt)}`]),
    ...(escalatedAt === null ? [] : [`taken to its managers ${formatDateTime(escalatedAt)}`]),
  ];
  const text = steps.join("; ");
  return capitalised(text);
}

export const answerText = ({ wording }: Answer): string => wording ?? "No information held";

/** Who said it, and how it came. */
export const answeredBy = ({ by, at, byTelephone }: Answer): string =>
  `${by}${byTelephone ? ", who was told by telephone" : ""}, ${formatDateTime(at)}`;

/** Said of an agency whose posts let nobody answer. */
export const nobodyAnswers = "Nobody there can answer in Lantern";
