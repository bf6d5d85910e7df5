import { z } from "zod";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import { field } from "../../../platform/http/field.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listColleagues } from "../../directory/index.ts";
import { addToCircle, circleBases, endPlaceInCircle, mayDo } from "../../subjects/index.ts";
import { appendChronology } from "../chronology-writes.ts";
import type { ChildFacts } from "./child-frame.tsx";
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
    handle: async (facts, { tx, actor, clock, frame, params }) => {
      const { person, circle, today } = facts;
      const { membershipId } = params;
      const leaving = circle.find((member) => member.membershipId === membershipId);
      if (!leaving) return { kind: "notFound" };
      const end = await endPlaceInCircle(tx, { person, membershipId, at: clock.now() });
      if (end === "too few") return { kind: "invalid", view: await tooFew(tx, facts, frame) };
      // Somebody else ended the same place in the same moment: it has its line.
      if (end === "gone") return { kind: "redirect", to: paths.circle(person.personId) };
      await appendChronology(tx, person, {
        kind: "circle",
        headline: `${leaving.name} left the circle`,
        detail: `In it since ${formatDate(londonDate(leaving.since))}.`,
        happenedOn: today,
        by: actor,
      });
      const rest = circle.filter((member) => member !== leaving);
      const stillReaches = mayDo(actor, "child.view", { person, circle: rest });
      return {
        kind: "redirect",
        to: stillReaches ? paths.circle(person.personId) : paths.tracker(),
      };
    },
  }),
];

async function tooFew(tx: Tx, facts: ChildFacts, frame: Frame): Promise<View> {
  const message =
    "A restricted record needs two people at least. Add somebody before this place ends";
  return circlePage({
    facts,
    csrfToken: frame.csrfToken,
    colleagues: await listColleagues(tx, facts.today),
    typed: { staff: "", basis: "", reason: "" },
    errors: [{ field: "staff", message }],
  });
}
