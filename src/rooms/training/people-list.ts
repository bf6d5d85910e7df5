import { addDays } from "../../kernel/dates.ts";
import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { aKey, mode } from "../../platform/lists/filters.ts";
import { keptBodies } from "./bodies.ts";
import { listPeople } from "./person-reads.ts";
import { optionsOf, trainingSchemeOn } from "./training-scheme.ts";

const most = 50;

/** People whose named record the reader may see: oneself, one's team, and those of the agencies and schools they keep. */
export const peopleList = defineList({
  about: "no-child",
  filters: {
    show: mode<"all", "expiring" | "expired">("all", ["expiring", "expired"]),
    audience: aKey(),
  },
  pages: { size: most },
  read: async ({ tx, actor, clock, asked, page }) => {
    const today = clock.today();
    const scheme = await trainingSchemeOn(tx, today);
    const soon = addDays(today, scheme.expiringDays);
    const rows = await listPeople(tx, {
      show: asked.show,
      audience: asked.audience,
      body: undefined,
      today,
      soon,
      limit: most + 1,
      offset: (page - 1) * most,
    });
    return { rows, around: { scheme, today, soon, kept: (await keptBodies(tx, actor)).length } };
  },
  columns: {
    person: "Person",
    body: "Agency or school",
    audience: "Audience and role",
    valid: "Training expires",
    reminded: { heading: "Reminder", only: ({ asked }) => asked.show !== "all" },
  },
  tables: {
    people: {
      caption: ({ asked }) =>
        asked.show === "expiring"
          ? "Training expires soon"
          : asked.show === "expired"
            ? "Training has expired"
            : "People whose training you can see",
      empty: ({ asked }) =>
        asked.show === "all"
          ? "Nobody yet: yourself, your team and the people you keep training for are listed here."
          : "Nobody.",
    },
  },
  fields: {
    audience: {
      label: "Audience",
      all: "All audiences",
      options: ({ around }) => optionsOf(around.scheme.audiences),
    },
  },
  facets: ({ around }) => ({
    modes: [
      { text: "All", asks: { show: "all" } },
      {
        text: `Expires within ${counted(around.scheme.expiringDays, "day")}`,
        asks: { show: "expiring" },
      },
      { text: "Expired", asks: { show: "expired" } },
    ],
  }),
});
