import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { keptForm } from "../../work/index.ts";
import { listLevelDecisions } from "../chronology-reads.ts";
import { floorsOf, listSeconds } from "../level-floors.ts";
import { usesLevels } from "../level-scheme.ts";
import { setLevel } from "../set-level.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { ChildFacts } from "./child-frame.tsx";
import { childParams, childRoute } from "./child-route.ts";
import { decisionInput, decisionOf } from "./decision-input.ts";
import { levelPage } from "./level-form-page.tsx";
import { whatOvertook } from "./overtaken.tsx";
import { paths } from "./paths.ts";

const lowering = { evidence: field(), evidenceSource: field(), childView: field() };
const floored = { secondPerson: field() };
const levelForm = z.object({
  ...decisionInput,
  ...lowering,
  ...floored,
  level: field(),
  version: field(),
});

const kept = keptForm("level", levelForm);

const draftOf = (personId: string, savedAt?: string) =>
  kept.draft(personId, { returnTo: paths.worry(personId), savedAt });

/** What a level below a floor needs, asked only of a child for whom one holds. */
async function belowFloors(tx: Tx, { person, actor, today }: ChildFacts) {
  const floors = await floorsOf(tx, { personId: person.personId, today });
  if (floors.length === 0) return undefined;
  return { floors, seconds: await listSeconds(tx, { staffId: actor.id, today }) };
}

export const levelRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/level",
    access: { permission: "level.set" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame }) => {
      const { personId } = facts.person;
      if (!usesLevels(facts.scheme)) return { kind: "notFound" };
      const { typed = levelForm.parse({}), savedAt } = await kept.find(tx, personId);
      const [previous] = await listLevelDecisions(tx, personId);
      const draft = draftOf(personId, savedAt);
      const below = await belowFloors(tx, facts);
      const page = { facts, csrfToken: frame.csrfToken, typed, previous, draft };
      const view = levelPage({ ...page, below });
      return { kind: "page", view };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/level",
    access: { permission: "level.set" },
    audit: { action: "level.set" },
    input: { params: childParams, form: levelForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { person, today, scheme } = facts;
      const form = { ...typed, ...decisionOf(typed) };
      const deciding = { actor, at: clock.now(), today, scheme };
      const change = await setLevel(tx, deciding, { person, form });
      const { personId } = person;
      if (change.kind === "accepted") {
        await kept.end(tx, personId);
        return redirectDone(paths.worry(personId), "Level saved. Its review date is below.");
      }
      const [previous] = await listLevelDecisions(tx, personId);
      const draft = draftOf(personId);
      const below = await belowFloors(tx, facts);
      const again = { facts, csrfToken: frame.csrfToken, typed, previous, draft, below };
      if (change.kind === "invalid") {
        return { kind: "invalid", view: levelPage({ ...again, errors: change.errors }) };
      }
      const stale = await whatOvertook(tx, facts, change.now);
      const now = { ...facts, standing: change.now };
      return { kind: "stale", view: levelPage({ ...again, facts: now, stale }) };
    },
  }),
];
