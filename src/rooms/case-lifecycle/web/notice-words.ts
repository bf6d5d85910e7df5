import { formatDate } from "../../../kernel/dates.ts";
import type { Transfer } from "../transfer-reads.ts";

const paperStates: Readonly<Record<string, string>> = {
  prepared: "prepared, not sent for release yet",
  waiting: "is waiting for a second person to release it",
  released: "released, not sent yet",
  given: "sent",
  "sent-back": "sent back by the second person",
  withdrawn: "withdrawn",
};

/** What became of the notice, and whether its answer is late. */
export function noticeWords(
  { notice, acknowledgedOn, endedOn }: Transfer,
  today: string,
): { readonly text: string; readonly isLate: boolean } | undefined {
  if (notice === null) return undefined;
  const { reference, state, answerBy } = notice;
  const text = `Notice ${reference}: ${paperStates[state] ?? state}`;
  if (state === "given" && acknowledgedOn !== null && answerBy !== null) {
    const said =
      acknowledgedOn > answerBy
        ? `answered late, on ${formatDate(acknowledgedOn)}: it was due ${formatDate(answerBy)}`
        : `answered in time, on ${formatDate(acknowledgedOn)}`;
    return { text: `${text}; ${said}`, isLate: false };
  }
  const isOwed = state === "given" && acknowledgedOn === null && endedOn === null;
  if (!isOwed || answerBy === null) return { text, isLate: false };
  const isLate = answerBy < today;
  const due = isLate
    ? `answer due ${formatDate(answerBy)}: ring them`
    : `answer due ${formatDate(answerBy)}`;
  return { text: `${text}; ${due}`, isLate };
}
