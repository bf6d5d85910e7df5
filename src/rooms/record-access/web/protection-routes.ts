import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import {
  answerEndRequest,
  askToEndProtection,
  confirmEnd,
  endNamedPlace,
  findProtection,
  listNamed,
  nameForWhereabouts,
  reviewProtection,
} from "../../subjects/index.ts";
import { notify } from "../../work/index.ts";
import { appendChronology, childParams, childRoute } from "../../child-record/index.ts";
import { findOwn, showOwn } from "./own-protection.ts";
import { paths } from "../../child-record/web/paths.ts";

/** A named person's decisions. For everybody else there is nothing at these addresses. */
export const protectionRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/whereabouts/protection",
    access: { permission: "whereabouts.edit" },
    audit: { action: "protection.read" },
    input: { params: childParams },
    handle: async (facts, { tx, clock, frame }) => {
      const own = await findOwn(tx, facts, clock.now());
      return own ? { kind: "page", view: await showOwn(tx, own, frame) } : { kind: "notFound" };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/whereabouts/protection/named",
    access: { permission: "whereabouts.edit" },
    audit: { action: "protection.name" },
    input: { params: childParams, form: z.object({ staff: field(), reason: field() }) },
    handle: async (facts, { tx, clock, frame, form: typed }) => {
      const own = await findOwn(tx, facts, clock.now());
      if (!own) return { kind: "notFound" };
      const change = await nameForWhereabouts(tx, own.acting, { ...own, form: typed });
      if (change.kind === "invalid") {
        return { kind: "invalid", view: await showOwn(tx, own, frame, { typed, ...change }) };
      }
      await notify(
        tx,
        {
          partnershipId: facts.person.partnershipId,
          staffIds: [typed.staff],
          kind: "access",
          headline: "You are named as one of those who may know where a child can be found",
          href: paths.whereabouts(facts.person.personId),
        },
        { by: facts.actor, at: clock.now() },
      );
      const subjectIds = [facts.person.personId, typed.staff];
      return redirectDone(paths.protection(facts.person.personId), "Named. They were told.", {
        subjectIds,
      });
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/whereabouts/protection/named/:membershipId/end",
    access: { permission: "whereabouts.edit" },
    audit: { action: "protection.unname" },
    input: { params: childParams.extend({ membershipId: z.uuid() }), form: z.object({}) },
    handle: async (facts, { tx, clock, frame, params }) => {
      const own = await findOwn(tx, facts, clock.now());
      if (!own) return { kind: "notFound" };
      const { membershipId } = params;
      const change = await endNamedPlace(tx, own.acting, { ...own, membershipId });
      if (change.kind === "notFound") return change;
      if (change.kind === "invalid") {
        return { kind: "invalid", view: await showOwn(tx, own, frame, { typed: {}, ...change }) };
      }
      // Whoever ended their own place is led to what they may still see.
      return redirectDone(
        paths.whereabouts(facts.person.personId),
        "No longer named. They cannot read the address.",
      );
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/whereabouts/protection/review",
    access: { permission: "whereabouts.edit" },
    audit: { action: "protection.review" },
    input: {
      params: childParams,
      form: z.object({
        reviewReason: field(),
        "review-day": field(),
        "review-month": field(),
        "review-year": field(),
      }),
    },
    handle: async (facts, { tx, clock, frame, form: typed }) => {
      const own = await findOwn(tx, facts, clock.now());
      if (!own) return { kind: "notFound" };
      const review = {
        day: typed["review-day"],
        month: typed["review-month"],
        year: typed["review-year"],
      };
      const form = { reason: typed.reviewReason, review };
      const change = await reviewProtection(tx, own.acting, { ...own, form });
      if (change.kind === "invalid") {
        return { kind: "invalid", view: await showOwn(tx, own, frame, { typed, ...change }) };
      }
      return redirectDone(paths.protection(facts.person.personId), "Review saved.");
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/whereabouts/protection/ask",
    access: { permission: "whereabouts.edit" },
    audit: { action: "protection.ask" },
    input: { params: childParams, form: z.object({ endReason: field() }) },
    handle: async (facts, { tx, clock, frame, form: typed }) => {
      const own = await findOwn(tx, facts, clock.now());
      if (!own) return { kind: "notFound" };
      const asked = { ...own, reason: typed.endReason };
      const change = await askToEndProtection(tx, own.acting, asked);
      if (change.kind === "invalid") {
        return { kind: "invalid", view: await showOwn(tx, own, frame, { typed, ...change }) };
      }
      const named = await listNamed(tx, own.protection.circleId);
      await notify(
        tx,
        {
          partnershipId: facts.person.partnershipId,
          staffIds: named.map(({ staffId }) => staffId),
          kind: "access",
          headline: "You are asked to confirm that a protection can end",
          href: paths.protection(facts.person.personId),
        },
        { by: facts.actor, at: clock.now() },
      );
      return redirectDone(
        paths.protection(facts.person.personId),
        "You asked to end the protection. A second person must agree; until then it stays in force.",
      );
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/whereabouts/protection/answer",
    access: { permission: "whereabouts.edit" },
    audit: { action: "protection.answer" },
    input: {
      params: childParams,
      form: z.object({ answer: field(), answerReason: field() }),
    },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, today } = facts;
      const form = { answer: typed.answer, reason: typed.answerReason };
      // First, while a wide actor still looks widely: the line in the chronology needs the child.
      const standing = await findProtection(tx, person.personId);
      const acting = { actor, at: clock.now(), today };
      if (standing && (await confirmEnd(tx, acting, { ...standing, form }))) {
        await appendChronology(tx, person, {
          kind: "access",
          headline: "Where this child can be found is no longer protected",
          detail: null,
          happenedOn: today,
          by: actor,
        });
        return redirectDone(
          paths.whereabouts(person.personId),
          "The address is no longer protected.",
        );
      }
      const own = await findOwn(tx, facts, clock.now());
      if (!own) return { kind: "notFound" };
      const change = await answerEndRequest(tx, own.acting, { ...own, form });
      if (change.kind === "invalid") {
        return { kind: "invalid", view: await showOwn(tx, own, frame, { typed, ...change }) };
      }
      return redirectDone(
        paths.protection(person.personId),
        "Your answer was saved. The protection stays in force.",
      );
    },
  }),
];
