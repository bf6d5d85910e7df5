import { z } from "zod";
import { counted } from "../../kernel/words.ts";
import { defineList } from "../../platform/lists/define-list.ts";
import { aKey, mode } from "../../platform/lists/filters.ts";
import { keepsAll } from "./bodies.ts";
import { coverageByAudience, coverageByRole } from "./coverage.ts";
import { worstFirst } from "./coverage-words.ts";
import { readShownCoverage } from "./shown-coverage.ts";
import { nameIn, optionsOf } from "./training-scheme.ts";

/** Coverage against target in numbers: the worst first. */
export const coverageList = defineList({
  about: "no-child",
  filters: {
    by: mode<"body", "audience" | "role">("body", ["audience", "role"]),
    body: aKey(),
    audience: aKey(),
  },
  pages: { size: 50, by: "cut" },
  read: async ({ tx, actor, clock, asked }) => {
    const today = clock.today();
    const { given, scheme, shown, byBody, mayState } = await readShownCoverage(tx, {
      actor,
      today,
    });
    const around = {
      scheme,
      bodies: given.bodies,
      maySupport: keepsAll(actor),
      mayState,
    };
    if (asked.by === "role") return { rows: worstFirst(shown(coverageByRole(given))), around };
    if (asked.by === "audience") return { rows: shown(coverageByAudience(given)), around };
    const rows = byBody
      .filter(({ bodyId }) => asked.body === undefined || bodyId === asked.body)
      .filter(({ audience }) => asked.audience === undefined || audience === asked.audience);
    return { rows: worstFirst(rows), around };
  },
  columns: {
    name: "Of",
    audience: { heading: "Audience", only: ({ asked }) => asked.by === "body" },
    valid: { heading: "Valid", isNumeric: true },
    headcount: { heading: "Headcount", isNumeric: true },
    counted: "Counted on",
    percent: { heading: "Coverage", isNumeric: true },
    target: { heading: "Target", isNumeric: true },
    expiring: { heading: "Expires soon", isNumeric: true },
  },
  tables: {
    coverage: {
      caption: ({ total }) => counted(total, "line"),
      empty: "Nobody is registered and no headcount is stated yet.",
    },
  },
  fields: {
    body: {
      label: "Agency or school",
      all: "All agencies and schools",
      options: ({ around }) => around.bodies.map(({ id, name }) => ({ value: id, text: name })),
    },
    audience: {
      label: "Audience",
      all: "All audiences",
      options: ({ around }) => optionsOf(around.scheme.audiences),
    },
  },
  facets: () => ({
    modes: [
      { text: "By agency and school", asks: { by: "body" } },
      { text: "By audience", asks: { by: "audience" } },
      { text: "By role", asks: { by: "role" } },
    ],
  }),
  api: {
    rows: "coverage",
    fields: {
      key: z.string(),
      name: z.string(),
      audience: z.string().nullable(),
      audienceName: z.string().nullable(),
      headcount: z.int().nullable().describe("As the agency or school stated it; null: never"),
      countedOn: z.iso.date().nullable(),
      valid: z
        .int()
        .nullable()
        .describe("People whose training for this audience is valid today; null: too few to show"),
      expiring: z.int().nullable(),
      percent: z.int().nullable(),
      target: z.int(),
      state: z.enum(["met", "below", "nobody", "recount", "uncounted", "small"]),
    },
    more: ({ audience }, { around }) => ({
      audienceName: audience === null ? null : nameIn(around.scheme.audiences, audience),
    }),
  },
});
