import { redirectDone } from "../../../platform/http/outcome.ts";
import { z } from "zod";
import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId, optionalQuery } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import type { Rooms } from "../../../platform/rooms/slot.ts";
import { flagsFor, linkSchemeOn, thingFlagSchemeOn } from "../thing-scheme.ts";
import { blankOf, type Sent } from "../../../kernel/forms/index.ts";
import { invalid, type Change, type CommandContext } from "../../../platform/rooms/command.ts";
import { formInput } from "../../../platform/http/form-input.ts";
import type { FormState } from "../../../ui/forms/index.ts";
import { addLink } from "../link.ts";
import { thingLinkForm } from "../link-form.ts";
import { begunLink } from "../link-questions.ts";
import { findByReference, pageLinksWith } from "../link-reads.ts";
import { listJoined } from "../join-reads.ts";
import { listThingFlagReviews, listThingFlags } from "../thing-flag-reads.ts";
import { thingList } from "../thing-list.ts";
import { findThing, type Thing } from "../thing-reads.ts";
import { listPage } from "./list-page.tsx";
import { listAdultFacts, listHarmDecisions, noMeasureBecause } from "../adult-reads.ts";
import { listTies } from "../tie-reads.ts";
import { knownOfThing } from "../known-of-thing.ts";
import { thingForums, type ThingForums } from "../thing-forums.ts";
import { panelPromises } from "../panel-promises.ts";
import { placeCases } from "../place-cases.ts";
import { thingMeasures } from "../thing-measures.ts";
import { suggestionsOf } from "../suggestions/suggestions-of.ts";
import type { MeasuresPart } from "./adult-part.tsx";
import { thingPaths } from "./paths.ts";
import { thingPage } from "./thing-page.tsx";
import { shownAtOnce, shownOf, type PagesAsked, type ThingPage } from "./thing-view.ts";

export const thingParams = z.object({ thingId: anId });
export const mayView = { permission: "subject.view" } as const;
export const mayRecord = { permission: "subject.record" } as const;

type ReadQuery = {
  readonly rooms: Rooms;
  readonly at: Date;
  readonly thing: Thing;
  readonly actor: StaffActor;
  readonly today: string;
  /** The form as it comes back, or before anything is typed. */
  readonly linking: FormState<typeof thingLinkForm>;
  readonly pages?: PagesAsked;
};

const firstPages: PagesAsked = { texts: 1, ties: 1, children: 1 };
const aPage = optionalQuery(z.coerce.number<string>().int().min(1).max(200));
const pagesAsked = z.object({ texts: aPage, ties: aPage, children: aPage });

/** What is known of their age, and the measures that there are. */
async function measuresOf(
  tx: Tx,
  { rooms, thing, actor, today }: ReadQuery,
): Promise<MeasuresPart> {
  const { thingId, kind } = thing;
  const isPerson = kind === "person";
  return {
    thing,
    mayRecord: holds(actor, "subject.record"),
    facts: isPerson ? await listAdultFacts(tx, thingId) : [],
    decisions: isPerson ? await listHarmDecisions(tx, thingId) : [],
    because: await noMeasureBecause(tx, { thingId, today }),
    measures: await thingMeasures.oneIn(rooms)(tx, actor, { thingId, kind, today }),
  };
}

/** The children it is linked with are read last: a wide reader looks on narrowly for them. */
async function read(tx: Tx, asked: ReadQuery): Promise<ThingPage> {
  const { thing, actor, at, today, linking, rooms, pages = firstPages } = asked;
  const { thingId, kind } = thing;
  const [flagScheme, linkScheme] = [
    await thingFlagSchemeOn(tx, today),
    await linkSchemeOn(tx, today),
  ];
  return {
    thing,
    today,
    pages,
    linking,
    linkScheme,
    flagScheme: flagsFor(flagScheme, kind),
    mayRecord: holds(actor, "subject.record"),
    mayWithdraw: holds(actor, "subject.record") && holds(actor, "level.set"),
    mayWriteToLeads:
      holds(actor, "lead.message") && ["place", "vehicle", "business"].includes(kind),
    mayReadLicences:
      holds(actor, "licence.view") && ["person", "place", "vehicle", "business"].includes(kind),
    mayReadTold: holds(actor, "mash.decide"),
    measures: await measuresOf(tx, asked),
    forums: await forumsOf(tx, asked),
    promises: await panelPromises.oneIn(rooms)(tx, { at, thingId }),
    cases: await placeCases.oneIn(rooms)(tx, { thingId, today }),
    known: await knownOfThing.oneIn(rooms)(tx, { thingId, today, page: pages.texts }),
    joined: await listJoined(tx, thingId),
    ties: shownOf(await listTies(tx, { thingId, today }), pages.ties),
    suggestions: await suggestionsOf(tx, actor, { thing, today }),
    flags: await listThingFlags(tx, thingId),
    reviews: await listThingFlagReviews(tx, thingId),
    links: await linksShown(tx, asked, pages.children),
  };
}

