import { z } from "zod";
import { defineList } from "../../../platform/lists/define-list.ts";
import type { Reading } from "../../../platform/lists/declared.ts";
import { listProgrammes, listVisits } from "./programme-reads.ts";
import { areaOn, programmeSchemeOn } from "./programme-scheme.ts";

/** Programmes, with how often each was held. */
export const programmeList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 100, by: "cut" },
  read: async ({ tx, clock }) => ({
    rows: await listProgrammes(tx),
    around: { scheme: await programmeSchemeOn(tx, clock.today()) },
  }),
  columns: {
    name: "Programme",
    kind: "Kind",
    provider: "Provider",
    visits: { heading: "Times held", isNumeric: true },
    last: "Last held",
  },
  tables: {
    programmes: { caption: "Programmes", empty: "No programme is recorded yet." },
  },
  api: {
    rows: "programmes",
    fields: {
      programmeId: z.uuid(),
      name: z.string(),
      kind: z.string().describe("By the list in force"),
      provider: z.string().nullable().describe("Null: the partnership or the school"),
      about: z.string(),
      visits: z.int().describe("How often it was held"),
      lastOn: z.iso.date().nullable(),
    },
    more: ({ lastOn }) => ({ lastOn }),
  },
});

/** When one programme was held. */
export const visitList = defineList({
  about: "no-child",
  filters: {},
  pages: { size: 100, by: "cut" },
  read: async ({ tx, clock, of: programmeId }: Reading<object, string>) => ({
    rows: await listVisits(tx, programmeId),
    around: {
      scheme: await programmeSchemeOn(tx, clock.today()),
      area: await areaOn(tx, clock.today()),
    },
  }),
  columns: {
    on: "Held on",
    where: "Where, or who for",
    age: "Age group",
    reached: { heading: "People reached", isNumeric: true },
    changed: "What changed in practice",
  },
  tables: {
    visits: { caption: "When it was held", empty: "It was not held yet." },
  },
});
