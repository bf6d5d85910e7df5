import { londonInstant } from "../../../kernel/dates.ts";
import { pipelined } from "../../../platform/database/pipeline.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listChasesAbout, listOpenActions } from "../../work/index.ts";
import {
  listChanges,
  listChronology,
  listLevelDecisions,
  chronologyQuery,
  kindsOf,
  readView,
  significantKinds,
  listTellings,
  listHarmDecisions,
  childParams,
  childRoute,
  newestVoice,
  concernsAbout,
} from "../../child-record/index.ts";
import { listMergesOf, listNumbers } from "../../subjects/index.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { listAssessments } from "../../assessments/index.ts";
import { readOffers } from "../../offered-facts/index.ts";
import { listMoments } from "../../reachable-moments/index.ts";
import { chronologyPage, chronologyPageSize } from "./chronology-page.tsx";
import { overviewPage } from "./overview-page.tsx";
import { mostChanges } from "./since-you-looked.tsx";

const overviewRoute = childRoute({
  method: "GET",
  path: "/children/:personId",
  isOpenedOften: true,
  access: { permission: "child.view" },
  audit: { action: "child.read" },
  input: { params: childParams },
  handle: async (facts, { tx, rooms, params }) => {
    const { personId } = params;
    const before = londonInstant(facts.today, "00:00");
    const { hasMoment, isJoined } = facts.standing;
    const { harms, levels, moments, assessments, ...said } = await pipelined({
      harms: listHarmDecisions(tx, personId),
      levels: listLevelDecisions(tx, personId),
      recent: listChronology(tx, personId, { limit: 5, offset: 0 }),
      changes: listChanges(tx, personId, { before, most: mostChanges + 1 }),
      promised: listOpenActions(tx, personId),
      chases: listChasesAbout(tx, personId),
      concerns: concernsAbout.oneIn(rooms)(tx, personId),
      told: listTellings(tx, personId),
      voice: newestVoice.oneIn(rooms)(tx, personId),
      moments: hasMoment ? listMoments(tx, personId) : Promise.resolve([]),
      assessments: listAssessments(tx, personId),
      numbers: listNumbers(tx, personId),
      offers: readOffers(tx, { rooms, personId }),
      merges: isJoined ? listMergesOf(tx, personId) : Promise.resolve([]),
    });
    const running = assessments.filter(({ finishedOn }) => finishedOn === null);
    const view = overviewPage({
      ...said,
      facts,
      harm: harms[0],
      level: levels[0],
      moments: moments.filter(({ closedAt }) => closedAt === null),
      running:
        running.length > 0
          ? { assessments: running, calendar: await getWorkingCalendar(tx) }
          : undefined,
    });
    return { kind: "page", view };
  },
});

const chronologyRoute = childRoute({
  method: "GET",
  path: "/children/:personId/chronology",
  access: { permission: "child.view" },
  audit: { action: "child.chronology.read" },
  input: { params: childParams, query: chronologyQuery },
  handle: async (facts, { tx, params, query }) => {
    const view = readView(query);
    const lines = await listChronology(tx, params.personId, {
      kinds: kindsOf(view),
      significant: view.isSignificant ? significantKinds : undefined,
      limit: chronologyPageSize + 1,
      offset: (view.page - 1) * chronologyPageSize,
    });
    return { kind: "page", view: chronologyPage({ facts, lines, view }) };
  },
});

export const childRoutes: readonly Route[] = [overviewRoute, chronologyRoute];
