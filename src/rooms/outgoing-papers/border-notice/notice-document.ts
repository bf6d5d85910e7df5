import { formatDate } from "../../../kernel/dates.ts";
import type { Document } from "../../../platform/documents/index.ts";
import { english } from "../../../platform/words/index.ts";

/**
 * All that a notice is made from. Nothing of a record is in it, not even a name, initials or a date of
 * birth: those are given over the telephone, once the other area has rung back on a number of its own.
 */
export type NoticeWords = {
  readonly reference: string;
  readonly ring: { readonly name: string; readonly phone: string; readonly hours: string };
  readonly partnership: string;
  readonly answerBy: string | undefined;
  readonly today: string;
};

export const noticeDocument = (
  { reference, ring, partnership, answerBy, today }: NoticeWords,
  recipient: string,
): Document => ({
  title: "Notice between areas",
  marking: undefined,
  madeFor: `For ${recipient}`,
  made: formatDate(today),
  language: english,
  blocks: [
    {
      kind: "paragraph",
      text: `${partnership} knows of a child who has to do with your area. This notice says nothing about the child.`,
    },
    { kind: "heading", text: "What we ask of you" },
    {
      kind: "list",
      items: [
        `Ring ${ring.name}, ${ring.phone}${ring.hours === "" ? "" : ` (${ring.hours})`}. Take the number from your own directory if you can.`,
        `Give the reference ${reference}. Who the child is, and what you need to know, is said then.`,
        answerBy === undefined
          ? "Answer as soon as you can."
          : `Answer by ${formatDate(answerBy)}, also where you know already.`,
      ],
    },
    { kind: "paragraph", text: "If a child is in danger now, ring 999." },
  ],
});
