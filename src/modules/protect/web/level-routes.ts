import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import { field } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { listLevelDecisions } from "../chronology-reads.ts";
import { setLevel, type LevelChange } from "../set-level.ts";
import { levelPage, type LevelFields, type Overtaken } from "./child-forms.tsx";
import type { ChildFacts } from "./child-frame.tsx";
import { childParams, childRoute } from "./child-route.ts";
import { paths } from "./paths.ts";

const levelForm = z.object({
  level: field(),
  reason: field(),
  dissent: field(),
  "review-day": field(),
  "review-month": field(),
  "review-year": field(),
  version: field(),
});

export const levelRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/level",
    access: { permission: "level.set" },
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: (facts, { frame }) => {
      const typed = blankFor(facts);
      const view = levelPage({ facts, csrfToken: frame.csrfToken, typed });
      return Promise.resolve({ kind: "page", view });
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/level",
    access: { permission: "level.set" },
    audit: { action: "level.set" },
    input: { params: childParams, form: levelForm },
    handle: async (facts, { tx, actor, clock, frame, form: typed }) => {
      const { level, reason, dissent, version } = typed;
      const reviewBy = {
        day: typed["review-day"],
        month: typed["review-month"],
        year: typed["review-year"],
      };
      const change = await setLevel(
        tx,
        { actor, at: clock.now(), today: facts.today, scheme: facts.scheme },
        { person: facts.person, form: { level, reason, dissent, version, reviewBy } },
      );
      const again = { facts, csrfToken: frame.csrfToken, typed };
      if (change.kind !== "stale") return answer(change, again);
      const [decision] = await listLevelDecisions(tx, facts.person.personId);
      return overtaken(again, { standing: change.now, ...(decision && { decision }) });
    },
  }),
];

/** Nothing chosen; the review date that the scheme proposes. */
function blankFor({ today, scheme }: ChildFacts): LevelFields {
  const { day, month, year } = datePartsOf(addDays(today, scheme.reviewWithinDays));
  return {
    level: "",
    reason: "",
    dissent: "",
    version: "",
    "review-day": day,
    "review-month": month,
    "review-year": year,
  };
}

type Again = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly typed: LevelFields;
};

function answer(change: Exclude<LevelChange, { kind: "stale" }>, again: Again): Outcome {
  switch (change.kind) {
    case "accepted":
      return { kind: "redirect", to: paths.child(again.facts.person.personId) };
    case "invalid":
      return { kind: "invalid", view: levelPage({ ...again, errors: change.errors }) };
  }
}

function overtaken(again: Again, stale: Overtaken): Outcome {
  const facts = { ...again.facts, standing: stale.standing };
  return { kind: "stale", view: levelPage({ ...again, facts, stale }) };
}
