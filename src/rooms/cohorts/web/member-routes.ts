import { z } from "zod";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import {
  type ChildFacts,
  childRoute,
  dateInput,
  dateOf,
  dateTyped,
} from "../../child-record/index.ts";
import type { Change } from "../acting.ts";
import { reviewApproach, tryApproach } from "../approach.ts";
import { cohortSchemeOn, type CohortScheme } from "../cohort-scheme.ts";
import { findMembership, listApproaches, type Approach, type Membership } from "../member-reads.ts";
import { leaveCohort } from "../membership.ts";
import {
  childFormPage,
  leaveFields,
  reviewFields,
  tryFields,
  type ChildForm,
} from "./child-forms.tsx";
import { inAudit, memberParams } from "./child-routes.ts";
import { cohortPaths } from "./paths.ts";

const access = { permission: "cohort.record" } as const;
const approachParams = memberParams.extend({ cohortApproachId: anId });

const tryForm = z.object({
  approach: field(),
  worker: field(),
  agency: field(),
  intensity: field(),
  ...dateInput("from"),
});
const reviewForm = z.object({
  professional: field(),
  child: field(),
  changed: field(),
  source: field(),
  nextStep: field(),
  version: field(),
  ...dateInput("reviewedOn"),
});
const leaveForm = z.object({
  outcome: field(),
  leaving: field(),
  version: field(),
  ...dateInput("leftOn"),
});

type Member = { readonly membership: Membership; readonly scheme: CohortScheme };

async function findMember(
  tx: Tx,
  { person, today }: ChildFacts,
  memberId: string,
): Promise<Member | undefined> {
  const membership = await findMembership(tx, { personId: person.personId, memberId });
  return membership && { membership, scheme: await cohortSchemeOn(tx, today) };
}

type Answering = Omit<ChildForm, "now" | "isListed"> & { readonly membership: Membership };

const formPage = ({ membership, ...page }: Answering) =>
  childFormPage({
    ...page,
    now: cohortPaths.member(page.facts.person.personId, membership.memberId),
    isListed: membership.isListed,
  });

/** The form, with what the audit says of it. */
const opened = (page: Answering): Outcome => ({
  kind: "page",
  view: formPage(page),
  ...inAudit(page.membership, page.facts),
});

function answer(change: Change, page: Answering): Outcome {
  const { facts, membership } = page;
  const audited = inAudit(membership, facts);
  if (change.kind === "accepted") {
    const to = cohortPaths.member(facts.person.personId, membership.memberId);
    return { kind: "redirect", to, ...audited };
  }
  return change.kind === "stale"
    ? { kind: "stale", view: formPage({ ...page, isStale: true }), ...audited }
    : { kind: "invalid", view: formPage({ ...page, errors: change.errors }), ...audited };
}

const tryParts = (facts: ChildFacts, { membership, scheme }: Member) => ({
  facts,
  membership,
  heading: "What is tried",
  button: "Record this",
  action: cohortPaths.try(facts.person.personId, membership.memberId),
  fields: tryFields(scheme),
});

const tryRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/cohorts/:cohortMemberId/approaches",
    access,
    audit: { action: "cohort.member.read" },
    input: { params: memberParams },
    handle: async (facts, { tx, params, frame: { csrfToken } }) => {
      const member = await findMember(tx, facts, params.cohortMemberId);
      if (!member) return { kind: "notFound" };
      const { worker, agency } = member.membership;
      const typed = { ...tryForm.parse({ worker, agency }), ...dateTyped("from", facts.today) };
      return opened({ ...tryParts(facts, member), csrfToken, typed });
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/cohorts/:cohortMemberId/approaches",
    access,
    audit: { action: "cohort.try" },
    input: { params: memberParams, form: tryForm },
    handle: async (facts, { tx, actor, clock, params, form: typed, frame: { csrfToken } }) => {
      const member = await findMember(tx, facts, params.cohortMemberId);
      if (!member) return { kind: "notFound" };
      const { membership, scheme } = member;
      const acting = { actor, at: clock.now(), today: facts.today, scheme };
      const form = { ...typed, from: dateOf(typed, "from") };
      const change = await tryApproach(tx, acting, { person: facts.person, membership, form });
      return sayDone(
        "Approach saved. Next: review the outcome.",
        answer(change, { ...tryParts(facts, member), csrfToken, typed }),
      );
    },
  }),
];

