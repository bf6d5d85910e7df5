import { z } from "zod";
import type { IsoDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { defineList } from "../../../platform/lists/define-list.ts";
import { mode } from "../../../platform/lists/filters.ts";
import { identitySchemeOn } from "../../child-identity/index.ts";
import { unmetPeriod } from "../services/unmet.ts";
import {
  linesByGroup,
  linesByService,
  readGroupDemand,
  readHarmedAgain,
  readServiceDemand,
  withoutUnmet,
  type DemandLine,
  type GroupDemand,
} from "./demand.ts";

type By = "service" | GroupDemand["part"];

const notKnown = "Not known";
const ages: Readonly<Record<string, string>> = {
  "": notKnown,
  "0-9": "Under 10",
  "10-12": "10 to 12",
  "13-15": "13 to 15",
  "16-17": "16 and 17",
  "18-": "18 and over",
};
const sexes: Readonly<Record<string, string>> = { "": notKnown, female: "Girls", male: "Boys" };

async function readLines(tx: Tx, by: By, today: IsoDate): Promise<readonly DemandLine[]> {
  const lines = await linesOf(tx, by, today);
  return withoutUnmet(tx, lines, { period: unmetPeriod(today), today });
}

async function linesOf(tx: Tx, by: By, today: IsoDate): Promise<readonly DemandLine[]> {
  const period = unmetPeriod(today);
  if (by === "service") return linesByService(await readServiceDemand(tx, period));
  const { ethnicities } = await identitySchemeOn(tx, today);
  const nameOf = (value: string): string => {
    if (by === "age") return ages[value] ?? notKnown;
    if (by === "sex") return sexes[value] ?? value;
    if (by === "area" || value === "") return value === "" ? notKnown : value;
    return ethnicities.find(({ key }) => key === value)?.group ?? value;
  };
  return linesByGroup(await readGroupDemand(tx, period), { part: by, nameOf });
}

const figure = z.int().nullable().describe("Children; null: too few to show");
const shownFigure = (shown: DemandLine["referred"]): number | null =>
  typeof shown === "number" ? shown : null;

/** Demand, waits and unmet need: by service against its places, or of all services by one characteristic. */
export const demandList = defineList({
  about: "no-child",
  filters: { by: mode<By, Exclude<By, "service">>("service", ["age", "sex", "ethnicity", "area"]) },
  pages: { size: 100, by: "cut" },
  read: async ({ tx, clock, asked, isPage }) => {
    const today = clock.today();
    const period = unmetPeriod(today);
    return {
      rows: await readLines(tx, asked.by, today),
      around: { period, again: isPage ? await readHarmedAgain(tx, period.to) : [] },
    };
  },
  columns: {
    name: "Service or group",
    capacity: { heading: "Places", isNumeric: true, only: ({ asked }) => asked.by === "service" },
    referred: { heading: "Referred", isNumeric: true },
    started: { heading: "Started", isNumeric: true },
    takeUp: { heading: "Take-up", isNumeric: true },
    waiting: { heading: "Waiting", isNumeric: true },
    unmet: { heading: "Unmet need", isNumeric: true },
    wait: { heading: "Median wait", isNumeric: true, only: ({ asked }) => asked.by === "service" },
  },
  tables: {
    demand: { caption: "Children", empty: "No child was referred to a service in these months." },
  },
  facets: () => ({
    modes: [
      { text: "By service", asks: { by: "service" } },
      { text: "By age", asks: { by: "age" } },
      { text: "By sex", asks: { by: "sex" } },
      { text: "By ethnicity", asks: { by: "ethnicity" } },
      { text: "By area", asks: { by: "area" } },
    ],
  }),
  api: {
    rows: "demand",
    fields: {
      name: z.string(),
      capacity: z.int().nullable(),
      childrenReferred: figure,
      childrenStarted: figure,
      childrenWaiting: figure,
      childrenUnmet: figure,
      takeUp: z.int().nullable().describe("Started of a hundred referred"),
      waitDays: z.int().nullable().describe("Median from referral to start"),
    },
    more: ({ referred, started, waiting, unmet }) => ({
      childrenReferred: shownFigure(referred),
      childrenStarted: shownFigure(started),
      childrenWaiting: shownFigure(waiting),
      childrenUnmet: shownFigure(unmet),
    }),
  },
});
