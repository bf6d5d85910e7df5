import { z } from "zod";
import { optionalQuery } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listChasesAbout, listOpenActions } from "../../work/index.ts";
import { listChronology, listLevelDecisions } from "../chronology-reads.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { listAssessments } from "../assessments/assessment-reads.ts";
import { listTellings } from "../told/telling-reads.ts";
import { listHarmDecisions } from "../harm-reads.ts";
import { childParams, childRoute } from "./child-route.ts";
import { chronologyPage, chronologyPageSize } from "./chronology-page.tsx";
import { overviewPage } from "./overview-page.tsx";

const pageNumber = optionalQuery(z.coerce.number<string>().int().min(1).max(10_000));

export type CountConcerns = (tx: Tx, personId: string) => Promise<number>;

/** What the child said last. */
export type FindVoice = (
  tx: Tx,
  personId: string,
) => Promise<{ readonly words: string; readonly source: string } | undefined>;

type Parts = { readonly countConcerns: CountConcerns; readonly findVoice: FindVoice };

export const childRoutes = (parts: Parts): readonly Route[] => [
  overviewRoute(parts),
  chronologyRoute,
];

const overviewRoute = ({ countConcerns, findVoice }: Parts): Route =>
  childRoute({
    method: "GET",
    path: "/children/:personId",
    access: { permission: "child.view" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, params }) => {
      const [harm] = await listHarmDecisions(tx, params.personId);
      const [level] = await listLevelDecisions(tx, params.personId);
      const recent = await listChronology(tx, params.personId, { limit: 5, offset: 0 });
      const promised = await listOpenActions(tx, params.personId);
      const chases = await listChasesAbout(tx, params.personId);
      const concerns = await countConcerns(tx, params.personId);
      const told = await listTellings(tx, params.personId);
      const voice = await findVoice(tx, params.personId);
      const all = await listAssessments(tx, params.personId);
      const view = overviewPage({
        ...{ facts, harm, level, recent, promised, chases, told, concerns, voice },
        assessments: all.filter(({ finishedOn }) => finishedOn === null),
        calendar: await getWorkingCalendar(tx),
      });
      return { kind: "page", view };
    },
  });

const chronologyRoute = childRoute({
  method: "GET",
  path: "/children/:personId/chronology",
  access: { permission: "child.view" },
  audit: { action: "child.chronology.read" },
  input: { params: childParams, query: z.object({ page: pageNumber }) },
  handle: async (facts, { tx, params, query }) => {
    const page = query.page ?? 1;
    const lines = await listChronology(tx, params.personId, {
      limit: chronologyPageSize + 1,
      offset: (page - 1) * chronologyPageSize,
    });
    return { kind: "page", view: chronologyPage({ facts, lines, page }) };
  },
});
