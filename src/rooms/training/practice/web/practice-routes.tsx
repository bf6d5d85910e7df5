import { z } from "zod";
import { addMonths, formatDate } from "../../../../kernel/dates.ts";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { holds, type StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { DueOn } from "../../../../ui/layout/index.ts";
import { firstOf, staffForm, staffListWithForm } from "../../../work/index.ts";
import { trainingPaths } from "../../web/paths.ts";
import { byOn, keeps, open, shows } from "../../web/training-form.ts";
import { crumbs, trainingFormPage } from "../../web/training-frame.tsx";
import {
  addEffect,
  addPractice,
  linkable,
  linkPractice,
  reviewPractice,
} from "../keep-practice.ts";
import { effectForm, linkForm, practiceForm, reviewForm } from "../practice-forms.ts";
import { effectList, practiceList } from "../practice-list.ts";
import { findPractice, listUses } from "../practice-reads.ts";
import { effectWords } from "../of-case.ts";
import { isToReview, mayKeep, practiceFields, type Practice } from "../practice.ts";
import { practicePage, practicesCrumb, practicesTitle } from "./practice-page.tsx";

const practiceParams = z.object({ practiceId: anId });

const listRoutes = staffListWithForm(
  {
    path: "/training/practices",
    api: {
      path: "/api/training/practices",
      summary: "Practice taken over from gangs, missing and other work",
      description: "Where it came from, since when and to what effect; about no child.",
    },
    list: practiceList,
    access: open,
    audit: "practice.list",
    shows,
    heading: practicesTitle,
    crumbs,
    intro: () => (
      <p class="govuk-body">
        What works against gangs, or for children who go missing, and is used here against
        exploitation: where it came from, since when, and to what effect. No child is described.
      </p>
    ),
    cells: ({ shown: { around } }) => ({
      name: ({ practiceId, name }) => (
        <a class="govuk-link" href={trainingPaths.practice(practiceId)}>
          {name}
        </a>
      ),
      field: ({ field }) => practiceFields[field],
      from: ({ cameFrom }) => cameFrom,
      since: ({ sinceOn }) => formatDate(sinceOn),
      effect: effectWords,
      owner: ({ owner }) => owner,
      review: (one) =>
        one.endedOn === null ? (
          <DueOn on={one.reviewOn} isOverdue={isToReview(one, around.today)} />
        ) : (
          `Ended ${formatDate(one.endedOn)}`
        ),
    }),
  },
  {
    ...keeps,
    action: "practice.add",
    heading: "Add a practice",
    button: "Add the practice",
    done: "Practice added. Its owner reviews it by the day you set.",
    form: practiceForm,
    about: () => Promise.resolve({}),
    drawing: (about) => about,
    begin: (_about, { blank, clock }) => ({
      ...blank,
      reviewOn: datePartsOf(addMonths(clock.today(), 6)),
    }),
    send: async (_about, sent) => {
      const change = await addPractice(sent.tx, byOn(sent), sent.typed);
      const id = "practiceId" in change && change.practiceId;
      return id ? { ...change, to: trainingPaths.practice(id), subjectIds: [id] } : change;
    },
  },
);

const readRoute = route({
  method: "GET",
  path: "/training/practices/:practiceId",
  access: open,
  audit: { action: "practice.read" },
  shows,
  input: { params: practiceParams, query: effectList.query },
  handle: async ({ params: { practiceId }, ...given }) => {
    const subjectIds = [practiceId];
    const practice = await findPractice(given.tx, practiceId);
    if (!practice) return { kind: "notFound", subjectIds };
    const path = trainingPaths.practice(practiceId);
    const shown = await effectList.show(given, { path, of: practiceId });
    const view = practicePage({
      practice,
      shown,
      uses: await listUses(given.tx, practiceId),
      today: given.clock.today(),
      mayKeep: mayKeep(given.actor, practice),
      mayLink: mayLink(given.actor),
    });
    return { kind: "page", view, subjectIds };
  },
});

const mayLink = (actor: StaffActor): boolean =>
  holds(actor, "training.manage") || holds(actor, "context.record");

/** One that stands, for who may keep it. */
async function kept(tx: Tx, actor: StaffActor, practiceId: string) {
  const practice = await findPractice(tx, practiceId);
  return practice && mayKeep(actor, practice) ? practice : undefined;
}

const ofPractice = {
  params: practiceParams,
  access: open,
  reads: "practice.read",
  shows,
  subjectIds: firstOf,
} as const;
const home = ({ practiceId }: Practice): string => trainingPaths.practice(practiceId);
const crumbsTo = ({ practiceId, name }: Practice) => [
  practicesCrumb,
  { text: name, href: trainingPaths.practice(practiceId) },
];

const effectRoutes = staffForm({
  ...ofPractice,
  path: "/training/practices/:practiceId/effects",
  action: "practice.effect.add",
  done: "Effect recorded.",
  form: effectForm,
  about: ({ tx, actor, params: { practiceId } }) => kept(tx, actor, practiceId),
  begin: (_about, { blank, clock }) => ({ ...blank, measuredOn: datePartsOf(clock.today()) }),
  send: (practice, sent) => addEffect(sent.tx, byOn(sent), { practice, form: sent.typed }),
  home,
  page: (practice, state) =>
    trainingFormPage({
      heading: "Record its effect",
      crumbs: crumbsTo(practice),
      form: effectForm,
      state,
      drawing: {},
      action: trainingPaths.newEffect(practice.practiceId),
      button: "Record the effect",
    }),
});

const reviewRoutes = staffForm({
  ...ofPractice,
  path: "/training/practices/:practiceId/review",
  action: "practice.review",
  done: "Practice reviewed.",
  form: reviewForm,
  about: ({ tx, actor, params: { practiceId } }) => kept(tx, actor, practiceId),
  isOver: ({ endedOn }) => endedOn !== null,
  begin: ({ ownerMail }, { blank, clock }) => ({
    ...blank,
    owner: ownerMail,
    reviewOn: datePartsOf(addMonths(clock.today(), 6)),
  }),
  send: (practice, sent) => reviewPractice(sent.tx, byOn(sent), { practice, form: sent.typed }),
  home,
  page: (practice, state) =>
    trainingFormPage({
      heading: "Review the practice",
      crumbs: crumbsTo(practice),
      form: reviewForm,
      state,
      drawing: {},
      version: practice.version,
      action: trainingPaths.reviewPractice(practice.practiceId),
      button: "Save the review",
    }),
});

const linkRoutes = staffForm({
  ...ofPractice,
  path: "/training/practices/:practiceId/links",
  action: "practice.link",
  done: "Linked.",
  form: linkForm,
  about: async ({ tx, actor, params: { practiceId } }) => {
    const practice = mayLink(actor) ? await findPractice(tx, practiceId) : undefined;
    return practice && { practice, ...(await linkable(tx, actor)) };
  },
  isOver: ({ practice }) => practice.endedOn !== null,
  send: ({ practice }, sent) => linkPractice(sent.tx, byOn(sent), { practice, form: sent.typed }),
  home: ({ practice }) => home(practice),
  page: ({ practice, ...drawing }, state) =>
    trainingFormPage({
      heading: "Say where it is used",
      crumbs: crumbsTo(practice),
      form: linkForm,
      state,
      drawing,
      action: trainingPaths.linkPractice(practice.practiceId),
      button: "Save",
    }),
});

export const practiceRoutes: readonly Route[] = [
  ...listRoutes,
  readRoute,
  ...effectRoutes,
  ...linkRoutes,
  ...reviewRoutes,
];
