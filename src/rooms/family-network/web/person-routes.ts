import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import {
  childForm,
  childFormPage,
  childParams,
  childRoute,
  type ChildFacts,
} from "../../child-record/index.ts";
import { calledOf, currentAround } from "../family.ts";
import { contactForm, personChangeForm, personForm, viewForm } from "../person-forms.ts";
import { addPerson, addView, changePerson, recordContact } from "../record-person.ts";
import { familyPage } from "./family-page.tsx";
import { byOn, drawingOf, familyOf, shared } from "./form-asking.ts";
import { familyNetworkPaths as paths } from "./paths.ts";

export const personParams = childParams.extend({ aroundId: anId });

/** A form about someone who is around the child; of one who is so no more there is none. */
export async function aboutPerson(
  facts: ChildFacts,
  tx: Tx,
  { aroundId }: { readonly aroundId: string },
) {
  const page = await familyOf(facts, tx);
  const one = currentAround(page.family.people).find((person) => person.aroundId === aroundId);
  return one && { ...page, one };
}

export const personRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/family",
    access: { permission: "child.view" },
    audit: { action: "child.family.read" },
    input: { params: childParams },
    handle: async (facts, { tx }) => ({
      kind: "page",
      view: familyPage(await familyOf(facts, tx)),
    }),
  }),
  ...childForm({
    ...shared,
    path: "/children/:personId/family/people/add",
    params: childParams,
    action: "around.add",
    done: "Person added. Record next whether contact is safe.",
    form: personForm,
    about: familyOf,
    begin: ({ facts }, { blank }) => ({ ...blank, notedOn: datePartsOf(facts.today) }),
    send: ({ facts }, sent) =>
      addPerson(sent.tx, byOn(sent), { person: facts.person, form: sent.typed }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: "Add a person around the child",
        intro:
          "Ask the child first who matters to them. A person here is no suspect: they have no flag, and no search for people of concern finds them.",
        form: personForm,
        state,
        drawing: drawingOf(page),
        action: paths.addPerson(page.facts.person.personId),
        button: "Add this person",
      }),
  }),
  ...childForm({
    ...shared,
    path: "/children/:personId/family/people/:aroundId/change",
    params: personParams,
    action: "around.change",
    done: "Entry changed. What stood before is kept.",
    form: personChangeForm,
    about: aboutPerson,
    begin: ({ facts, one }, { blank }) => ({
      ...blank,
      name: one.name ?? "",
      described: one.described ?? "",
      relationship: one.relationship,
      part: one.part,
      phone: one.phone ?? "",
      email: one.email ?? "",
      language: one.language ?? "",
      source: one.source,
      sourceName: one.sourceName ?? "",
      notedOn: datePartsOf(facts.today),
    }),
    send: ({ facts, one }, sent) =>
      changePerson(sent.tx, byOn(sent), { person: facts.person, entry: one, form: sent.typed }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: `Change: ${calledOf(page.one)}`,
        form: personChangeForm,
        state,
        drawing: drawingOf(page),
        action: paths.person(page.facts.person.personId, page.one.aroundId, "change"),
        button: "Save the change",
      }),
  }),
  ...childForm({
    ...shared,
    path: "/children/:personId/family/people/:aroundId/view",
    params: personParams,
    action: "around.view",
    done: "View added. It is in the chronology.",
    form: viewForm,
    about: aboutPerson,
    begin: ({ facts }, { blank }) => ({ ...blank, notedOn: datePartsOf(facts.today) }),
    send: ({ facts, one }, sent) =>
      addView(sent.tx, byOn(sent), {
        person: facts.person,
        aroundId: one.aroundId,
        form: sent.typed,
      }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: `Add a view: ${calledOf(page.one)}`,
        form: viewForm,
        state,
        drawing: drawingOf(page),
        action: paths.person(page.facts.person.personId, page.one.aroundId, "view"),
        button: "Add this view",
      }),
  }),
  ...childForm({
    ...shared,
    path: "/children/:personId/family/people/:aroundId/contact",
    params: personParams,
    action: "around.contact",
    done: "Recorded whether contact is safe. If someone must not be told, mark that as well.",
    form: contactForm,
    about: aboutPerson,
    begin: ({ facts }, { blank }) => ({
      ...blank,
      fromOn: datePartsOf(facts.today),
      notedOn: datePartsOf(facts.today),
    }),
    send: ({ facts, one }, sent) =>
      recordContact(sent.tx, byOn(sent), {
        person: facts.person,
        aroundId: one.aroundId,
        form: sent.typed,
      }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: `Is contact safe: ${calledOf(page.one)}`,
        form: contactForm,
        state,
        drawing: drawingOf(page),
        action: paths.person(page.facts.person.personId, page.one.aroundId, "contact"),
        button: "Save",
      }),
  }),
];
