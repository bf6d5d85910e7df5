import type { AnyForm } from "../../../kernel/forms/index.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import type { DeclaredFormProps } from "../../../ui/forms/index.ts";
import { childForm, type ChildFacts } from "../../child-record/index.ts";
import { byOn } from "../../work/index.ts";
import { reviewApproach, tryApproach } from "../approach.ts";
import { cohortSchemeOn, type CohortScheme } from "../cohort-scheme.ts";
import { leaveForm, reviewForm, tryForm } from "../member-forms.ts";
import {
  findMembership,
  listApproaches,
  listApproachReviews,
  type Approach,
  type ApproachReview,
  type Membership,
} from "../member-reads.ts";
import { leaveCohort } from "../membership.ts";
import { cohortChildPage } from "./child-forms.tsx";
import { inAudit, memberParams } from "./child-routes.ts";
import { cohortPaths } from "./paths.ts";

type Member = {
  readonly facts: ChildFacts;
  readonly membership: Membership;
  readonly scheme: CohortScheme;
};

async function findMember(
  facts: ChildFacts,
  tx: Tx,
  { cohortMemberId }: { readonly cohortMemberId: string },
): Promise<Member | undefined> {
  const { personId } = facts.person;
  const membership = await findMembership(tx, { personId, memberId: cohortMemberId });
  return membership && { facts, membership, scheme: await cohortSchemeOn(tx, facts.today) };
}

const homeOf = ({ facts, membership }: Member): string =>
  cohortPaths.member(facts.person.personId, membership.memberId);

const ofMember = {
  params: memberParams,
  permission: "cohort.record",
  reads: "cohort.member.read",
  subjectIds: ({ facts, membership }: Member) => inAudit(membership, facts),
  about: findMember,
  home: homeOf,
} as const;

type Page<F extends AnyForm> = DeclaredFormProps<F> & {
  readonly heading: string;
  readonly reviews?: readonly ApproachReview[];
};

const pageOf = <F extends AnyForm>(member: Member, page: Page<F>): View =>
  cohortChildPage({
    ...page,
    facts: member.facts,
    current: homeOf(member),
    isListed: member.membership.isListed,
  });

const tryRoutes = childForm({
  ...ofMember,
  path: "/children/:personId/cohorts/:cohortMemberId/approaches",
  action: "cohort.try",
  done: "Approach saved. Next: review the outcome.",
  form: tryForm,
  begin: ({ facts, membership: { worker, agency } }, { blank }) => ({
    ...blank,
    worker,
    agency,
    from: datePartsOf(facts.today),
  }),
  send: ({ facts, membership, scheme }, sent) =>
    tryApproach(
      sent.tx,
      { ...byOn(sent), scheme },
      { person: facts.person, membership, form: sent.typed },
    ),
  page: (member, state) =>
    pageOf(member, {
      heading: "What is tried",
      form: tryForm,
      state,
      drawing: member,
      action: cohortPaths.try(member.facts.person.personId, member.membership.memberId),
      button: "Record this",
    }),
});

const by = (actor: StaffActor): string =>
  [actor.name, actor.posts[0]?.agencyName].filter(Boolean).join(", ");

const reviewsOf = async (
  tx: Tx,
  { facts, approach }: Member & { readonly approach: Approach },
): Promise<readonly ApproachReview[]> => {
  const { personId } = facts.person;
  const all = await listApproachReviews(tx, { personId });
  return all.filter(({ approachId }) => approachId === approach.approachId);
};

const reviewRoutes = childForm({
  ...ofMember,
  path: "/children/:personId/cohorts/:cohortMemberId/approaches/:cohortApproachId",
  params: memberParams.extend({ cohortApproachId: anId }),
  action: "cohort.review",
  done: "Review saved.",
  form: reviewForm,
  about: async (facts, tx, params) => {
    const member = await findMember(facts, tx, params);
    const { personId } = facts.person;
    const approach = (await listApproaches(tx, { personId })).find(
      ({ approachId, memberId }) =>
        approachId === params.cohortApproachId && memberId === params.cohortMemberId,
    );
    return member && approach && { ...member, approach };
  },
  begin: ({ facts }, { blank, actor }) => ({
    ...blank,
    source: by(actor),
    reviewedOn: datePartsOf(facts.today),
  }),
  send: ({ facts, membership, scheme, approach }, sent) =>
    reviewApproach(
      sent.tx,
      { ...byOn(sent), scheme },
      { person: facts.person, membership, approach, form: sent.typed },
    ),
  page: async (member, state, tx) =>
    pageOf(member, {
      heading: `Did it work? ${member.approach.name}`,
      form: reviewForm,
      state,
      reviews: state.isStale ? await reviewsOf(tx, member) : [],
      drawing: member,
      version: member.approach.version,
      action: cohortPaths.review(
        member.facts.person.personId,
        member.membership.memberId,
        member.approach.approachId,
      ),
      button: "Record this",
    }),
});

const leaveRoutes = childForm({
  ...ofMember,
  path: "/children/:personId/cohorts/:cohortMemberId/leave",
  action: "cohort.leave",
  done: "The child left the cohort.",
  form: leaveForm,
  begin: ({ facts }, { blank }) => ({ ...blank, leftOn: datePartsOf(facts.today) }),
  send: ({ facts, membership, scheme }, sent) =>
    leaveCohort(
      sent.tx,
      { ...byOn(sent), scheme },
      { person: facts.person, membership, form: sent.typed },
    ),
  page: (member, state) =>
    pageOf(member, {
      heading: `Leaving ${member.membership.cohort}`,
      form: leaveForm,
      state,
      drawing: member,
      version: member.membership.version,
      action: cohortPaths.leave(member.facts.person.personId, member.membership.memberId),
      button: "Decide this",
    }),
});

export const memberRoutes: readonly Route[] = [...tryRoutes, ...reviewRoutes, ...leaveRoutes];
