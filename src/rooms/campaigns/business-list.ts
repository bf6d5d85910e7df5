import { z } from "zod";
import { defineList } from "../../platform/lists/define-list.ts";
import type { Reading } from "../../platform/lists/declared.ts";
import { mode } from "../../platform/lists/filters.ts";
import { campaignSchemeOn } from "../training/index.ts";
import { listBusinesses, listContacts } from "./business-reads.ts";
import { inVisitOrder } from "./business.ts";
import { licenceClassesOn } from "./business-forms.ts";

/** The register in the order in which businesses are visited. It asks for nothing but the register itself. */
export const businessList = defineList({
  about: "no-child",
  filters: { show: mode("due", ["all"]) },
  pages: { size: 100, by: "cut" },
  read: async ({ tx, clock, asked }) => {
    const today = clock.today();
    const all = inVisitOrder(await listBusinesses(tx), await campaignSchemeOn(tx, today));
    const due = all.filter(({ nextOn }) => nextOn <= today);
    return {
      rows: asked.show === "all" ? all : due,
      around: {
        today,
        classes: await licenceClassesOn(tx, today),
        counts: { due: due.length, all: all.length },
      },
    };
  },
  columns: {
    name: "Business",
    class: "Class of licence",
    authority: "Licensing authority",
    visited: "Last visit",
    next: "Visit due",
    trained: { heading: "Staff trained", isNumeric: true },
    pledge: "Pledge",
  },
  tables: {
    businesses: {
      caption: ({ asked }) =>
        asked.show === "all" ? "The register" : "Visits that are due, the longest first",
      empty: ({ asked }) =>
        asked.show === "all" ? "No business is in the register yet." : "No visit is due.",
    },
  },
  facets: ({ around: { counts } }) => ({
    modes: [
      { text: "Visits due", count: counts.due, asks: { show: "due" } },
      { text: "The register", count: counts.all, asks: { show: "all" } },
    ],
  }),
  api: {
    rows: "businesses",
    fields: {
      businessId: z.uuid(),
      name: z.string(),
      licenceClass: z.string().describe("By the configuration of licensing"),
      authority: z.string(),
      isElsewhere: z.boolean().describe("Licensed by an authority outside the area"),
      visitedOn: z.iso.date().nullable(),
      nextOn: z.iso.date(),
    },
    more: ({ nextOn }) => ({ nextOn }),
  },
});

/** What happened with one business. */
export const contactList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 200, by: "cut" },
  read: async ({ tx, of: businessId }: Reading<object, string>) => ({
    rows: await listContacts(tx, businessId),
    around: {},
  }),
  columns: {
    on: "Date",
    kind: "What it was",
    people: { heading: "Staff who came", isNumeric: true },
    wording: "What was agreed",
    by: "Recorded by",
  },
  tables: {
    contacts: {
      caption: "Contacts, visits, training and pledges",
      empty: "Nothing is recorded yet.",
    },
  },
});
