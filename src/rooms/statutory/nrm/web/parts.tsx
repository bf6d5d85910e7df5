import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { WorkingCalendar } from "../../../../kernel/working-days.ts";
import { FormErrorSummary, Overtaken } from "../../../../ui/forms/index.ts";
import { readiness, standingOfReferral, type Answers, type Referral } from "../nrm-reads.ts";
import { standingWords } from "../standing.ts";
import { Due } from "../../../../ui/layout/index.ts";

const ids = { considered: "considered-day", submitted: "submitted-day", happened: "happened-day" };

/** What is wrong, or that somebody was first; said before anything else. */
export function summaryOf(errors: readonly FieldError[], isStale = false): VNode | undefined {
  if (errors.length > 0) return <FormErrorSummary errors={errors} ids={ids} />;
  if (!isStale) return undefined;
  return (
    <Overtaken
      title="A colleague changed this referral while you were writing"
      read="Read the current version, then send yours if it still applies"
      href="#now"
    />
  );
}

type When = { readonly today: string; readonly calendar: WorkingCalendar };

/** Where a referral stands, in words: before it is sent, how much of it is ready. */
export function referralWords(
  referral: Referral,
  when: When,
  answers?: Answers,
): { readonly text: string; readonly isLate: boolean } {
  if (referral.stage === "not-needed") return { text: "Not referred", isLate: false };
  if (referral.stage === "withdrawn") return { text: "Withdrawn", isLate: false };
  const standing = standingOfReferral(referral);
  if (standing) return standingWords(standing, when);
  if (!answers) return { text: "Being prepared", isLate: false };
  const { ready, of } = readiness(referral.form, answers);
  return { text: `Being prepared: ${ready} of ${of} ready`, isLate: false };
}

export function Standing({
  text,
  isLate,
}: {
  readonly text: string;
  readonly isLate: boolean;
}): VNode {
  return <Due isOverdue={isLate} text={text} />;
}
