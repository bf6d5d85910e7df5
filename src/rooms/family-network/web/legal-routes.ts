import { datePartsOf } from "../../../kernel/fields.ts";
import { blankOf } from "../../../kernel/forms/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import {
  childForm,
  childFormPage,
  childParams,
  type ChildFacts,
} from "../../child-record/index.ts";
import type { Span } from "../family.ts";
import { endForm, orderForm, responsibilityForm, restrictionForm } from "../legal-forms.ts";
import {
  addOrder,
  addResponsibility,
  endSpan,
  restrictResponsibility,
  type Ending,
} from "../record-legal.ts";
import type { FamilyPage } from "./page-facts.ts";
import { byOn, drawingOf, familyOf, shared } from "./form-asking.ts";
import { holderOf } from "./legal-part.tsx";
import { familyNetworkPaths as paths } from "./paths.ts";

const responsibilityParams = childParams.extend({ responsibilityId: anId });
const restrictionParams = childParams.extend({ restrictionId: anId });
const orderParams = childParams.extend({ courtOrderId: anId });

export type Ends = FamilyPage & {
  readonly what: Ending["what"];
  readonly id: string;
  readonly span: Span;
  readonly heading: string;
  readonly action: string;
};

const isOpen = ({ span }: Pick<Ends, "span">): boolean => span.endedOn === null;

const beginEnd = ({ facts }: FamilyPage) => ({
  ...blankOf(endForm),
  endedOn: datePartsOf(facts.today),
});

const sendEnd = (
  { facts, what, id, span }: Ends,
  sent: Parameters<typeof byOn>[0] & { readonly typed: Ending["form"] },
) => endSpan(sent.tx, byOn(sent), { person: facts.person, form: sent.typed, what, id, span });

const endPage = (page: Ends, state: FormState<typeof endForm>): View =>
  childFormPage({
    facts: page.facts,
    tab: "family",
    heading: page.heading,
    form: endForm,
    state,
    drawing: drawingOf(page),
    action: page.action,
    button: "End it",
  });

async function ofResponsibility(
  facts: ChildFacts,
  tx: Tx,
  { responsibilityId: id }: { readonly responsibilityId: string },
) {
  const page = await familyOf(facts, tx);
  const one = page.family.responsibilities.find(({ responsibilityId }) => responsibilityId === id);
  if (!one) return undefined;
  const action = paths.responsibility(facts.person.personId, id, "end");
  const heading = `End parental responsibility: ${holderOf(page, one)}`;
  return { ...page, what: "responsibility" as const, id, span: one, one, heading, action };
}

async function ofRestriction(
  facts: ChildFacts,
  tx: Tx,
  { restrictionId: id }: { readonly restrictionId: string },
): Promise<Ends | undefined> {
  const page = await familyOf(facts, tx);
  const span = page.family.restrictions.find(({ restrictionId }) => restrictionId === id);
  const action = paths.endRestriction(facts.person.personId, id);
  return span && { ...page, what: "restriction", id, span, heading: "End a restriction", action };
}

async function ofOrder(
  facts: ChildFacts,
  tx: Tx,
  { courtOrderId: id }: { readonly courtOrderId: string },
): Promise<Ends | undefined> {
  const page = await familyOf(facts, tx);
  const span = page.family.orders.find(({ courtOrderId }) => courtOrderId === id);
  const action = paths.endOrder(facts.person.personId, id);
  return span && { ...page, what: "order", id, span, heading: "End a court order", action };
}

/** How something with dates is ended: one form for all of them. */
export const ending = {
  ...shared,
  done: "Ended. It stays to be read.",
  form: endForm,
  isOpen,
  begin: beginEnd,
  send: sendEnd,
  page: endPage,
} as const;

export const legalRoutes: readonly Route[] = [
  ...childForm({
    ...shared,
    path: "/children/:personId/family/responsibility/add",
    params: childParams,
    action: "responsibility.add",
    done: "Parental responsibility recorded. It is in the chronology.",
    form: responsibilityForm,
    about: familyOf,
    send: ({ facts }, sent) =>
      addResponsibility(sent.tx, byOn(sent), { person: facts.person, form: sent.typed }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: "Record who has parental responsibility",
        form: responsibilityForm,
        state,
        drawing: drawingOf(page),
        action: paths.addResponsibility(page.facts.person.personId),
        button: "Record it",
      }),
  }),
  ...childForm({
    ...shared,
    path: "/children/:personId/family/responsibility/:responsibilityId/restrict",
    params: responsibilityParams,
    action: "responsibility.restrict",
    done: "Restriction recorded. It is in the chronology.",
    form: restrictionForm,
    about: ofResponsibility,
    isOpen,
    send: ({ facts, id }, sent) =>
      restrictResponsibility(sent.tx, byOn(sent), {
        person: facts.person,
        responsibilityId: id,
        form: sent.typed,
      }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: `Restrict parental responsibility: ${holderOf(page, page.one)}`,
        form: restrictionForm,
        state,
        drawing: drawingOf(page),
        action: paths.responsibility(page.facts.person.personId, page.id, "restrict"),
        button: "Record the restriction",
      }),
  }),
  ...childForm({
    ...ending,
    path: "/children/:personId/family/responsibility/:responsibilityId/end",
    params: responsibilityParams,
    action: "responsibility.end",
    about: ofResponsibility,
  }),
  ...childForm({
    ...ending,
    path: "/children/:personId/family/restrictions/:restrictionId/end",
    params: restrictionParams,
    action: "restriction.end",
    about: ofRestriction,
  }),
  ...childForm({
    ...shared,
    path: "/children/:personId/family/orders/add",
    params: childParams,
    action: "court-order.add",
    done: "Court order recorded. It is in the chronology.",
    form: orderForm,
    about: familyOf,
    send: ({ facts }, sent) =>
      addOrder(sent.tx, byOn(sent), { person: facts.person, form: sent.typed }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: "Record a court order",
        form: orderForm,
        state,
        drawing: drawingOf(page),
        action: paths.addOrder(page.facts.person.personId),
        button: "Record the order",
      }),
  }),
  ...childForm({
    ...ending,
    path: "/children/:personId/family/orders/:courtOrderId/end",
    params: orderParams,
    action: "court-order.end",
    about: ofOrder,
  }),
];