/** Of a person alone: from each room that knows of forums or panels. */
async function forumsOf(tx: Tx, asked: ReadQuery): Promise<readonly ThingForums[]> {
  const { thing, actor, at, today, rooms } = asked;
  if (thing.kind !== "person") return [];
  const found: ThingForums[] = [];
  for (const list of thingForums.allIn(rooms))
    found.push(await list(tx, actor, { thingId: thing.thingId, at, today }));
  return found;
}

async function linksShown(
  tx: Tx,
  { actor, thing, today }: ReadQuery,
  page: number,
): Promise<ThingPage["links"]> {
  const which = { from: (page - 1) * shownAtOnce, most: shownAtOnce };
  return { ...(await pageLinksWith(tx, actor, { ...which, thingId: thing.thingId, today })), page };
}

const childrenOf = ({ links }: ThingPage): readonly string[] => [
  ...new Set(links.rows.map(({ personId }) => personId)),
];

export const thingsRoute: Route = route({
  method: "GET",
  path: "/subjects",
  access: mayView,
  audit: { action: "subject.list" },
  shows: { about: "children" },
  input: { query: thingList.query },
  handle: async (given) => {
    const shown = await thingList.show(given, { path: thingPaths.things() });
    const mayRecordOne = holds(given.actor, "subject.record");
    return { kind: "page", view: listPage(shown, mayRecordOne) };
  },
});

const addLinkRoute = route({
  method: "POST",
  path: "/subjects/:thingId/links",
  access: mayRecord,
  audit: { action: "subject.link" },
  shows: { about: "children" },
  input: { params: thingParams, form: formInput(thingLinkForm) },
  handle: async (given) => {
    const { tx, actor, clock, rooms, frame, params, form: typed } = given;
    const thing = await findThing(tx, params.thingId);
    if (thing?.intoId !== null) return { kind: "notFound", subjectIds: [params.thingId] };
    const [at, today] = [clock.now(), clock.today()];
    const child = await findByReference(tx, typed.reference);
    const stop = child && (await given.stopPlaces(child.personId));
    if (stop) return { ...stop, subjectIds: [thing.thingId, child.personId] };
    const change = await linkWith(tx, { actor, at, today }, { thing, child, typed });
    const subjectIds = [thing.thingId, ...(child ? [child.personId] : [])];
    if (change.kind !== "invalid")
      return redirectDone(thingPaths.thing(thing.thingId), "Link saved.", { subjectIds });
    const linking = { csrfToken: frame.csrfToken, typed, errors: change.errors };
    const page = await read(tx, { rooms, thing, actor, at, today, linking });
    return {
      kind: "invalid",
      view: thingPage(page),
      subjectIds: [...new Set([...subjectIds, ...childrenOf(page)])],
    };
  },
});

type Linking = {
  readonly thing: Thing;
  readonly child: Awaited<ReturnType<typeof findByReference>>;
  readonly typed: Sent<typeof thingLinkForm>;
};

async function linkWith(
  tx: Tx,
  by: CommandContext,
  { thing, child, typed }: Linking,
): Promise<Change> {
  const scheme = await linkSchemeOn(tx, by.today);
  const { value, errors } = thingLinkForm.read(typed, { scheme, kind: thing.kind, now: by.at });
  if (errors) return { kind: "invalid", errors };
  if (child === undefined) return noSuchChild;
  return addLink(tx, by, { child, thing, said: value, scheme });
}

export const oneThingRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/subjects/:thingId",
    access: mayView,
    audit: { action: "subject.read" },
    shows: { about: "children" },
    isOpenedOften: true,
    input: { params: thingParams, query: pagesAsked },
    handle: async ({ tx, actor, clock, rooms, frame: { csrfToken }, params, query }) => {
      const { thingId } = params;
      const thing = await findThing(tx, thingId);
      if (!thing) return { kind: "notFound", subjectIds: [thingId] };
      if (thing.intoId !== null)
        return { kind: "redirect", to: thingPaths.thing(thing.intoId), subjectIds: [thingId] };
      const [at, today] = [clock.now(), clock.today()];
      const typed = { ...blankOf(thingLinkForm), ...begunLink(today) };
      const linking = { csrfToken, typed };
      const { texts = 1, ties = 1, children = 1 } = query;
      const pages = { texts, ties, children };
      const page = await read(tx, { rooms, thing, actor, at, today, linking, pages });
      return {
        kind: "page",
        view: thingPage(page),
        subjectIds: [thingId, ...childrenOf(page)],
      };
    },
  }),
  addLinkRoute,
];

/** The same for one out of reach as for one that is not there. */
const noSuchChild = invalid(
  "reference",
  "You cannot see a record with this reference: check it, or ring the MASH",
);
