import { addDays, formatDate, londonDate } from "../../kernel/dates.ts";
import { counted, dueInWords } from "../../kernel/words.ts";
import type { FirstOf } from "../../platform/database/first-of.ts";
import type { HomeLine } from "../../platform/rooms/home-slots.ts";
import { escalationPaths } from "../escalation/web/paths.ts";
import { paths } from "../child-record/web/paths.ts";
import { thingPaths } from "../people-and-places/web/paths.ts";
import { momentPaths } from "../reachable-moments/paths.ts";
import { nrmPaths } from "../statutory/nrm/web/paths.ts";
import { fullName } from "../subjects/index.ts";
import { recoveryPaths } from "../support/recovery/web/paths.ts";
import { servicePaths } from "../support/services/web/paths.ts";
import { doorPaths } from "../visits/web/paths.ts";
import { pathwayPaths } from "../case-lifecycle/pathway/web/paths.ts";
import { subjectWords, type PlanLine } from "../work/index.ts";
import { chasingPaths } from "../overdue/web/paths.ts";
import type { Mine } from "./my-worklists.ts";

/** Of each list so many are read to be ranked: the first of all of them are then surely among these. */
export const mostRanked = 8;

type Dated = {
  readonly on: string;
  readonly line: HomeLine;
  /** Null for a person of concern, a place or a network. */
  readonly personId: string | null;
};

export type Ranked = {
  readonly today: readonly Dated[];
  readonly thisWeek: readonly Dated[];
  readonly waiting: readonly Dated[];
};

type Lists = Mine & { readonly plans: FirstOf<PlanLine> };
type Child = {
  readonly personId: string;
  readonly familyName: string;
  readonly givenName: string;
};

/** What is due of this reader by the day, the longest overdue first; then what of theirs waits for others. */
export function ranked(lists: Lists, today: string): Ranked {
  const due = dueOf(lists, today).toSorted((one, other) => (one.on < other.on ? -1 : 1));
  const week = addDays(today, 7);
  return {
    today: due.filter(({ on }) => on <= today).slice(0, mostRanked),
    thisWeek: due.filter(({ on }) => on > today && on <= week).slice(0, mostRanked),
    waiting: waitingOf(lists, today).slice(0, mostRanked),
  };
}

function dueOf(lists: Lists, today: string): readonly Dated[] {
  return [...workOf(lists), ...reviewsOf(lists), ...visitsOf(lists)].flatMap(
    ({ one, on, text, href }) => {
      if (on === null) return [];
      const line = { text, href, due: dueInWords(on, today), more: nameOf(one) };
      return [{ on, line, personId: one.personId }];
    },
  );
}

type Named = { readonly personId: string | null; readonly named: string } | Child;
type Due = {
  readonly one: Named;
  readonly on: string | null;
  readonly text: string;
  readonly href: string;
};

const nameOf = (one: Named): string => ("named" in one ? one.named : fullName(one));

const workOf = ({ asked, actions, assessments, escalations, moments }: Lists): readonly Due[] => [
  ...asked.rows.map((one) => ({
    one,
    on: londonDate(one.dueAt),
    text: `Answer: ${subjectWords(one)}`,
    href: chasingPaths.answer(one.chaseId),
  })),
  ...actions.rows.map((one) => ({
    one,
    on: one.dueOn,
    text: one.wording,
    href: paths.plan(one.personId),
  })),
  ...assessments.rows.map((one) => ({
    one,
    on: one.pausedOn === null ? one.dueOn : null,
    text: one.body.name,
    href: pathwayPaths.assessment(one.personId, one.assessmentId),
  })),
  ...escalations.rows.map((one) => ({
    one,
    on: one.pausedOn === null ? one.dueOn : null,
    text: `Disagreement: ${one.ofAgency} and ${one.withAgency}`,
    href: escalationPaths.one(one.personId, one.escalationId),
  })),
  ...moments.rows.map((one) => ({
    one,
    on: londonDate(one.dueAt),
    text: one.name,
    href: momentPaths.moment(one.personId, one.momentId),
  })),
];

const reviewsOf = ({ plans, flags, lookBacks }: Lists): readonly Due[] => [
  ...plans.rows.map(({ personId, name, reviewBy }) => ({
    one: { personId, named: name },
    on: reviewBy,
    text: "Review the safety plan",
    href: paths.plan(personId),
  })),
  ...flags.rows.map(({ personId, thingId, flagId, name, title, reviewBy }) => ({
    one: { personId, named: title },
    on: reviewBy,
    text: `Review the flag ${name}`,
    href:
      personId === null
        ? thingPaths.reviewFlag(thingId ?? "", flagId)
        : paths.reviewFlag(personId, flagId),
  })),
  ...lookBacks.rows.map((one) => ({
    one,
    on: one.dueOn,
    text: `Look back after ${counted(one.months, "month")}`,
    href: recoveryPaths.lookBack(one.personId, one.lookBackId),
  })),
];

const visitsOf = ({ toTypeUp, warnings }: Lists): readonly Due[] => [
  ...toTypeUp.rows.map((one) => ({
    one,
    on: one.typeUpBy,
    text: "Visit to type up",
    href: doorPaths.typeUp(one.personId, one.visitId),
  })),
  ...warnings.rows.map((one) => ({
    one,
    on: one.reviewBy,
    text: `Review the warning: ${one.kindName}`,
    href: doorPaths.warning(one.personId, one.warningId),
  })),
];

/** What this reader sent to others and is not decided: the longest sent first. */
function waitingOf({ lateReferrals, referrals }: Lists, today: string): readonly Dated[] {
  const sent = [
    ...lateReferrals.rows.map((one) => ({
      one,
      on: one.referredOn,
      text: `Referral: ${one.name}`,
      href: servicePaths.referral(one.personId, one.referralId),
    })),
    ...referrals.rows.map((one) => ({
      one,
      on: one.dueOn,
      text: "National Referral Mechanism: not decided",
      href: nrmPaths.referral(one.personId, one.referralId),
    })),
  ];
  return sent
    .toSorted((one, other) => ((one.on ?? "") < (other.on ?? "") ? -1 : 1))
    .map(({ one, on, text, href }) => {
      const more = fullName(one);
      const line = { text, href, more };
      return {
        on: on ?? "",
        personId: one.personId,
        line:
          on !== null && on < today ? { ...line, more: `${more}, since ${formatDate(on)}` } : line,
      };
    });
}
