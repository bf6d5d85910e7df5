import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { mode } from "../../platform/lists/filters.ts";
import { listContacts, listSupport } from "./support-reads.ts";
import { trainingSchemeOn } from "./training-scheme.ts";

/** Support that is offered, to those who keep training there and to its owners. */
export const supportList = defineList({
  about: "no-child",
  filters: { show: mode("all", ["mine"]) },
  pages: { size: 50, by: "cut" },
  read: async ({ tx, actor, clock, asked }) => ({
    rows: (await listSupport(tx)).filter(
      ({ ownerId, closedOn }) =>
        asked.show === "all" || (ownerId === actor.id && closedOn === null),
    ),
    around: { scheme: await trainingSchemeOn(tx, clock.today()), today: clock.today() },
  }),
  columns: {
    body: "Agency or school",
    what: "What is offered",
    owner: "Owner",
    due: "Due",
    outcome: "What came of it",
  },
  tables: {
    support: {
      caption: ({ total }) => counted(total, "offer of support", "offers of support"),
      empty: "No support is offered yet. Coverage shows where nobody is trained.",
    },
  },
  facets: () => ({
    modes: [
      { text: "All that you can see", asks: { show: "all" } },
      { text: "Yours to do", asks: { show: "mine" } },
    ],
  }),
});

export const contactList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 100, by: "cut" },
  read: async ({ tx }) => ({ rows: await listContacts(tx), around: {} }),
  columns: {
    body: "Agency or school",
    name: "Training contact",
    namedBy: "Named by",
    end: { heading: "End" },
  },
  tables: {
    contacts: {
      caption: ({ total }) => counted(total, "training contact"),
      empty: "No training contact is named yet.",
    },
  },
});
