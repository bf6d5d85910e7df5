import { z } from "zod";
import type { AnyForm } from "../../../kernel/forms/index.ts";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { formSummary, type FormState } from "../../../ui/forms/index.ts";
import {
  listLinksWith,
  listThings,
  noMeasureBecause,
  subjectFormSent,
  type Thing,
} from "../../people-and-places/index.ts";
import type { FormAsking } from "../../work/index.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { agreeEffect, decideSafe, effectForm, safeForm } from "../decide.ts";
import {
  findMeasure,
  isOffBoard,
  listChildWords,
  listMeasuresOn,
  listReviews,
  listSteps,
  type Measure,
} from "../measure-reads.ts";
import { listPlanActions } from "../plan-reads.ts";
import { reviewForm, reviewMeasure } from "../review.ts";
import { stateText } from "../steps.ts";
import { stepForm, takeStep } from "../take-step.ts";
import { MeasureForms, type CameBack, type FormName } from "./measure-forms.tsx";
import { measurePage, type MeasurePage } from "./measure-page.tsx";
import { measurePaths } from "./paths.ts";

export const measureParams = z.object({ measureId: anId });

export const byOn = ({ actor, clock }: FormAsking): CommandContext => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

const mostPlaces = 200;

/** Subjects to which the harm can have moved. */
async function elsewhereOf(tx: Tx, { thingId }: Measure, today: string): Promise<readonly Thing[]> {
  const things = await listThings(tx, { today, page: 1, pageSize: mostPlaces });
  return things.filter((one) => one.thingId !== thingId);
}

export type OfMeasure = MeasurePage & {
  readonly elsewhere: readonly Thing[];
  readonly actor: StaffActor;
};

type Asked = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly today: string;
  readonly params: { readonly measureId: string };
};

/** What a plan holds together; of another measure nothing is read. */
async function planOf(tx: Tx, measure: Measure): Promise<Pick<MeasurePage, "actions" | "others">> {
  const { measureId, thingId } = measure;
  if (measure.form !== "plan") return { actions: [], others: [] };
  const actions = await listPlanActions(tx, measureId);
  const others = await listMeasuresOn(tx, thingId);
  return { actions, others: others.filter((one) => one.measureId !== measureId) };
}

/** The children it is linked with are read last: a wide reader looks on narrowly for them. */
async function readMeasure({ tx, actor, today, params }: Asked): Promise<OfMeasure | undefined> {
  const measure = await findMeasure(tx, params.measureId);
  if (!measure) return undefined;
  const { measureId, thingId } = measure;
  return {
    measure,
    actor,
    today,
    mayRecord: holds(actor, "measure.record"),
    ...(await planOf(tx, measure)),
    elsewhere: await elsewhereOf(tx, measure, today),
    taken: await listSteps(tx, measureId),
    reviews: await listReviews(tx, measureId),
    because: await noMeasureBecause(tx, { thingId, today }),
    words: await listChildWords(tx, measureId),
    links: await listLinksWith(tx, actor, { thingId }),
  };
}

/** Who leads for children, and did not propose it. */
export const mayAgree = ({ actor, measure }: Pick<OfMeasure, "actor" | "measure">): boolean =>
  holds(actor, "level.set") && actor.id !== measure.proposedById;

type Shown = { readonly csrfToken: string; readonly cameBack?: CameBack };

function viewOf(about: OfMeasure, { csrfToken, cameBack }: Shown) {
  const { measure, elsewhere, today, mayRecord } = about;
  const forms = (
    <MeasureForms
      measure={measure}
      elsewhere={elsewhere}
      today={today}
      csrfToken={csrfToken}
      mayRecord={mayRecord}
      mayAgree={mayAgree(about)}
      cameBack={cameBack}
    />
  );
  return measurePage(about, forms, cameBack?.summary);
}

const idsOf = ({ measure, links }: OfMeasure): readonly string[] => [
  ...new Set([measure.thingId, ...links.map(({ personId }) => personId)]),
];

