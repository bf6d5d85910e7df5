import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import {
  childForm,
  childFormPage,
  childParams,
  type ChildFacts,
} from "../../child-record/index.ts";
import { householdForm } from "../household-form.ts";
import { recordHousehold } from "../record-household.ts";
import { byOn, drawingOf, familyOf, shared } from "./form-asking.ts";
import { ending, type Ends } from "./legal-routes.ts";
import { familyNetworkPaths as paths } from "./paths.ts";

const householdParams = childParams.extend({ householdId: anId });

async function ofHousehold(
  facts: ChildFacts,
  tx: Tx,
  { householdId: id }: { readonly householdId: string },
): Promise<Ends | undefined> {
  const page = await familyOf(facts, tx);
  const span = page.family.households.find(({ householdId }) => householdId === id);
  const action = paths.endHousehold(facts.person.personId, id);
  return span && { ...page, what: "household", id, span, heading: "End a household", action };
}

export const householdRoutes: readonly Route[] = [
  ...childForm({
    ...shared,
    path: "/children/:personId/family/households/add",
    params: childParams,
    action: "household.add",
    done: "Household recorded. If the child left another one, end that too.",
    form: householdForm,
    about: familyOf,
    isOpen: ({ family }) => family.protection === undefined,
    begin: ({ facts }, { blank }) => ({ ...blank, notedOn: datePartsOf(facts.today) }),
    send: ({ facts }, sent) =>
      recordHousehold(sent.tx, byOn(sent), { person: facts.person, form: sent.typed }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: "Record who the child lives with",
        intro:
          "Do not write where it is: an address stands with where the child can be found, and can be protected there.",
        form: householdForm,
        state,
        drawing: drawingOf(page),
        action: paths.addHousehold(page.facts.person.personId),
        button: "Record this household",
      }),
  }),
  ...childForm({
    ...ending,
    path: "/children/:personId/family/households/:householdId/end",
    params: householdParams,
    action: "household.end",
    about: ofHousehold,
  }),
];
