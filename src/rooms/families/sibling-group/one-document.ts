import { formatDate, formatDateTime, londonDate } from "../../../kernel/dates.ts";
import type { Document } from "../../../platform/documents/index.ts";
import { english } from "../../../platform/words/index.ts";
import { aboutLetters, type OneChild } from "./one-child.ts";

type Taken = { readonly by: string; readonly at: Date };

/** One child of a group as a file, with the name of whoever takes it on every page. */
export function oneDocument(one: OneChild, { by, at }: Taken): Document {
  return {
    title: `Chronology of ${one.reference}`,
    marking: "OFFICIAL-SENSITIVE",
    madeFor: `For ${by}`,
    made: formatDate(londonDate(at)),
    taken: `Taken by ${by}, ${formatDateTime(at)}`,
    language: english,
    blocks: [
      { kind: "paragraph", text: aboutLetters(one) },
      {
        kind: "table",
        head: ["When", "What happened"],
        rows: one.lines.map(({ on, headline, detail }) => [
          formatDate(on),
          detail === null ? headline : `${headline}\n${detail}`,
        ]),
      },
    ],
  };
}
