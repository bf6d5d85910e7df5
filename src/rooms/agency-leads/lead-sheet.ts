import type { Cell, Sheet } from "../../platform/spreadsheets/index.ts";
import { nameIn, type LeadScheme } from "./lead-scheme.ts";
import { stateWords, type Judged, type Lead } from "./lead-state.ts";

const day = (date: string | null | undefined): Cell => (date ? { date } : null);

const cellsOf = (lead: Lead | undefined): readonly Cell[] => [
  lead?.name ?? null,
  lead?.jobTitle ?? null,
  lead?.phone ?? null,
  lead?.email ?? null,
];

const heading = (text: string, width = 24) => ({ text, width });

type Around = { readonly scheme: LeadScheme; readonly madeAt: Date };

/** The list as a file: contacts of work, and nothing of any child. */
export const leadSheet = (rows: readonly Judged[], { scheme, madeAt }: Around): Sheet => ({
  name: "Exploitation leads",
  lines: [],
  notes: [],
  madeAt,
  headings: [
    heading("Agency or school"),
    heading("Kind", 14),
    heading("State"),
    ...["Lead", "Job title", "Telephone", "E-mail"].map((text) => heading(text)),
    heading("Training"),
    heading("Trained until", 14),
    heading("Last confirmed", 14),
    ...["Deputy", "Job title of deputy", "Telephone of deputy", "E-mail of deputy"].map((text) =>
      heading(text),
    ),
  ],
  rows: rows.map(({ body, lead, deputy, state }) => [
    body.name,
    body.kind,
    stateWords(state, lead),
    ...cellsOf(lead),
    lead?.training ? nameIn(scheme.trainings, lead.training) : null,
    day(lead?.trainedUntil),
    day(lead?.confirmedOn),
    ...cellsOf(deputy),
  ]),
  running: { marking: "", number: "", reader: "" },
});
