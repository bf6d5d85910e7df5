import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anyField, field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listPosted } from "../../directory/index.ts";
import {
  standingFlags,
  type Flag,
  type ChildFacts,
  dateInput,
  dateOf,
  childParams,
  childRoute,
} from "../../child-record/index.ts";
import { findPerson, namedPlaces } from "../../subjects/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { findLastAgreed } from "../closure-reads.ts";
import { reopen } from "../reopen.ts";
import { lifePaths } from "./paths.ts";
import { reopenPage } from "./reopen-page.tsx";

const form = z.object({
  reason: field(),
  whatIsNew: field(),
  flags: anyField.default(""),
  leads: field(),
  ...dateInput("nextLook"),
});

/** The people involved who are named to the reader and work here today, but the reader themselves. */
async function leadersOf(tx: Tx, { actor, person, circle, today }: ChildFacts) {
  const posted = new Set((await listPosted(tx, today)).map(({ staffId }) => staffId));
  // Also whoever was found to know the child as this form arrived.
  const shutOut = (await findPerson(tx, actor, person.personId))?.shutOut ?? person.shutOut;
  return namedPlaces(circle).filter(
    ({ staffId }) => staffId !== actor.id && posted.has(staffId) && !shutOut.includes(staffId),
  );
}

const listOf = (sent: string | readonly string[]): readonly string[] =>
  typeof sent === "string" ? [sent].filter((one) => one !== "") : sent;

/** The last of each type that ended, does not stand and can still be raised. */
function endedOf({ flags, flagScheme }: ChildFacts): readonly Flag[] {
  const standing = new Set(standingFlags(flags).map(({ type }) => type));
  const byType = Map.groupBy(
    flags
      .filter(({ endedOn, type }) => endedOn !== null && !standing.has(type))
      .filter(({ type }) => flagScheme.types.some(({ key }) => key === type)),
    ({ type }) => type,
  );
  return [...byType.values()].flatMap(([first]) => (first ? [first] : []));
}

export const reopenRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/reopen",
    access: { permission: "case.close" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const { personId } = facts.person;
      if (facts.standing.isOpen) return { kind: "redirect", to: lifePaths.child(personId) };
      const closure = await findLastAgreed(tx, personId);
      const typed = { ...form.parse({}), flags: [] };
      const ended = endedOf(facts);
      const leaders = await leadersOf(tx, facts);
      return {
        kind: "page",
        view: reopenPage({ facts, closure, ended, leaders, csrfToken, typed }),
      };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/reopen",
    access: { permission: "case.close" },
    audit: { action: "record.reopen" },
    input: { params: childParams, form },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: sent }) => {
      const { person, today, flagScheme } = facts;
      const typed = { ...sent, flags: listOf(sent.flags) };
      const ended = endedOf(facts);
      const acting = { actor, at: clock.now(), today };
      const leaders = await leadersOf(tx, facts);
      const change = await reopen(tx, acting, {
        person,
        ended,
        flagScheme,
        leaders,
        form: { ...typed, nextLook: dateOf(typed, "nextLook") },
      });
      if (change.kind === "accepted") {
        return redirectDone(
          paths.worry(person.personId),
          "The record was reopened. Next: decide harm status and level.",
        );
      }
      const closure = await findLastAgreed(tx, person.personId);
      const again = { facts, closure, ended, leaders, csrfToken, typed };
      const errors = change.kind === "invalid" ? change.errors : [];
      const isStale = change.kind === "stale";
      return { kind: change.kind, view: reopenPage({ ...again, errors, isStale }) };
    },
  }),
];
