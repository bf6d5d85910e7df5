import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { getWorkingCalendar } from "../../../directory/index.ts";
import { mayDo } from "../../../subjects/index.ts";
import { listAssessments } from "../../../assessments/index.ts";
import {
  pathwayOn,
  type ChildFacts,
  childParams,
  childRoute,
  findOnPathway,
  listMoves,
} from "../../../child-record/index.ts";
import { listOnFile } from "../conditions.ts";
import { moveStage } from "../move-stage.ts";
import { childPathwayPage, type ChildPathwayPage } from "./child-pathway-page.tsx";
import { pathwayPaths } from "./paths.ts";

const form = z.object({ to: field(), reason: field(), was: field() });

type FormState = Pick<ChildPathwayPage, "csrfToken" | "typed"> &
  Partial<Pick<ChildPathwayPage, "errors" | "isStale">>;

async function viewOf(tx: Tx, facts: ChildFacts, again: FormState) {
  const { person, today, actor } = facts;
  const assessments = await listAssessments(tx, person.personId);
  return childPathwayPage({
    ...again,
    facts,
    pathway: await pathwayOn(tx, today),
    now: await findOnPathway(tx, person.personId),
    moves: await listMoves(tx, person.personId),
    onFile: await listOnFile(tx, person.personId),
    running: assessments.filter(({ finishedOn }) => finishedOn === null),
    calendar: await getWorkingCalendar(tx),
    mayMove: mayDo(actor, "assessment.record", facts),
  });
}

export const childPathwayRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/pathway",
    access: { permission: "child.view" },
    audit: { action: "child.pathway.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const typed = { to: "", reason: "" };
      return { kind: "page", view: await viewOf(tx, facts, { csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/pathway",
    access: { permission: "assessment.record" },
    audit: { action: "stage.move" },
    input: { params: childParams, form },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today, pathway: await pathwayOn(tx, today) };
      const change = await moveStage(tx, acting, { person, form: typed });
      if (change.kind === "accepted") {
        return redirectDone(pathwayPaths.child(person.personId), "Pathway saved.");
      }
      if (change.kind === "invalid") {
        const { errors } = change;
        return { kind: "invalid", view: await viewOf(tx, facts, { csrfToken, typed, errors }) };
      }
      const view = await viewOf(tx, facts, { csrfToken, typed, isStale: true });
      return { kind: "stale", view };
    },
  }),
];
