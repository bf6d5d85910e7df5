import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import {
  childAnswer,
  type ChildFacts,
  childForm,
  childParams,
  childRoute,
} from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { byOn } from "../../work/index.ts";
import { listCohorts } from "../cohort-reads.ts";
import { cohortSchemeOn } from "../cohort-scheme.ts";
import { joinForm } from "../member-forms.ts";
import {
  findMembership,
  listApproaches,
  listApproachReviews,
  listMemberships,
  type Membership,
} from "../member-reads.ts";
import { joinCohort } from "../membership.ts";
import { cohortChildPage } from "./child-forms.tsx";
import { childCohortsPage, memberPage } from "./child-page.tsx";
import { cohortPaths } from "./paths.ts";

export const memberParams = childParams.extend({ cohortMemberId: anId });

/**
 * What the audit says of a place in a cohort with a list: the place, which those on the list can follow,
 * and not the child; whoever reads the audit or who looked at a record learns nothing of it.
 */
export const inAudit = (
  { isListed, memberId }: Pick<Membership, "isListed" | "memberId">,
  { person }: ChildFacts,
): readonly string[] => [isListed ? memberId : person.personId];

async function readAll(tx: Tx, { person: { personId } }: ChildFacts) {
  return {
    memberships: await listMemberships(tx, personId),
    approaches: await listApproaches(tx, { personId }),
    reviews: await listApproachReviews(tx, { personId }),
  };
}

const day = z.iso.date();
const apiCohorts = z.object({
  child: z.object({ id: z.uuid(), reference: z.string() }),
  cohorts: z.array(
    z.object({
      cohortId: z.uuid(),
      name: z.string(),
      from: day,
      reviewBy: day,
      leftOn: day.nullable(),
      approaches: z.array(z.object({ approach: z.string(), from: day, until: day.nullable() })),
    }),
  ),
});

const readRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/cohorts",
    access: { permission: "child.view" },
    audit: { action: "child.cohorts.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor }) => {
      const mayRecord = mayDo(actor, "cohort.record", facts);
      const view = childCohortsPage({ ...(await readAll(tx, facts)), facts, mayRecord });
      return { kind: "page", view };
    },
  }),
  childAnswer({
    path: "/api/children/:personId/cohorts",
    audit: { action: "child.cohorts.read" },
    answers: {
      summary: "Cohorts of a child you can see, of those that you may know of",
      description: "What was said about it is read only by people in Lantern.",
      schema: apiCohorts,
    },
    body: async (facts, tx) => {
      const { memberships, approaches } = await readAll(tx, facts);
      const cohorts = memberships.map((one) => ({
        cohortId: one.cohortId,
        name: one.cohort,
        from: one.from,
        reviewBy: one.reviewBy,
        leftOn: one.leftOn,
        approaches: approaches
          .filter(({ memberId }) => memberId === one.memberId)
          .map(({ approach, from, until }) => ({ approach, from, until })),
      }));
      return { cohorts };
    },
  }),
];

const joinRoutes: readonly Route[] = childForm({
  path: "/children/:personId/cohorts/new",
  params: childParams,
  permission: "cohort.record",
  reads: "child.read",
  action: "cohort.join",
  done: "The child was added to the cohort.",
  form: joinForm,
  about: async (facts, tx) => ({ facts, cohorts: await listCohorts(tx) }),
  begin: async ({ facts: { today } }, { blank, tx, actor }) => {
    const { reviewDays } = await cohortSchemeOn(tx, today);
    return {
      ...blank,
      worker: actor.name,
      agency: actor.posts[0]?.agencyName ?? "",
      from: datePartsOf(today),
      reviewBy: datePartsOf(addDays(today, reviewDays)),
    };
  },
  send: async ({ facts, cohorts }, sent) => {
    const { person, today } = facts;
    const acting = { ...byOn(sent), scheme: await cohortSchemeOn(sent.tx, today) };
    const change = await joinCohort(sent.tx, acting, { person, cohorts, form: sent.typed });
    if (change.kind !== "made") return change;
    const { isListed = false } = cohorts.find((one) => one.cohortId === sent.typed.cohort) ?? {};
    return {
      kind: "accepted",
      to: cohortPaths.member(person.personId, change.id),
      subjectIds: inAudit({ isListed, memberId: change.id }, facts),
    };
  },
  home: ({ facts }) => cohortPaths.child(facts.person.personId),
  page: ({ facts, cohorts }, state) =>
    cohortChildPage({
      facts,
      heading: "In a cohort",
      current: cohortPaths.child(facts.person.personId),
      form: joinForm,
      state,
      drawing: {
        cohorts,
        workers: facts.circle.filter(({ isHidden }) => !isHidden).map(({ name }) => name),
      },
      action: cohortPaths.join(facts.person.personId),
      button: "Decide this",
    }),
});

/** After `/cohorts/new`, which is no id. */
const memberRoute: Route = childRoute({
  method: "GET",
  path: "/children/:personId/cohorts/:cohortMemberId",
  access: { permission: "child.view" },
  audit: { action: "cohort.member.read" },
  input: { params: memberParams },
  handle: async (facts, { tx, actor, params }) => {
    const found = { personId: facts.person.personId, memberId: params.cohortMemberId };
    const membership = await findMembership(tx, found);
    if (!membership) return { kind: "notFound" };
    const mayRecord = mayDo(actor, "cohort.record", facts);
    const view = memberPage({ ...(await readAll(tx, facts)), facts, membership, mayRecord });
    return { kind: "page", view, subjectIds: inAudit(membership, facts) };
  },
});

export const childCohortRoutes: readonly Route[] = [...readRoutes, ...joinRoutes, memberRoute];
