import { counted } from "../../../kernel/words.ts";
import { defineList } from "../../../platform/lists/define-list.ts";
import { readSuggestions } from "./suggestion-reads.ts";
import { suggestionSchemeOn } from "./suggestion-scheme.ts";

/** Suggested links that nobody decided on, as far as the reader may read what each rests on. */
export const suggestionList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 25 },
  read: async ({ tx, clock, page, pageSize }) => {
    const today = clock.today();
    const { rows, total } = await readSuggestions(tx, { today, page, pageSize });
    return { rows, total, around: { today, scheme: await suggestionSchemeOn(tx, today) } };
  },
  columns: {
    between: "Between",
    evidence: "What both have",
    weakest: "Weakest hop",
    expires: "Expires",
  },
  tables: {
    suggestions: {
      caption: ({ total }) => counted(total, "suggested link"),
      empty: "No link is suggested.",
    },
  },
});
