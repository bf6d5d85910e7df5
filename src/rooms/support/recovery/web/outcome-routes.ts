import { z } from "zod";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import {
  childParams,
  childRoute,
  dateInput,
  dateOf,
  dateTyped,
} from "../../../child-record/index.ts";
import { rateOutcomes, type OutcomeTyped } from "../rate-outcomes.ts";
import { listRatings } from "../rating-reads.ts";
import { recoverySchemeOn, type RecoveryScheme } from "../recovery-scheme.ts";
import { outcomesPage } from "./outcomes-page.tsx";
import { recoveryPaths } from "./paths.ts";

/** The fields of the outcomes are called by their keys, which are configuration. */
const form = z.object({ point: field(), ...dateInput("ratedOn") }).catchall(field());

type Typed = z.output<typeof form>;

const typedOf = (typed: Typed, { outcomes }: RecoveryScheme): Record<string, OutcomeTyped> =>
  Object.fromEntries(
    outcomes.map(({ key }) => [
      key,
      {
        professional: typed[`${key}-professional`] ?? "",
        child: typed[`${key}-child`] ?? "",
        restsOn: typed[`${key}-restsOn`] ?? "",
      },
    ]),
  );

/** Outcomes at start, review and close. */
export const outcomeRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/outcomes",
    access: { permission: "recovery.record" },
    audit: { action: "child.recovery.read" },
    input: { params: childParams },
    handle: async (facts, { tx, frame: { csrfToken } }) => {
      const scheme = await recoverySchemeOn(tx, facts.today);
      const before = await listRatings(tx, facts.person.personId);
      const point = before.length === 0 ? "start" : "review";
      const typed = { point, ...dateTyped("ratedOn", facts.today) };
      return { kind: "page", view: outcomesPage({ facts, scheme, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/outcomes",
    access: { permission: "recovery.record" },
    audit: { action: "outcomes.rate" },
    input: { params: childParams, form },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const scheme = await recoverySchemeOn(tx, today);
      const acting = { actor, at: clock.now(), today, scheme };
      const sent = {
        point: typed.point,
        ratedOn: dateOf(typed, "ratedOn"),
        outcomes: typedOf(typed, scheme),
      };
      const change = await rateOutcomes(tx, acting, { person, form: sent });
      if (change.kind === "accepted") {
        return redirectDone(recoveryPaths.child(person.personId), "Outcome saved.");
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      return { kind: "invalid", view: outcomesPage({ facts, scheme, csrfToken, typed, errors }) };
    },
  }),
];
