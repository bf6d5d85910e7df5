import { z } from "zod";
import type { IsoDate } from "../../kernel/dates.ts";
import type { Action } from "../work/index.ts";
import type { Rating } from "./plan-scheme.ts";

export type Plan = {
  readonly planId: string;
  readonly personId: string;
  readonly openedOn: IsoDate;
  readonly childWants: string | null;
  readonly parentsWant: string | null;
  readonly childView: string | null;
  readonly parentsView: string | null;
  readonly version: number;
};

/** One decision of how far an outcome is. */
export type Rated = {
  readonly rating: Rating;
  readonly reason: string;
  readonly ratedOn: IsoDate;
  readonly ratedBy: string;
};

export type Outcome = {
  readonly outcomeId: string;
  readonly wording: string;
  readonly why: string | null;
  readonly endedOn: IsoDate | null;
  readonly endedReason: string | null;
  readonly version: number;
  /** The newest first: it counts. */
  readonly ratings: readonly Rated[];
  /** The promises that serve it, each as it stands in the one list of promises. */
  readonly promises: readonly Action[];
};

export type Contingency = {
  readonly rowId: string;
  readonly happens: string;
  readonly response: string;
  readonly who: string;
  readonly version: number;
};

/** An adult the child trusts. */
export type Trusted = {
  readonly rowId: string;
  readonly name: string;
  readonly relationship: string;
  readonly reachedBy: string | null;
  readonly version: number;
};

export type WholePlan = {
  readonly plan: Plan;
  /** Sought and given up alike; the latter are no part of what is agreed. */
  readonly outcomes: readonly Outcome[];
  readonly contingencies: readonly Contingency[];
  readonly trusted: readonly Trusted[];
};

const text = z.string();
const maybe = z.string().nullable();

/** What a version keeps: the whole plan as those who agreed it read it. */
export const planContent = z.object({
  outcomes: z.array(
    z.object({
      id: text,
      wording: text,
      why: maybe,
      rating: maybe,
      ratingReason: maybe,
      promises: z.array(
        z.object({ id: text, wording: text, who: text, dueOn: text, state: text, outcome: maybe }),
      ),
    }),
  ),
  contingencies: z.array(z.object({ id: text, happens: text, response: text, who: text })),
  trusted: z.array(z.object({ id: text, name: text, relationship: text, reachedBy: maybe })),
  childWants: maybe,
  parentsWant: maybe,
  childView: maybe,
  parentsView: maybe,
});

export type PlanContent = z.infer<typeof planContent>;

export const soughtOf = ({ outcomes }: Pick<WholePlan, "outcomes">): readonly Outcome[] =>
  outcomes.filter(({ endedOn }) => endedOn === null);

const whoOf = ({ owner, agency }: Action): string =>
  owner === null ? agency : `${owner}, ${agency}`;

/** The plan as it is now, in the shape in which a version keeps it. */
export function contentOf({ plan, ...whole }: WholePlan): PlanContent {
  const { childWants, parentsWant, childView, parentsView } = plan;
  return {
    outcomes: soughtOf(whole).map(({ outcomeId, wording, why, ratings: [newest], promises }) => ({
      id: outcomeId,
      wording,
      why,
      rating: newest?.rating ?? null,
      ratingReason: newest?.reason ?? null,
      promises: promises.map((action) => ({
        id: action.actionId,
        wording: action.wording,
        who: whoOf(action),
        dueOn: action.dueOn,
        state: action.state,
        outcome: action.outcome,
      })),
    })),
    contingencies: whole.contingencies.map(({ rowId: id, happens, response, who }) => ({
      id,
      happens,
      response,
      who,
    })),
    trusted: whole.trusted.map(({ rowId: id, name, relationship, reachedBy }) => ({
      id,
      name,
      relationship,
      reachedBy,
    })),
    childWants,
    parentsWant,
    childView,
    parentsView,
  };
}
