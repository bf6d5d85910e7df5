import { z } from "zod";
import { anId, optionalQuery } from "../../../../platform/http/field.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { redirectDone, sayDone, type Outcome } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { text } from "../../../../platform/http/text.ts";
import { getWorkingCalendar } from "../../../directory/index.ts";
import { mayDo } from "../../../subjects/index.ts";
import { nrmBeside } from "../../nrm/web/beside.tsx";
import {
  dateTyped,
  type ChildFacts,
  childParams,
  childRoute,
} from "../../../child-record/index.ts";
import { recordable, type Forum } from "../forums.ts";
import {
  changeReference,
  endReference,
  recordReference,
  type ReferenceChange,
} from "../record-reference.ts";
import { listReferences, listVersions, type Reference } from "../reference-reads.ts";
import { childForumsPage } from "./child-forums-page.tsx";
import {
  endFormOf,
  endInput,
  endTyped,
  referenceFormOf,
  referenceInput,
  typedOf,
  type ReferenceTyped,
} from "./fields.ts";
import { forumPaths } from "./paths.ts";
import { choosePage, recordPage } from "./record-page.tsx";
import { referencePage, type ReferencePage } from "./reference-page.tsx";

const params = childParams.extend({ forumReferenceId: anId });
const query = z.object({ forum: optionalQuery(text().max(40)) });

/** What Lantern knows already: today, whom to ask, and what the forum's next date often is. */
const blank = ({ today }: ChildFacts, { key, body }: Forum): ReferenceTyped => ({
  ...referenceInput.parse({}),
  forum: key,
  nextWhat: body.nextHint ?? "",
  ...dateTyped("since", today),
});

/**
 * What the audit says of something hidden: the reference, which those on the forum's list can follow,
 * and not the child; whoever reads the audit or who looked at a record learns nothing of it.
 */
const inAudit = (isHidden: boolean, personId: string, referenceId?: string) => ({
  subjectIds: isHidden ? (referenceId === undefined ? [] : [referenceId]) : [personId],
});

/** To the forum's own list where it is hidden: the child's page would name the child in the audit at that moment. */
const afterwards = ({
  isHidden,
  forum,
  personId,
}: Pick<Reference, "isHidden" | "forum" | "personId">) =>
  isHidden ? forumPaths.known(forum) : forumPaths.child(personId);

type FormState = Pick<ReferencePage, "csrfToken"> &
  Partial<Pick<ReferencePage, "typed" | "ending" | "errors" | "isStale">>;

type Which = { readonly facts: ChildFacts; readonly referenceId: string };

async function viewOf(tx: Tx, { facts, referenceId }: Which, again: FormState) {
  const { personId } = facts.person;
  const versions = await listVersions(tx, { personId, referenceId });
  const [standing] = versions;
  if (!standing) return undefined;
  const mayRecord = mayDo(facts.actor, "forum.record", facts);
  const forms = { typed: typedOf(standing), ending: endTyped(standing, facts.today) };
  const view = referencePage({ ...forms, ...again, facts, versions, standing, mayRecord });
  return { view, ...inAudit(standing.isHidden, personId, referenceId) };
}

async function answer(
  tx: Tx,
  which: Which,
  { change, standing, again }: { change: ReferenceChange; standing: Reference; again: FormState },
): Promise<Outcome> {
  const { personId } = which.facts.person;
  const audited = inAudit(standing.isHidden, personId, which.referenceId);
  if (change.kind === "accepted") return { kind: "redirect", to: afterwards(standing), ...audited };
  const errors = change.kind === "invalid" ? change.errors : [];
  const isStale = change.kind === "stale";
  const found = await viewOf(tx, which, { ...again, errors, isStale });
  return found ? { kind: change.kind, ...found } : { kind: "notFound" };
}

