import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import {
  childForm,
  childFormPage,
  childParams,
  type ChildFacts,
} from "../../child-record/index.ts";
import { calledOf } from "../family.ts";
import { endSibling, linkSibling } from "../siblings/link-sibling.ts";
import { recordWords, siblingEndForm, siblingForm } from "../siblings/sibling-form.ts";
import { isUnlinkedSibling, listOfFamilyName } from "../siblings/sibling-reads.ts";
import { byOn, familyOf, shared } from "./form-asking.ts";
import { familyNetworkPaths as paths } from "./paths.ts";
import { aboutPerson, personParams } from "./person-routes.ts";

const siblingParams = childParams.extend({ siblingLinkId: anId });

/** A brother or sister around the child whose record is not linked yet, with records that may be theirs. */
async function toLink(facts: ChildFacts, tx: Tx, at: { readonly aroundId: string }) {
  const page = await aboutPerson(facts, tx, at);
  if (!page || !isUnlinkedSibling(page.one, page.family.siblings)) return undefined;
  const ownName = page.one.name?.trim().split(/\s+/).at(-1);
  const familyNames = [facts.person.familyName, ...(ownName === undefined ? [] : [ownName])];
  const { personId } = facts.person;
  return { ...page, offered: await listOfFamilyName(tx, { personId, familyNames }) };
}

async function ofLink(
  facts: ChildFacts,
  tx: Tx,
  { siblingLinkId }: { readonly siblingLinkId: string },
) {
  const page = await familyOf(facts, tx);
  const sibling = page.family.siblings.find((one) => one.siblingLinkId === siblingLinkId);
  return sibling && { ...page, sibling };
}

export const siblingRoutes: readonly Route[] = [
  ...childForm({
    ...shared,
    path: "/children/:personId/family/people/:aroundId/record",
    params: personParams,
    action: "sibling.link",
    done: "The two records are linked. Each shows the other to people who can open both.",
    form: siblingForm,
    about: toLink,
    send: ({ facts, one, offered }, sent) =>
      linkSibling(sent.tx, byOn(sent), {
        person: facts.person,
        aroundId: one.aroundId,
        offered,
        form: sent.typed,
      }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: `Link with their own record: ${calledOf(page.one)}`,
        intro:
          "Each record then leads to the other, for people who can open both. Nothing is written in either chronology. Records are not linked through an adoption, or while where one of the children can be found is protected.",
        form: siblingForm,
        state,
        drawing: { offered: page.offered },
        action: paths.person(page.facts.person.personId, page.one.aroundId, "record"),
        button: "Link the two records",
      }),
  }),
  ...childForm({
    ...shared,
    path: "/children/:personId/family/siblings/:siblingLinkId/end",
    params: siblingParams,
    action: "sibling.end",
    done: "The two records are linked no more.",
    form: siblingEndForm,
    about: ofLink,
    subjectIds: ({ facts, sibling }) => [facts.person.personId, sibling.personId],
    send: ({ sibling }, sent) => endSibling(sent.tx, byOn(sent), { sibling, form: sent.typed }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: `End the link with the record of ${recordWords(page.sibling)}`,
        form: siblingEndForm,
        state,
        drawing: {},
        action: paths.endSibling(page.facts.person.personId, page.sibling.siblingLinkId),
        button: "End the link",
      }),
  }),
];
