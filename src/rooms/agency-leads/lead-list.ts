import { z } from "zod";
import { counted } from "../../kernel/words.ts";
import type { Tx } from "../../platform/database/database.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { mode } from "../../platform/lists/filters.ts";
import type { Cell } from "../../platform/spreadsheets/index.ts";
import { listBodies, listLeads, rowsOf } from "./lead-reads.ts";
import { leadSchemeOn, nameIn } from "./lead-scheme.ts";
import { judge, stateWords, type Judged, type Lead } from "./lead-state.ts";

/** Every agency and school with what is wrong there. */
export async function readJudged(tx: Tx, today: string) {
  const scheme = await leadSchemeOn(tx, today);
  const rows = rowsOf(await listBodies(tx, scheme.exempt), await listLeads(tx));
  return { scheme, all: judge(rows, { today, confirmMonths: scheme.confirmMonths }) };
}

const apiLead = z.object({
  name: z.string(),
  jobTitle: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  area: z.string().nullable(),
  trainedUntil: z.iso.date().nullable(),
  confirmedOn: z.iso.date(),
});

const asJson = (lead: Lead | undefined): z.output<typeof apiLead> | null =>
  lead ? apiLead.parse(lead) : null;

const day = (date: string | null | undefined): Cell => (date ? { date } : null);

type Text = "name" | "jobTitle" | "phone" | "email";
const textOf = (who: "lead" | "deputy", heading: string, field: Text) => ({
  heading,
  value: (row: Judged): Cell => row[who]?.[field] ?? null,
});

/** Who leads in each agency and school; where something has run out comes first. */
export const leadList = defineList({
  about: "no-child",
  filters: { show: mode("all", ["wrong"]) },
  pages: { size: 50, by: "cut" },
  read: async ({ tx, clock, asked }) => {
    const { all, scheme } = await readJudged(tx, clock.today());
    const wrong = all.filter(({ state }) => state !== "right");
    const around = { scheme, all: all.length, wrong: wrong.length };
    return { rows: asked.show === "all" ? all : wrong, around };
  },
  columns: {
    body: "Agency or school",
    lead: "Lead",
    deputy: "Deputy",
    trained: "Trained until",
    confirmed: "Last confirmed",
  },
  tables: {
    leads: {
      caption: ({ total }) => counted(total, "agency or school", "agencies and schools"),
      empty: ({ asked }) =>
        asked.show === "all"
          ? "No agency and no school is in the directory yet."
          : "Nothing to correct.",
    },
  },
  facets: ({ around }) => ({
    modes: [
      { text: "All", count: around.all, asks: { show: "all" } },
      { text: "To correct", count: around.wrong, asks: { show: "wrong" } },
    ],
  }),
  api: {
    rows: "leads",
    fields: {
      of: z.enum(["agency", "school"]),
      id: z.uuid(),
      name: z.string(),
      kind: z.string(),
      state: z.string().describe("none, left, ended, untrained, unconfirmed, no-deputy or right"),
      says: z.string().describe("The state in words"),
      lead: apiLead.nullable(),
      deputy: apiLead.nullable(),
    },
    more: ({ body, lead, deputy, state }) => ({
      ...body,
      says: stateWords(state, lead),
      lead: asJson(lead),
      deputy: asJson(deputy),
    }),
  },
  /** Contacts of work, and nothing of any child. */
  sheet: {
    name: "Exploitation leads",
    file: "leads.csv",
    columns: [
      { heading: "Agency or school", value: ({ body }) => body.name },
      { heading: "Kind", width: 14, value: ({ body }) => body.kind },
      { heading: "State", value: ({ state, lead }) => stateWords(state, lead) },
      textOf("lead", "Lead", "name"),
      textOf("lead", "Job title", "jobTitle"),
      textOf("lead", "Telephone", "phone"),
      textOf("lead", "E-mail", "email"),
      {
        heading: "Training",
        value: ({ lead }, { around: { scheme } }) =>
          lead?.training ? nameIn(scheme.trainings, lead.training) : null,
      },
      { heading: "Trained until", width: 14, value: ({ lead }) => day(lead?.trainedUntil) },
      { heading: "Last confirmed", width: 14, value: ({ lead }) => day(lead?.confirmedOn) },
      textOf("deputy", "Deputy", "name"),
      textOf("deputy", "Job title of deputy", "jobTitle"),
      textOf("deputy", "Telephone of deputy", "phone"),
      textOf("deputy", "E-mail of deputy", "email"),
    ],
  },
});