/** A child's references. One that is not this reader's to know is not found, like one that is not there. */
export const childForumRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/forums",
    access: { permission: "child.view" },
    audit: { action: "child.forums.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor }) => {
      const { personId } = facts.person;
      const references = await listReferences(tx, personId);
      const calendar = await getWorkingCalendar(tx);
      const view = childForumsPage({
        facts,
        references,
        calendar,
        mayRecord: mayDo(actor, "forum.record", facts),
        beside: await nrmBeside(tx, facts, {
          calendar,
          asksSection45: references.some(
            ({ body, endedOn }) => endedOn === null && body.asksSection45 === true,
          ),
        }),
      });
      return { kind: "page", view };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/forums/new",
    access: { permission: "forum.record" },
    audit: { action: "child.forums.read" },
    input: { params: childParams, query },
    handle: async (facts, { tx, frame: { csrfToken }, query: { forum: key } }) => {
      const forums = await recordable(tx, facts.today);
      const forum = forums.find((one) => one.key === key);
      if (!forum) return { kind: "page", view: choosePage({ facts, forums }) };
      const view = recordPage({ facts, forum, csrfToken, typed: blank(facts, forum) });
      return { kind: "page", view, ...inAudit(forum.body.isHidden, facts.person.personId) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/forums/new",
    access: { permission: "forum.record" },
    audit: { action: "forum.record" },
    input: { params: childParams, query, form: referenceInput },
    handle: async (facts, { tx, actor, clock, frame, query: { forum: key }, form: typed }) => {
      const { person, today } = facts;
      const forums = await recordable(tx, today);
      const forum = forums.find((one) => one.key === key);
      if (!forum) return { kind: "invalid", view: choosePage({ facts, forums }) };
      const { isHidden } = forum.body;
      const acting = { actor, at: clock.now(), today };
      const asked = { person, forum, form: referenceFormOf(typed) };
      const change = await recordReference(tx, acting, asked);
      if (change.kind === "invalid") {
        const again = { csrfToken: frame.csrfToken, typed, errors: change.errors };
        const view = recordPage({ facts, forum, ...again });
        return { kind: "invalid", view, ...inAudit(isHidden, person.personId) };
      }
      const { referenceId } = change;
      const to =
        change.kind === "stands"
          ? forumPaths.reference(person.personId, referenceId)
          : afterwards({ isHidden, forum: forum.key, personId: person.personId });
      return redirectDone(to, "Referral to the forum recorded.", {
        ...inAudit(isHidden, person.personId, referenceId),
      });
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/forums/:forumReferenceId",
    access: { permission: "child.view" },
    audit: { action: "forum.read" },
    input: { params },
    handle: async (facts, { tx, frame: { csrfToken }, params: { forumReferenceId } }) => {
      const found = await viewOf(tx, { facts, referenceId: forumReferenceId }, { csrfToken });
      return found ? { kind: "page", ...found } : { kind: "notFound" };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/forums/:forumReferenceId/change",
    access: { permission: "forum.record" },
    audit: { action: "forum.change" },
    input: { params, form: referenceInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params: asked, form }) => {
      const which = { facts, referenceId: asked.forumReferenceId };
      const { person, today } = facts;
      const [standing] = await listVersions(tx, { ...which, personId: person.personId });
      if (!standing) return { kind: "notFound" };
      const change = await changeReference(
        tx,
        { actor, at: clock.now(), today },
        { person, standing, version: form.version, form: referenceFormOf(form) },
      );
      return sayDone(
        "Change saved.",
        answer(tx, which, { change, standing, again: { csrfToken, typed: form } }),
      );
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/forums/:forumReferenceId/end",
    access: { permission: "forum.record" },
    audit: { action: "forum.end" },
    input: { params, form: endInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params: asked, form }) => {
      const which = { facts, referenceId: asked.forumReferenceId };
      const { person, today } = facts;
      const [standing] = await listVersions(tx, { ...which, personId: person.personId });
      if (!standing) return { kind: "notFound" };
      const change = await endReference(
        tx,
        { actor, at: clock.now(), today },
        { person, standing, version: form.version, form: endFormOf(form) },
      );
      return sayDone(
        "Ended at this forum.",
        answer(tx, which, { change, standing, again: { csrfToken, ending: form } }),
      );
    },
  }),
];
