import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listHolders } from "../../directory/index.ts";
import {
  askToLift,
  findRestriction,
  lastingPlaces,
  liftRestriction,
} from "../../subjects/index.ts";
import { notify } from "../../work/index.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { chronicleOf } from "./chronicle.ts";
import { liftPage } from "./lift-page.tsx";
import { accessPaths } from "./paths.ts";

export const liftRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/lift",
    access: { permission: "record.restrict" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame }) => {
      if (!facts.person.isRestricted) return { kind: "notFound" };
      const restriction = await findRestriction(tx, facts.person.personId);
      const page = { facts, csrfToken: frame.csrfToken, restriction, reason: "" };
      return { kind: "page", view: liftPage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/lift",
    access: { permission: "record.restrict" },
    audit: { action: "restriction.ask-to-lift" },
    input: { params: childParams, form: z.object({ reason: field() }) },
    handle: async (facts, { tx, actor, clock, frame, form }) => {
      const { person, circle, today } = facts;
      if (!person.isRestricted) return { kind: "notFound" };
      const at = clock.now();
      const lifting = { person, chronicle: chronicleOf(tx, facts), reason: form.reason };
      const asked = await askToLift(tx, { actor, at, today }, lifting);
      if (asked.kind === "refused") return { kind: "forbidden" };
      if (asked.kind === "invalid") {
        const restriction = await findRestriction(tx, person.personId);
        const page = { facts, csrfToken: frame.csrfToken, restriction, reason: form.reason };
        return { kind: "invalid", view: liftPage({ ...page, errors: asked.errors }) };
      }
      const holders = await listHolders(tx, "record.restrict", { on: today, onRecords: true });
      const named = lastingPlaces(circle).map(({ staffId }) => staffId);
      const notice = {
        partnershipId: person.partnershipId,
        staffIds: named.filter((staffId) => holders.includes(staffId)),
        kind: "access",
        headline: "You are asked to agree to lifting a restriction",
        href: accessPaths.lift(person.personId),
      } as const;
      await notify(tx, notice, { by: actor, at });
      return redirectDone(
        accessPaths.access(person.personId),
        "You asked to lift the restriction. A second person must agree; until then it stays in force.",
      );
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/lift/agree",
    access: { permission: "record.restrict" },
    audit: { action: "restriction.lift" },
    input: { params: childParams, form: z.object({ asking: field() }) },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: { asking } }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const lifting = { person, chronicle: chronicleOf(tx, facts), asking };
      const lifted = await liftRestriction(tx, acting, lifting);
      if (lifted === "own") return { kind: "forbidden" };
      if (lifted === "asked again") {
        const restriction = await findRestriction(tx, person.personId);
        const page = { facts, csrfToken, restriction, reason: "", isAskedAgain: true };
        return { kind: "stale", view: liftPage(page) };
      }
      // Not asked for, or lifted by somebody else in the meantime: the page says how it stands.
      return redirectDone(
        accessPaths.access(person.personId),
        "This page shows the current restriction.",
      );
    },
  }),
];