const apiMeasure = z.object({
  measureId: z.uuid(),
  name: z.string(),
  form: z.string().describe("order, notice, warning, tactic or plan"),
  subjectId: z.uuid(),
  state: z.string(),
  stateName: z.string(),
  stateOn: z.iso.date(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  reviewBy: z.iso.date(),
  isHalted: z.boolean().describe("The subject may be a child: it is in no list"),
});

const bodyOf = (one: Measure, today: string): z.input<typeof apiMeasure> => ({
  measureId: one.measureId,
  name: one.name,
  form: one.form,
  subjectId: one.thingId,
  state: one.state,
  stateName: stateText(one.form, one.state),
  stateOn: one.stateOn,
  startsAt: one.startsAt?.toISOString() ?? null,
  endsAt: one.endsAt?.toISOString() ?? null,
  reviewBy: one.reviewBy,
  isHalted: isOffBoard(one, today),
});

const readRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/measures/:measureId",
    access: { permission: "measure.view" },
    audit: { action: "measure.read" },
    shows: { about: "children" },
    input: { params: measureParams },
    handle: async ({ tx, actor, clock, frame, params }) => {
      const about = await readMeasure({ tx, actor, today: clock.today(), params });
      if (!about) return { kind: "notFound" };
      const view = viewOf(about, { csrfToken: frame.csrfToken });
      return { kind: "page", view, subjectIds: idsOf(about) };
    },
  }),
  route({
    method: "GET",
    path: "/api/measures/:measureId",
    access: { permission: "measure.view" },
    audit: { action: "measure.read" },
    shows: { about: "children" },
    input: { params: measureParams },
    answers: {
      summary: "The status of a measure",
      description: "No free text, and nothing about a child.",
      schema: apiMeasure,
    },
    handle: async ({ tx, clock, params: { measureId } }) => {
      const measure = await findMeasure(tx, measureId);
      if (!measure) return { kind: "notFound" };
      return { kind: "json", body: bodyOf(measure, clock.today()), subjectIds: [measure.thingId] };
    },
  }),
];

const common = {
  params: measureParams,
  about: readMeasure,
  subjectIds: idsOf,
  home: ({ measure }: OfMeasure): string => measurePaths.measure(measure.measureId),
} as const;

/** The form comes back on the page of its measure, with all others empty. */
function pageOf<F extends AnyForm>(name: FormName, form: F) {
  return (about: OfMeasure, state: FormState<F>) => {
    const summary = formSummary(form, state);
    const cameBack = { name, summary, state: state as unknown as FormState<AnyForm> };
    return viewOf(about, { csrfToken: state.csrfToken, cameBack });
  };
}

const safeRoute = subjectFormSent({
  ...common,
  path: "/measures/:measureId/safe",
  permission: "measure.record",
  action: "measure.safe",
  done: "Decision saved. Your name stands with it.",
  form: safeForm,
  send: ({ measure }, sent) => decideSafe(sent.tx, byOn(sent), { measure, form: sent.typed }),
  page: pageOf("safe", safeForm),
});

const effectRoute = subjectFormSent({
  ...common,
  path: "/measures/:measureId/effect",
  permission: "measure.view",
  action: "measure.effect",
  done: "Effect agreed. Your name stands with it.",
  form: effectForm,
  send: (about, sent) =>
    mayAgree(about)
      ? agreeEffect(sent.tx, byOn(sent), { measure: about.measure, form: sent.typed })
      : Promise.resolve({ kind: "answered" as const, outcome: { kind: "forbidden" as const } }),
  page: pageOf("effect", effectForm),
});

const stepRoute = subjectFormSent({
  ...common,
  path: "/measures/:measureId/step",
  permission: "measure.record",
  action: "measure.step",
  done: "Step recorded.",
  form: stepForm,
  send: ({ measure }, sent) => takeStep(sent.tx, byOn(sent), { measure, form: sent.typed }),
  page: pageOf("step", stepForm),
});

const reviewRoute = subjectFormSent({
  ...common,
  path: "/measures/:measureId/review",
  permission: "measure.record",
  action: "measure.review",
  done: "Review saved. Its next date is below.",
  form: reviewForm,
  send: ({ measure, elsewhere }, sent) =>
    reviewMeasure(sent.tx, byOn(sent), { measure, elsewhere, form: sent.typed }),
  page: pageOf("review", reviewForm),
});

export const oneMeasureRoutes: readonly Route[] = [
  ...readRoutes,
  safeRoute,
  effectRoute,
  stepRoute,
  reviewRoute,
];
