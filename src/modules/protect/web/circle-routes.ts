import { z } from "zod";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listColleagues } from "../../directory/index.ts";
import { addToCircle, circleBases, endPlaceInCircle } from "../../subjects/index.ts";
import { appendChronology } from "../chronology-writes.ts";
import { circlePage } from "./circle-page.tsx";
import { childParams, childRoute } from "./child-route.ts";
import { paths } from "./paths.ts";

const circleForm = z.object({ staff: field(), basis: field(), reason: field() });

export const circleRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/circle",
    access: { permission: "child.view" },
    audit: { action: "child.circle.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame }) => {
      const colleagues = await listColleagues(tx, facts.today);
      const typed = { staff: "", basis: "", reason: "" };
      return {
        kind: "page",
        view: circlePage({ facts, csrfToken: frame.csrfToken, colleagues, typed }),
      };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/circle",
    access: { permission: "circle.manage" },
    audit: { action: "circle.add" },
    input: { params: childParams, form: circleForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const change = await addToCircle(tx, acting, { person, form: typed });
      if (change.kind === "invalid") {
        const colleagues = await listColleagues(tx, today);
        const page = {
          facts,
          csrfToken: frame.csrfToken,
          colleagues,
          typed,
          errors: change.errors,
        };
        return { kind: "invalid", view: circlePage(page) };
      }
      await appendChronology(tx, person, {
        kind: "circle",
        headline: `${change.added.name} (${change.added.agency}) joined the circle`,
        detail: `${circleBases[change.basis]}. ${typed.reason.trim()}`,
        happenedOn: today,
        by: actor,
      });
      return {
        kind: "redirect",
        to: paths.circle(person.personId),
        subjectIds: [person.personId, change.added.staffId],
      };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/circle/:membershipId/end",
    access: { permission: "circle.manage" },
    audit: { action: "circle.end" },
    input: { params: childParams.extend({ membershipId: z.uuid() }), form: z.object({}) },
    handle: async ({ person, circle, today }, { tx, actor, clock, params }) => {
      const { membershipId } = params;
      const leaving = circle.find((member) => member.membershipId === membershipId);
      if (!leaving) return { kind: "notFound" };
      // Written first: ending one's own place takes the record out of one's reach at once.
      await appendChronology(tx, person, {
        kind: "circle",
        headline: `${leaving.name} left the circle`,
        detail: `In it since ${formatDate(londonDate(leaving.since))}.`,
        happenedOn: today,
        by: actor,
      });
      const ended = await endPlaceInCircle(tx, { person, membershipId, at: clock.now() });
      if (!ended) throw new Error("a place in a circle ended twice at the same moment");
      const stillReaches = actor.isWide || leaving.staffId !== actor.id;
      return {
        kind: "redirect",
        to: stillReaches ? paths.circle(person.personId) : paths.tracker(),
      };
    },
  }),
];
