import { addDays, type IsoDate } from "../../../kernel/dates.ts";

export type Agreement = "contract" | "pilot" | "none";
export type Decision = "continue" | "change" | "end";

export const agreementWords: Readonly<Record<Agreement, string>> = {
  contract: "Contract",
  pilot: "Pilot",
  none: "No contract: given by an agency itself",
};

export const decisionWords: Readonly<Record<Decision, string>> = {
  continue: "Continue",
  change: "Continue with changes",
  end: "End",
};

export type Dated = {
  readonly agreement: Agreement | null;
  readonly noticeOn: IsoDate | null;
  readonly contractUntil: IsoDate | null;
  readonly decision: Decision | null;
};

/**
 * `open`: nothing to do yet; `due`: the notice date comes, and nobody decided; `overdue`: it is past; `lapsed`: it was
 * to go on, and there are no later terms; `decided`; `none`: no contract.
 */
export type ContractState = "none" | "open" | "due" | "overdue" | "lapsed" | "decided";

type When = { readonly today: IsoDate; readonly noticeDays: number };

export function contractState(
  { agreement, noticeOn, contractUntil, decision }: Dated,
  { today, noticeDays }: When,
): ContractState {
  if (agreement === null || agreement === "none" || noticeOn === null) return "none";
  if (decision !== null)
    return decision !== "end" && contractUntil !== null && contractUntil < today
      ? "lapsed"
      : "decided";
  if (noticeOn < today) return "overdue";
  return addDays(noticeOn, -noticeDays) <= today ? "due" : "open";
}

/** What somebody has to do something about. */
export const waitsForDecision = (state: ContractState): boolean =>
  state === "due" || state === "overdue" || state === "lapsed";
