import { z } from "zod";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { anyField, field } from "../../../../platform/http/field.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { namedPlaces, mayDo } from "../../../subjects/index.ts";
import { keptForm, listOpenActions, notify } from "../../../work/index.ts";
import { type ChildFacts, childParams, childRoute } from "../../../child-record/index.ts";
import { recordSupervision, type SupervisionForm } from "../record-supervision.ts";
import { listSupervisions } from "../supervision-reads.ts";
import { teamPaths } from "./paths.ts";
import {
  supervisionPage,
  type SupervisionPage,
  type SupervisionTyped,
} from "./supervision-page.tsx";

const form = z.object({
  worker: field(),
  considered: field(),
  decision: field(),
  corrects: field(),
  "held-day": field(),
  "held-month": field(),
  "held-year": field(),
  promise: anyField.default(""),
});

const kept = keptForm("supervision", form);

const draftOf = (personId: string, savedAt?: string) =>
  kept.draft(personId, { returnTo: teamPaths.supervision(personId), savedAt });

/** People who are in the circle to stay, whoever leads first; nobody supervises themselves. */
function workersOf({ actor, circle }: ChildFacts) {
  const people = namedPlaces(circle)
    .filter(({ staffId }) => staffId !== actor.id)
    .toSorted((one, other) => lead(other.basis) - lead(one.basis));
  return [...new Map(people.map(({ staffId, name }) => [staffId, { staffId, name }])).values()];
}

const lead = (basis: string): number => Number(basis === "allocation");

async function ground(tx: Tx, facts: ChildFacts) {
  const supervisions = await listSupervisions(tx, facts.person.personId);
  return {
    supervisions,
    promises: await listOpenActions(tx, facts.person.personId),
    workers: workersOf(facts),
    earlier: supervisions.filter(({ byId, isPutRight }) => byId === facts.actor.id && !isPutRight),
    mayRecord: mayDo(facts.actor, "supervision.record", facts),
  };
}

/** What Lantern knows already: today, and who leads for the child. */
function blank(facts: ChildFacts, workers: SupervisionPage["workers"]): SupervisionTyped {
  const { day, month, year } = datePartsOf(facts.today);
  const today = { "held-day": day, "held-month": month, "held-year": year };
  return { ...form.parse(today), worker: workers[0]?.staffId ?? "" };
}

const formOf = (typed: SupervisionTyped): SupervisionForm => ({
  worker: typed.worker,
  considered: typed.considered,
  decision: typed.decision,
  held: { day: typed["held-day"], month: typed["held-month"], year: typed["held-year"] },
  promises: [typed.promise].flat(),
  corrects: typed.corrects,
});

export const supervisionRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/supervision",
    access: { permission: "child.view" },
    audit: { action: "child.supervision.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const found = await ground(tx, facts);
      const { personId } = facts.person;
      const { typed = blank(facts, found.workers), savedAt } = await kept.find(tx, personId);
      const draft = draftOf(personId, savedAt);
      return { kind: "page", view: supervisionPage({ facts, ...found, csrfToken, typed, draft }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/supervision",
    access: { permission: "supervision.record" },
    audit: { action: "supervision.record" },
    input: { params: childParams, form },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const found = await ground(tx, facts);
      const { person, today } = facts;
      const at = clock.now();
      const change = await recordSupervision(
        tx,
        { actor, at, today },
        {
          person,
          form: formOf(typed),
          workerIds: found.workers.map(({ staffId }) => staffId),
          actionIds: found.promises.map(({ actionId }) => actionId),
          earlierIds: found.earlier.map(({ supervisionId }) => supervisionId),
        },
      );
      if (change.kind === "invalid") {
        const { errors } = change;
        const draft = draftOf(person.personId);
        const view = supervisionPage({ facts, ...found, csrfToken, typed, draft, errors });
        return { kind: "invalid", view };
      }
      await kept.end(tx, person.personId);
      const href = teamPaths.supervision(person.personId);
      const notice = {
        partnershipId: person.partnershipId,
        staffIds: [change.workerId],
        href,
        kind: "supervision",
        headline: "What was decided in supervision about a child you work with is recorded",
      } as const;
      await notify(tx, notice, { by: actor, at });
      return redirectDone(href, "Supervision recorded. The practitioner was told.");
    },
  }),
];
