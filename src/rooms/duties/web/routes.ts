import type { CommandContext } from "../../../platform/rooms/command.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { anId } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import {
  childForm,
  childParams,
  childRoute,
  stepsOf,
  type CameBack,
  type DeclaredStep,
} from "../../child-record/index.ts";
import { mayDo } from "../../subjects/index.ts";
import { OverdueTabs, type FormAsking } from "../../work/index.ts";
import { notNeededForm, recordNotNeeded, recordTold, toldForm } from "../close-duty.ts";
import { childDutyList, dutyList } from "../duty-list.ts";
import { findDuty } from "../duty-reads.ts";
import { dutySchemeOn } from "../duty-scheme.ts";
import { dutyForm, recordDuty } from "../record-duty.ts";
import {
  childDutiesPage,
  dutiesPage,
  dutyPage,
  recordPage,
  type OfDuty,
  type OnPage,
} from "./duty-page.tsx";
import { dutyPaths } from "./paths.ts";

const views = { permission: "child.view" } as const;
const dutyParams = childParams.extend({ dutyId: anId });

const byOn = ({ actor, clock }: FormAsking): CommandContext => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

const addressOf = ({ facts, duty }: OfDuty): string =>
  dutyPaths.one(facts.person.personId, duty.dutyId);

type Shown = { readonly csrfToken: string; readonly cameBack?: CameBack };

const viewOf = (about: OfDuty, { csrfToken, cameBack }: Shown): View =>
  dutyPage(about, steps, {
    ...about,
    csrfToken,
    cameBack,
    href: addressOf(about),
    version: about.duty.version,
  });

const step = stepsOf<typeof dutyParams, OfDuty, OnPage>({
  path: "/children/:personId/duties/:dutyId",
  params: dutyParams,
  permission: "action.manage",
  action: "duty",
  about: async (facts, tx, asked) => {
    const duty = await findDuty(tx, asked);
    return duty && { facts, duty };
  },
  home: addressOf,
  page: (about, cameBack) =>
    Promise.resolve(viewOf(about, { csrfToken: cameBack.state.csrfToken, cameBack })),
});

const may = ({ facts }: OfDuty): boolean => mayDo(facts.actor, "action.manage", facts);

const steps: readonly DeclaredStep<OfDuty, OnPage>[] = [
  step({
    name: "told",
    done: "Recorded who was told. It is in the chronology.",
    form: toldForm,
    may,
    drawing: ({ duty }) => ({ duty }),
    heading: "Record who was told",
    button: "Record who was told",
    send: ({ facts: { person }, duty }, sent) =>
      recordTold(sent.tx, byOn(sent), { person, duty, form: sent.typed }),
  }),
  step({
    name: "not-needed",
    done: "Recorded that nobody has to be told. It is in the chronology.",
    form: notNeededForm,
    may,
    drawing: () => ({}),
    heading: "Nobody has to be told",
    button: "Record that nobody has to be told",
    isSecondary: true,
    send: ({ facts: { person }, duty }, sent) =>
      recordNotNeeded(sent.tx, byOn(sent), { person, duty, form: sent.typed }),
  }),
];

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/duties",
    access: views,
    audit: { action: "duty.list" },
    shows: { about: "children" },
    input: { query: dutyList.query },
    handle: async (given) => {
      const shown = await dutyList.show(given, { path: dutyPaths.open });
      const { rooms, actor } = given;
      const isLateList = shown.asked.show === "late";
      const tabs = isLateList ? OverdueTabs({ rooms, actor, current: dutyPaths.late }) : null;
      return { kind: "page", view: dutiesPage(shown, tabs), subjectIds: shown.subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/api/duties",
    access: views,
    audit: { action: "duty.list" },
    shows: { about: "children" },
    input: { query: dutyList.apiQuery },
    answers: dutyList.answers({
      summary: "What another body must be told about children you can see, with its state",
      description: "Nothing of what is known, and nobody by name.",
    }),
    handle: (given) => dutyList.json(given),
  }),
];

const childRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/duties",
    access: views,
    audit: { action: "child.duties.read" },
    input: { params: childParams },
    handle: async (facts, given) => {
      const { personId: of } = facts.person;
      const shown = await childDutyList.show(given, { path: dutyPaths.ofChild(of), of });
      return { kind: "page", view: childDutiesPage(facts, shown) };
    },
  }),
  ...childForm({
    path: "/children/:personId/duties/new",
    params: childParams,
    permission: "action.manage",
    reads: "duty.new",
    action: "duty.record",
    done: "Recorded. Its clock is below.",
    form: dutyForm,
    about: async (facts, tx) => ({ facts, scheme: await dutySchemeOn(tx, facts.today) }),
    send: async ({ facts, scheme }, sent) => {
      const { person, circle } = facts;
      const recording = { person, circle, scheme, form: sent.typed };
      const change = await recordDuty(sent.tx, byOn(sent), recording);
      if (change.dutyId === undefined) return change;
      return { ...change, to: dutyPaths.one(person.personId, change.dutyId) };
    },
    home: ({ facts }) => dutyPaths.ofChild(facts.person.personId),
    page: ({ facts, scheme }, state) => recordPage(facts, scheme, state),
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/duties/:dutyId",
    access: views,
    audit: { action: "duty.read" },
    input: { params: dutyParams },
    handle: async (facts, { tx, frame: { csrfToken }, params }) => {
      const duty = await findDuty(tx, params);
      if (!duty) return { kind: "notFound" };
      return { kind: "page", view: viewOf({ facts, duty }, { csrfToken }) };
    },
  }),
];

/** It is recorded before it is told: the walk over all routes goes in this order. */
export const dutyRoutes: readonly Route[] = [
  ...listRoutes,
  ...childRoutes,
  ...steps.map(({ route: one }) => one),
];
