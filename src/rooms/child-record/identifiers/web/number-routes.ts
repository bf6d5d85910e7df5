import { versionOf } from "../../../../kernel/version-of.ts";
import { z } from "zod";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId, field } from "../../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import {
  endNumber,
  listNumbers,
  listSameNumbers,
  mayKnow,
  recordNumber,
  standingNumbers,
  type KeptNumber,
} from "../../../subjects/index.ts";
import type { ChildFacts } from "../../web/child-frame.tsx";
import { childParams, childRoute } from "../../web/child-route.ts";
import { paths } from "../../web/paths.ts";
import { numbersAnswer } from "./api.ts";
import { endNumberPage } from "./end-number-page.tsx";
import { numbersPage } from "./numbers-page.tsx";
import { systemNumberRoutes } from "./system-api.ts";

const numberForm = z.object({ kind: field(), number: field(), source: field() });
const endForm = z.object({ reason: field(), version: field() });
const params = childParams.extend({ identifierId: anId });

/** The numbers, and which other records within reach have one of those that hold. */
async function findPage(tx: Tx, facts: ChildFacts) {
  const numbers = await listNumbers(tx, facts.person.personId);
  const alsoOn = await listSameNumbers(tx, facts.person, standingNumbers(numbers));
  const subjectIds = [...new Set([facts.person, ...alsoOn].map(({ personId }) => personId))];
  const mayKnowSchool = await mayKnow(tx, facts.person, "upn");
  return { page: { facts, numbers, alsoOn, mayKnowSchool }, subjectIds };
}

const toNumbers = ({ person }: ChildFacts): Outcome => ({
  kind: "redirect",
  to: paths.numbers(person.personId),
});

async function findNumber(
  tx: Tx,
  { person }: ChildFacts,
  identifierId: string,
): Promise<KeptNumber | undefined> {
  const numbers = await listNumbers(tx, person.personId);
  return numbers.find((one) => one.identifierId === identifierId);
}

export const numberRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/numbers",
    access: { permission: "child.view" },
    audit: { action: "number.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const { page, subjectIds } = await findPage(tx, facts);
      const view = numbersPage({ ...page, csrfToken, typed: numberForm.parse({}) });
      return { kind: "page", view, subjectIds };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/numbers",
    access: { permission: "child.edit" },
    audit: { action: "number.add" },
    input: { params: childParams, form: numberForm },
    handle: async (facts, { tx, frame: { csrfToken }, form: typed }) => {
      const { actor, person, now } = facts;
      const change = await recordNumber(tx, { actor, at: now }, { person, form: typed });
      // The page says then whether another record has the number.
      if (change.kind === "accepted") return sayDone("Agency reference added.", toNumbers(facts));
      const { page, subjectIds } = await findPage(tx, facts);
      const view = numbersPage({ ...page, csrfToken, typed, errors: change.errors });
      return { kind: "invalid", view, subjectIds };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/numbers/:identifierId/end",
    access: { permission: "child.edit" },
    audit: { action: "number.read" },
    input: { params },
    handle: async (facts, { tx, params: { identifierId }, frame: { csrfToken } }) => {
      const number = await findNumber(tx, facts, identifierId);
      if (!number) return { kind: "notFound" };
      if (number.endedAt !== null) return toNumbers(facts);
      const typed = endForm.parse({});
      return { kind: "page", view: endNumberPage({ facts, number, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/numbers/:identifierId/end",
    access: { permission: "child.edit" },
    audit: { action: "number.end" },
    input: { params, form: endForm },
    handle: async (facts, { tx, params: { identifierId }, frame: { csrfToken }, form: typed }) => {
      const number = await findNumber(tx, facts, identifierId);
      if (!number) return { kind: "notFound" };
      const { actor, now } = facts;
      const form = { number, reason: typed.reason, version: versionOf(typed.version) };
      const change = await endNumber(tx, { actor, at: now }, form);
      if (change.kind === "accepted") return sayDone("Agency reference ended.", toNumbers(facts));
      if (change.kind === "invalid") {
        const { errors } = change;
        const view = endNumberPage({ facts, number, csrfToken, typed, errors });
        return { kind: "invalid", view };
      }
      const again = (await findNumber(tx, facts, identifierId)) ?? number;
      const view = endNumberPage({ facts, number: again, csrfToken, typed, isStale: true });
      return { kind: "stale", view };
    },
  }),
  numbersAnswer,
  ...systemNumberRoutes,
];
