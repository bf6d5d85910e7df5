import { addDays } from "../../../kernel/dates.ts";
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
import { calledOf } from "../family.ts";
import { decideTelling, liftDoNotTell, markDoNotTell, reviewDoNotTell } from "../record-telling.ts";
import { decisionForm, liftForm, markForm, markReviewForm } from "../telling-forms.ts";
import { marksOn, recipientsOf } from "../telling-reads.ts";
import { tellingAsked } from "../who-may-be-told.ts";
import { byOn, familyOf, shared } from "./form-asking.ts";
import { familyNetworkPaths as paths } from "./paths.ts";
import { aboutPerson, personParams } from "./person-routes.ts";

const markParams = childParams.extend({ doNotTellId: anId });

/** From today until it is looked at again. */
const nextReview = (today: string) => datePartsOf(addDays(today, 91));

async function ofMark(
  facts: ChildFacts,
  tx: Tx,
  { doNotTellId }: { readonly doNotTellId: string },
) {
  const page = await familyOf(facts, tx);
  const mark = page.family.marks.find((one) => one.doNotTellId === doNotTellId);
  const one = page.family.people.find(({ aroundId }) => aroundId === mark?.aroundId);
  return mark && one && { ...page, mark, one };
}

async function ofDecision(facts: ChildFacts, tx: Tx) {
  const page = await familyOf(facts, tx);
  const asked = tellingAsked(facts.person.bornOn, page.family.decisions, facts.today);
  const marks = marksOn(page.family.marks, facts.today);
  return (
    asked && {
      ...page,
      age: asked.age,
      recipients: recipientsOf(page.family.people, marks, page.scheme),
    }
  );
}

export const tellingRoutes: readonly Route[] = [
  ...childForm({
    ...shared,
    path: "/children/:personId/family/people/:aroundId/do-not-tell",
    params: personParams,
    action: "do-not-tell.mark",
    done: "Marked: must not be told. Papers, links and messages for them are refused from now on, and their open links closed.",
    form: markForm,
    about: async (facts, tx, params) => {
      const page = await aboutPerson(facts, tx, params);
      const isMarked = page?.family.marks.some(
        ({ aroundId, liftedOn }) => aroundId === params.aroundId && liftedOn === null,
      );
      return page && { ...page, isMarked: isMarked === true };
    },
    isOpen: ({ isMarked }) => !isMarked,
    begin: ({ facts }, { blank }) => ({
      ...blank,
      fromOn: datePartsOf(facts.today),
      reviewBy: nextReview(facts.today),
    }),
    send: ({ facts, one }, sent) =>
      markDoNotTell(sent.tx, byOn(sent), {
        person: facts.person,
        aroundId: one.aroundId,
        form: sent.typed,
      }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: `Must not be told: ${calledOf(page.one)}`,
        intro:
          "Nothing is made for someone who is marked: no paper, link or message. Everyone who reads this record sees the mark.",
        form: markForm,
        state,
        drawing: {},
        action: paths.person(page.facts.person.personId, page.one.aroundId, "do-not-tell"),
        button: "Mark: must not be told",
      }),
  }),
  ...childForm({
    ...shared,
    path: "/children/:personId/family/do-not-tell/:doNotTellId/review",
    params: markParams,
    action: "do-not-tell.review",
    done: "The next review is set.",
    form: markReviewForm,
    about: ofMark,
    isOpen: ({ mark }) => mark.liftedOn === null,
    begin: ({ facts }, { blank }) => ({ ...blank, reviewBy: nextReview(facts.today) }),
    send: ({ facts, mark }, sent) =>
      reviewDoNotTell(sent.tx, byOn(sent), { person: facts.person, mark, form: sent.typed }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: `Still must not be told: ${calledOf(page.one)}`,
        form: markReviewForm,
        state,
        drawing: {},
        action: paths.mark(page.facts.person.personId, page.mark.doNotTellId, "review"),
        button: "Set the next review",
      }),
  }),
  ...childForm({
    ...shared,
    path: "/children/:personId/family/do-not-tell/:doNotTellId/lift",
    params: markParams,
    action: "do-not-tell.lift",
    done: "The mark is lifted. They may be told from now on.",
    form: liftForm,
    about: ofMark,
    isOpen: ({ mark }) => mark.liftedOn === null,
    send: ({ facts, mark }, sent) =>
      liftDoNotTell(sent.tx, byOn(sent), { person: facts.person, mark, form: sent.typed }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: `May be told again: ${calledOf(page.one)}`,
        form: liftForm,
        state,
        drawing: {},
        action: paths.mark(page.facts.person.personId, page.mark.doNotTellId, "lift"),
        button: "Lift the mark",
      }),
  }),
  ...childForm({
    ...shared,
    path: "/children/:personId/family/telling",
    params: childParams,
    action: "telling.decide",
    done: "Recorded. Papers and links follow it from now on.",
    form: decisionForm,
    about: ofDecision,
    begin: ({ facts }, { blank }) => ({ ...blank, decidedOn: datePartsOf(facts.today) }),
    send: ({ facts, age }, sent) =>
      decideTelling(sent.tx, byOn(sent), { person: facts.person, age, form: sent.typed }),
    page: (page, state) =>
      childFormPage({
        facts: page.facts,
        tab: "family",
        heading: `Who may be told, at ${String(page.age)}`,
        intro: "Ask the young person alone. Their decision counts, and they can change it.",
        form: decisionForm,
        state,
        drawing: { people: page.recipients },
        action: paths.telling(page.facts.person.personId),
        button: "Record their decision",
      }),
  }),
];