const reviewParts = (
  facts: ChildFacts,
  { membership, scheme, approach }: Member & { readonly approach: Approach },
) => ({
  facts,
  membership,
  heading: `Did it work? ${approach.name}`,
  button: "Record this",
  action: cohortPaths.review(facts.person.personId, membership.memberId, approach.approachId),
  fields: reviewFields(scheme),
});

async function findApproach(
  tx: Tx,
  facts: ChildFacts,
  { cohortMemberId, cohortApproachId }: z.output<typeof approachParams>,
) {
  const member = await findMember(tx, facts, cohortMemberId);
  if (!member) return undefined;
  const approach = (await listApproaches(tx, { personId: facts.person.personId })).find(
    (one) => one.approachId === cohortApproachId && one.memberId === cohortMemberId,
  );
  return approach && { ...member, approach };
}

const by = (actor: StaffActor): string =>
  [actor.name, actor.posts[0]?.agencyName].filter(Boolean).join(", ");

const reviewRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/cohorts/:cohortMemberId/approaches/:cohortApproachId",
    access,
    audit: { action: "cohort.member.read" },
    input: { params: approachParams },
    handle: async (facts, { tx, actor, params, frame: { csrfToken } }) => {
      const found = await findApproach(tx, facts, params);
      if (!found) return { kind: "notFound" };
      const typed = {
        ...reviewForm.parse({ source: by(actor), version: String(found.approach.version) }),
        ...dateTyped("reviewedOn", facts.today),
      };
      return opened({ ...reviewParts(facts, found), csrfToken, typed });
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/cohorts/:cohortMemberId/approaches/:cohortApproachId",
    access,
    audit: { action: "cohort.review" },
    input: { params: approachParams, form: reviewForm },
    handle: async (facts, { tx, actor, clock, params, form: typed, frame: { csrfToken } }) => {
      const found = await findApproach(tx, facts, params);
      if (!found) return { kind: "notFound" };
      const { membership, scheme, approach } = found;
      const acting = { actor, at: clock.now(), today: facts.today, scheme };
      const form = { ...typed, reviewedOn: dateOf(typed, "reviewedOn") };
      const reviewing = { person: facts.person, membership, approach, form };
      const change = await reviewApproach(tx, acting, reviewing);
      return sayDone(
        "Review saved.",
        answer(change, { ...reviewParts(facts, found), csrfToken, typed }),
      );
    },
  }),
];

const leaveParts = (facts: ChildFacts, { membership, scheme }: Member) => ({
  facts,
  membership,
  heading: `Leaving ${membership.cohort}`,
  button: "Decide this",
  action: cohortPaths.leave(facts.person.personId, membership.memberId),
  fields: leaveFields(scheme),
});

const leaveRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/cohorts/:cohortMemberId/leave",
    access,
    audit: { action: "cohort.member.read" },
    input: { params: memberParams },
    handle: async (facts, { tx, params, frame: { csrfToken } }) => {
      const member = await findMember(tx, facts, params.cohortMemberId);
      if (!member) return { kind: "notFound" };
      const typed = {
        ...leaveForm.parse({ version: String(member.membership.version) }),
        ...dateTyped("leftOn", facts.today),
      };
      return opened({ ...leaveParts(facts, member), csrfToken, typed });
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/cohorts/:cohortMemberId/leave",
    access,
    audit: { action: "cohort.leave" },
    input: { params: memberParams, form: leaveForm },
    handle: async (facts, { tx, actor, clock, params, form: typed, frame: { csrfToken } }) => {
      const member = await findMember(tx, facts, params.cohortMemberId);
      if (!member) return { kind: "notFound" };
      const { membership, scheme } = member;
      const acting = { actor, at: clock.now(), today: facts.today, scheme };
      const form = { ...typed, leftOn: dateOf(typed, "leftOn") };
      const change = await leaveCohort(tx, acting, { person: facts.person, membership, form });
      return sayDone(
        "The child left the cohort.",
        answer(change, { ...leaveParts(facts, member), csrfToken, typed }),
      );
    },
  }),
];

export const memberRoutes: readonly Route[] = [...tryRoutes, ...reviewRoutes, ...leaveRoutes];
