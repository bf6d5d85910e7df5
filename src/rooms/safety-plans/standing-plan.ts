import { formatDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { comparePlans } from "./compare-plans.ts";
import { contentOf, type WholePlan } from "./plan.ts";
import { findPlan } from "./plan-reads.ts";
import { planSchemeOn, type PlanScheme } from "./plan-scheme.ts";
import { findLastAgreed, type Agreed } from "./version-reads.ts";

/** A child's plan as every page shows it: as it is now, and what of it was agreed last. */
export type StandingPlan = {
  readonly whole: WholePlan | undefined;
  readonly agreed: Agreed | undefined;
  readonly scheme: PlanScheme;
};

export async function findStandingPlan(
  tx: Tx,
  { personId, today }: { readonly personId: string; readonly today: string },
): Promise<StandingPlan> {
  const whole = await findPlan(tx, personId);
  const agreed = whole && (await findLastAgreed(tx, whole.plan.planId));
  return { whole, agreed, scheme: await planSchemeOn(tx, today) };
}

export type Currency = { readonly text: string; readonly isLate: boolean };

/** Whether what is read here was agreed, when, and whether it should have been looked at again. */
export function currencyOf({ whole, agreed, scheme }: StandingPlan, today: string): Currency {
  if (!whole) return { text: "No plan has been written yet.", isLate: false };
  if (!agreed) {
    return {
      text: `A draft, begun ${formatDate(whole.plan.openedOn)}: nobody has agreed it yet.`,
      isLate: false,
    };
  }
  const { number, agreedOn, reviewBy } = agreed;
  const since =
    reviewBy < today
      ? `Not reviewed since ${formatDate(agreedOn)}: the review was due by ${formatDate(reviewBy)}.`
      : `Version ${String(number)}, agreed ${formatDate(agreedOn)}. To be reviewed by ${formatDate(reviewBy)}.`;
  const changes = comparePlans(agreed.content, contentOf(whole), scheme).length;
  const changed =
    changes === 0
      ? ""
      : ` Changed since version ${String(number)} was agreed: the changes are not agreed yet.`;
  return { text: `${since}${changed}`, isLate: reviewBy < today };
}
