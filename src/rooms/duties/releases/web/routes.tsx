import { z } from "zod";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { holds } from "../../../../platform/access/actor.ts";
import type { CommandContext } from "../../../../platform/rooms/command.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { anId } from "../../../../platform/http/field.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import {
  childParams,
  childRoute,
  stepsOf,
  tellableAround,
  type CameBack,
  type ChildFacts,
  type DeclaredStep,
} from "../../../child-record/index.ts";
import {
  findThing,
  listLinksWith,
  noMeasureWords,
  subjectForm,
  subjectFormPage,
  whyNoMeasure,
} from "../../../people-and-places/index.ts";
import { mayDo } from "../../../subjects/index.ts";
import { OverdueTabs, type FormAsking } from "../../../work/index.ts";
import { dutySchemeOn } from "../../duty-scheme.ts";
import { changeForm, changeRelease, recordRelease, releaseForm } from "../keep-release.ts";
import { recordTelling, tellingForm } from "../record-telling.ts";
import { releaseList } from "../release-list.ts";
import { findRelease, listReleasesFor, listReleasesOf, listTellings } from "../release-reads.ts";
import { releasePaths } from "./paths.ts";
import {
  childReleasesPage,
  releasePage,
  releasesPage,
  thingReleasesPage,
  type OfRelease,
  type OnPage,
} from "./release-pages.tsx";

const views = { permission: "child.view" } as const;
const releaseParams = childParams.extend({ releaseId: anId });
const thingParams = z.object({ thingId: anId });

const byOn = ({ actor, clock }: FormAsking): CommandContext => ({
  actor,
  at: clock.now(),
  today: clock.today(),
});

async function readRelease(
  facts: ChildFacts,
  tx: Tx,
  asked: z.output<typeof releaseParams>,
): Promise<OfRelease | undefined> {
  const all = await listReleasesFor(tx, { ...asked, today: facts.today });
  const release = all.find(({ releaseId }) => releaseId === asked.releaseId);
  if (!release) return undefined;
  return {
    facts,
    release,
    kinds: (await dutySchemeOn(tx, facts.today)).releases.kinds,
    tellings: await listTellings(tx, asked),
    tellable: await tellableAround.oneIn(facts.rooms)(tx, facts),
  };
}

const addressOf = ({ facts, release }: OfRelease): string =>
  releasePaths.one(facts.person.personId, release.releaseId);

type Shown = { readonly csrfToken: string; readonly cameBack?: CameBack };

const viewOf = (about: OfRelease, { csrfToken, cameBack }: Shown): View =>
  releasePage(about, steps, {
    ...about,
    csrfToken,
    cameBack,
    href: addressOf(about),
    version: about.release.version,
  });

const step = stepsOf<typeof releaseParams, OfRelease, OnPage>({
  path: "/children/:personId/releases/:releaseId",
  params: releaseParams,
  permission: "action.manage",
  action: "release",
  about: readRelease,
  home: addressOf,
  page: (about, cameBack) =>
    Promise.resolve(viewOf(about, { csrfToken: cameBack.state.csrfToken, cameBack })),
});

const steps: readonly DeclaredStep<OfRelease, OnPage>[] = [
  step({
    name: "told",
    done: "Recorded who was told.",
    form: tellingForm,
    may: ({ facts }) => mayDo(facts.actor, "action.manage", facts),
    drawing: ({ tellable }) => ({ tellable }),
    heading: "Record who was told",
    button: "Record who was told",
    send: ({ release, tellable }, sent) =>
      recordTelling(sent.tx, byOn(sent), { release, tellable, form: sent.typed }),
  }),
];

const listRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/releases",
    access: views,
    audit: { action: "release.list" },
    shows: { about: "children" },
    input: { query: releaseList.query },
    handle: async (given) => {
      const shown = await releaseList.show(given, { path: releasePaths.open });
      const { rooms, actor } = given;
      const isDueList = shown.asked.show === "due";
      const tabs = isDueList ? OverdueTabs({ rooms, actor, current: releasePaths.due }) : null;
      return { kind: "page", view: releasesPage(shown, tabs), subjectIds: shown.subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/api/releases",
    access: views,
    audit: { action: "release.list" },
    shows: { about: "children" },
    input: { query: releaseList.apiQuery },
    answers: releaseList.answers({
      summary: "Bail, releases and conditions that concern children you can see",
      description: "No conditions, and nobody by name.",
    }),
    handle: (given) => releaseList.json(given),
  }),
];

const thingRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/subjects/:thingId/releases",
    access: { permission: "subject.view" },
    audit: { action: "release.of-subject.read" },
    shows: { nobody: "a release of an adult has no child in it" },
    input: { params: thingParams },
    handle: async ({ tx, actor, clock, params: { thingId } }) => {
      const thing = await findThing(tx, thingId);
      if (thing?.kind !== "person") return { kind: "notFound" };
      const today = clock.today();
      const because = await whyNoMeasure(tx, { thing, today });
      const view = thingReleasesPage({
        thing,
        releases: await listReleasesOf(tx, thingId),
        kinds: (await dutySchemeOn(tx, today)).releases.kinds,
        mayRecord: holds(actor, "subject.record"),
        because: because && noMeasureWords[because],
      });
      return { kind: "page", view, subjectIds: [thingId] };
    },
  }),
  ...subjectForm({
    path: "/subjects/:thingId/releases/new",
    params: thingParams,
    permission: "subject.record",
    reads: "release.new",
    action: "release.record",
    done: "Recorded. The lead practitioner of each child has a notice before it ends.",
    form: releaseForm,
    about: async ({ tx, actor, today, params }) => {
      const thing = await findThing(tx, params.thingId);
      if (thing?.kind !== "person" || thing.intoId !== null) return undefined;
      const scheme = await dutySchemeOn(tx, today);
      return { thing, scheme, links: await listLinksWith(tx, actor, { thingId: thing.thingId }) };
    },
    subjectIds: ({ thing, links }) => [thing.thingId, ...links.map(({ personId }) => personId)],
    begin: (_about, { blank, clock }) => ({ ...blank, beginsOn: datePartsOf(clock.today()) }),
    send: ({ thing, scheme, links }, sent) =>
      recordRelease(sent.tx, byOn(sent), { thing, scheme, links, form: sent.typed }),
    home: ({ thing }) => releasePaths.ofThing(thing.thingId),
    page: ({ thing, scheme, links }, state) =>
      subjectFormPage({
        thing,
        heading: "Record bail or a release",
        form: releaseForm,
        state,
        drawing: { scheme, links },
        action: releasePaths.record(thing.thingId),
        button: "Record it",
      }),
  }),
  ...subjectForm({
    path: "/subjects/:thingId/releases/:releaseId/change",
    params: thingParams.extend({ releaseId: anId }),
    permission: "subject.record",
    reads: "release.change.read",
    action: "release.change",
    done: "Changed. People are told of a new end again.",
    form: changeForm,
    about: async ({ tx, today, params }) => {
      const thing = await findThing(tx, params.thingId);
      const release = await findRelease(tx, params.releaseId);
      if (!thing || release?.thingId !== thing.thingId) return undefined;
      return { thing, release, scheme: await dutySchemeOn(tx, today) };
    },
    subjectIds: ({ thing }) => [thing.thingId],
    begin: ({ release: { conditions, endsOn } }, { blank }) => ({
      ...blank,
      conditions: conditions ?? "",
      ...(endsOn !== null && { endsOn: datePartsOf(endsOn) }),
    }),
    send: ({ release, scheme }, sent) =>
      changeRelease(sent.tx, byOn(sent), { release, scheme, form: sent.typed }),
    home: ({ thing }) => releasePaths.ofThing(thing.thingId),
    page: ({ thing, release }, state) =>
      subjectFormPage({
        thing,
        heading: "Change or end bail or a release",
        form: changeForm,
        state,
        drawing: {},
        version: release.version,
        action: releasePaths.change(thing.thingId, release.releaseId),
        button: "Save the change",
      }),
  }),
];

const childRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/releases",
    access: views,
    audit: { action: "child.releases.read" },
    input: { params: childParams },
    handle: async (facts, { tx }) => {
      const { kinds } = (await dutySchemeOn(tx, facts.today)).releases;
      const { person, today } = facts;
      const releases = await listReleasesFor(tx, { personId: person.personId, today });
      return { kind: "page", view: childReleasesPage(facts, { releases, kinds }) };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/releases/:releaseId",
    access: views,
    audit: { action: "release.read" },
    input: { params: releaseParams },
    handle: async (facts, { tx, frame: { csrfToken }, params }) => {
      const about = await readRelease(facts, tx, params);
      return about ? { kind: "page", view: viewOf(about, { csrfToken }) } : { kind: "notFound" };
    },
  }),
];

export const releaseRoutes: readonly Route[] = [
  ...listRoutes,
  ...thingRoutes,
  ...childRoutes,
  ...steps.map(({ route: one }) => one),
];
