import { wholeYearBefore, type IsoDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { defineList } from "../../../platform/lists/define-list.ts";
import { mode } from "../../../platform/lists/filters.ts";
import { shownText } from "../../../kernel/small-numbers.ts";
import { identitySchemeOn } from "../../child-identity/index.ts";
import { levelSchemeOn } from "../../child-record/index.ts";
import { readOutcomes } from "./outcome-reads.ts";
import {
  completeness,
  outcomeKeys,
  outcomeLines,
  outcomes,
  parts,
  type Named,
  type Outcome,
  type OutcomeLine,
  type Part,
} from "./outcomes.ts";

const notAsked: Named = { name: "Not asked yet", isKnown: false };
const asked: Named = { name: "Did not say, or not safe to ask", isKnown: false };
const notKnown: Named = { name: "Not known", isKnown: false };

const fixed: Readonly<Record<Exclude<Part, "ethnicity">, Readonly<Record<string, string>>>> = {
  sex: { female: "Female", male: "Male" },
  disability: { yes: "Disabled", no: "Not disabled" },
  age: {
    "0-9": "Under 10",
    "10-12": "10 to 12",
    "13-15": "13 to 15",
    "16-17": "16 and 17",
    "18-": "18 and over",
  },
};

function nameOf(part: Part, value: string): Named {
  if (value === "asked") return asked;
  if (value === "") return part === "sex" || part === "age" ? notKnown : notAsked;
  return { name: part === "ethnicity" ? value : (fixed[part][value] ?? value), isKnown: true };
}

async function readLines(tx: Tx, part: Part, today: IsoDate): Promise<readonly OutcomeLine[]> {
  const { levels } = await levelSchemeOn(tx, today);
  const { ethnicities } = await identitySchemeOn(tx, today);
  const groups = Object.fromEntries(
    ethnicities.map(({ key, group, name }) => [key, group ?? name]),
  );
  const level = Math.max(0, ...levels.map((one) => one.level));
  const rows = await readOutcomes(tx, { part, ...wholeYearBefore(today), level, groups });
  return outcomeLines(rows, (value) => nameOf(part, value));
}

const numberOf = (key: Outcome) => ({ heading: outcomes[key], isNumeric: true }) as const;

/** What became of children, by one characteristic at a time: counts alone, of the whole partnership. */
export const outcomeList = defineList({
  about: "no-child",
  filters: {
    by: mode<Part, Exclude<Part, "ethnicity">>("ethnicity", ["sex", "disability", "age"]),
  },
  pages: { size: 100, by: "cut" },
  read: async ({ tx, clock, asked: { by } }) => {
    const today = clock.today();
    const rows = await readLines(tx, by, today);
    return { rows, around: { by, period: wholeYearBefore(today), complete: completeness(rows) } };
  },
  columns: {
    name: "Group",
    children: { heading: "Children", isNumeric: true },
    flagged: numberOf("flagged"),
    topLevel: numberOf("topLevel"),
    panel: numberOf("panel"),
    nrm: numberOf("nrm"),
    closed: numberOf("closed"),
    noAction: numberOf("noAction"),
    enforced: numberOf("enforced"),
    arrested: numberOf("arrested"),
    missing: numberOf("missing"),
    missingHigh: numberOf("missingHigh"),
    started: numberOf("started"),
    wait: { heading: "Median wait for a service", isNumeric: true },
  },
  tables: {
    outcomes: { caption: "What became of children", empty: "No child was known in these months." },
  },
  facets: () => ({
    modes: Object.entries(parts).map(([key, text]) => ({
      text: `By ${text.toLowerCase()}`,
      asks: { by: key as Part },
    })),
  }),
  sheet: {
    name: "Equality of outcomes",
    file: "equality-of-outcomes.csv",
    columns: [
      { heading: "Group", value: ({ name }) => name },
      { heading: "Children", value: ({ children }) => shownText(children) },
      ...outcomeKeys.map((key) => ({
        heading: outcomes[key],
        value: ({ of }: OutcomeLine) => shownText(of[key]),
      })),
      {
        heading: "Median wait for a service, days",
        value: ({ waitDays }) => (waitDays === null ? "not shown" : String(waitDays)),
      },
    ],
  },
});
