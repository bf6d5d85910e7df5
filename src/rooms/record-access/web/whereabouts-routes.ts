import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { hubOn } from "../../directory/index.ts";
import {
  addWhereabouts,
  endWhereabouts,
  findProtection,
  findWhereabouts,
  listReaders,
  protectWhereabouts,
} from "../../subjects/index.ts";
import { notify } from "../../work/index.ts";
import {
  appendChronology,
  type ChildFacts,
  childParams,
  childRoute,
} from "../../child-record/index.ts";
import { makeMove } from "../../reachable-moments/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { protectPage, type TypedProtect } from "./protect-page.tsx";
import { blankWhereabouts } from "./whereabouts-form.tsx";
import { whereaboutsPage } from "./whereabouts-page.tsx";

const whereaboutsForm = z.object({
  kind: field(),
  wording: field(),
  source: field(),
  "from-day": field(),
  "from-month": field(),
  "from-year": field(),
});

const protectForm = z.object({
  named1: field(),
  named2: field(),
  named3: field(),
  named4: field(),
  reason: field(),
  "review-day": field(),
  "review-month": field(),
  "review-year": field(),
});

const blankProtect: TypedProtect = {
  named1: "",
  named2: "",
  named3: "",
  named4: "",
  reason: "",
  "review-day": "",
  "review-month": "",
  "review-year": "",
};

/** What the tab needs, with what a wide actor reads first: afterwards they may look narrowly. */
async function findPage(tx: Tx, facts: ChildFacts, actor: StaffActor) {
  const mash = await hubOn(tx, facts.today);
  const findable = await findWhereabouts(tx, actor, facts.person.personId);
  return { facts, mash, findable };
}

export const whereaboutsRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/whereabouts",
    access: { permission: "child.view" },
    audit: { action: "whereabouts.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor, frame: { csrfToken } }) => {
      const page = await findPage(tx, facts, actor);
      return {
        kind: "page",
        view: whereaboutsPage({ ...page, csrfToken, typed: blankWhereabouts }),
      };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/whereabouts",
    access: { permission: "whereabouts.edit" },
    audit: { action: "whereabouts.add" },
    input: { params: childParams, form: whereaboutsForm },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const page = await findPage(tx, facts, actor);
      if (page.findable.kind === "protected") {
        return {
          kind: "refused",
          view: whereaboutsPage({ ...page, csrfToken, typed: blankWhereabouts }),
        };
      }
      const { kind, wording, source } = typed;
      const from = {
        day: typed["from-day"],
        month: typed["from-month"],
        year: typed["from-year"],
      };
      const change = await addWhereabouts(
        tx,
        { actor, at: clock.now(), today: facts.today },
        { person: facts.person, form: { kind, wording, source, from } },
      );
      if (change.kind === "accepted") {
        const { whereaboutsId } = change;
        await makeMove(tx, facts, { findable: page.findable, form: { kind, from }, whereaboutsId });
        return redirectDone(
          paths.whereabouts(facts.person.personId),
          "Saved to home, school and contacts.",
        );
      }
      const { errors } = change;
      return { kind: "invalid", view: whereaboutsPage({ ...page, csrfToken, typed, errors }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/whereabouts/:whereaboutsId/end",
    access: { permission: "whereabouts.edit" },
    audit: { action: "whereabouts.end" },
    input: { params: childParams.extend({ whereaboutsId: z.uuid() }), form: z.object({}) },
    handle: async ({ person, today }, { tx, actor, params }) => {
      const findable = await findWhereabouts(tx, actor, person.personId);
      const fact =
        findable.kind === "protected"
          ? undefined
          : findable.facts.find((one) => one.whereaboutsId === params.whereaboutsId);
      if (!fact || !(await endWhereabouts(tx, fact, today))) return { kind: "notFound" };
      return redirectDone(paths.whereabouts(person.personId), "Ended. It is kept in the history.");
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/whereabouts/protect",
    access: { permission: "whereabouts.protect" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, clock, frame: { csrfToken } }) => {
      const { person, today } = facts;
      if (await findProtection(tx, person.personId)) {
        return { kind: "redirect", to: paths.whereabouts(person.personId) };
      }
      const readers = await listReaders(tx, person, { today, at: clock.now() });
      return {
        kind: "page",
        view: protectPage({ facts, csrfToken, readers, typed: blankProtect }),
      };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/whereabouts/protect",
    access: { permission: "whereabouts.protect" },
    audit: { action: "whereabouts.protect" },
    input: { params: childParams, form: protectForm },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const acting = { actor, at: clock.now(), today };
      const review = {
        day: typed["review-day"],
        month: typed["review-month"],
        year: typed["review-year"],
      };
      const change = await protectWhereabouts(tx, acting, { person, form: { ...typed, review } });
      if (change.kind === "invalid") {
        const readers = await listReaders(tx, person, acting);
        const { errors } = change;
        return { kind: "invalid", view: protectPage({ facts, csrfToken, readers, typed, errors }) };
      }
      if (change.kind === "accepted") {
        await appendChronology(tx, person, {
          kind: "access",
          headline: "Where this child can be found was protected",
          detail: null,
          happenedOn: today,
          by: actor,
        });
        await notify(
          tx,
          {
            partnershipId: person.partnershipId,
            staffIds: change.named.map(({ staffId }) => staffId),
            kind: "access",
            headline: "You are named as one of those who may know where a child can be found",
            href: paths.whereabouts(person.personId),
          },
          { by: actor, at: clock.now() },
        );
      }
      return redirectDone(
        paths.whereabouts(person.personId),
        "The address is protected. Only those named can read it.",
      );
    },
  }),
];
