import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { InsetText } from "../../../ui/govuk/index.ts";
import {
  findThing,
  subjectForm,
  subjectFormPage,
  type Thing,
} from "../../people-and-places/index.ts";
import { thingPaths } from "../../people-and-places/web/paths.ts";
import { recordableOfAdults } from "../../statutory/index.ts";
import { endEntryForm, entryForm } from "../forums/entry-forms.ts";
import { listEntryVersions, listForumsOf, type ForumEntry } from "../forums/entry-reads.ts";
import { changeEntry, endEntry, isChildHere, recordEntry } from "../forums/keep-entry.ts";
import { chooseForumPage, entryPage, hiddenNote } from "./forum-pages.tsx";
import { byOn } from "./measure-routes.tsx";
import { forumPaths, measurePaths } from "./paths.ts";

const views = { permission: "measure.view" } as const;
const shows = { about: "children" } as const;
const params = z.object({ thingId: anId });
const entryParams = params.extend({ thingForumId: anId });

type Asked = { readonly tx: Tx; readonly today: string };

/** A person of concern who is no child and is not read under another record. */
async function findAdult(
  { tx, today }: Asked,
  { thingId }: { readonly thingId: string },
): Promise<Thing | undefined> {
  const thing = await findThing(tx, thingId);
  if (thing?.kind !== "person" || thing.intoId !== null) return undefined;
  return (await isChildHere(tx, { thingId, today })) ? undefined : thing;
}

type Which = { readonly thingId: string; readonly thingForumId: string };

/** An entry of that person or of what is read as one with them, with its versions. */
async function findEntry(asked: Asked, { thingId, thingForumId }: Which) {
  const thing = await findAdult(asked, { thingId });
  const known = thing ? await listForumsOf(asked.tx, thingId) : [];
  const entry = known.find((one) => one.thingForumId === thingForumId);
  return thing && entry && { thing, entry };
}

/**
 * What the audit says of something hidden: the entry, which those on the forum's list can follow, and not the person, of
 * whom nobody else learns that there is one.
 */
const audited = (thing: Thing, { thingForumId, isHidden }: ForumEntry): readonly string[] =>
  isHidden ? [thingForumId] : [thing.thingId];

const readRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/subjects/:thingId/forums/new",
    access: { permission: "measure.record" },
    audit: { action: "thing.forum.new" },
    shows,
    input: { params },
    handle: async ({ tx, clock, params: asked }) => {
      const today = clock.today();
      const thing = await findAdult({ tx, today }, asked);
      if (!thing) return { kind: "notFound" };
      const view = chooseForumPage(thing, await recordableOfAdults(tx, today));
      return { kind: "page", view, subjectIds: [thing.thingId] };
    },
  }),
  route({
    method: "GET",
    path: "/subjects/:thingId/forums/:thingForumId",
    access: views,
    audit: { action: "thing.forum.read" },
    shows,
    input: { params: entryParams },
    handle: async ({ tx, actor, clock, params: asked }) => {
      const found = await findEntry({ tx, today: clock.today() }, asked);
      if (!found) return { kind: "notFound" };
      const versions = await listEntryVersions(tx, asked.thingForumId);
      const view = entryPage({ ...found, versions, actor });
      return { kind: "page", view, subjectIds: audited(found.thing, found.entry) };
    },
  }),
];

const day = z.iso.date();
const apiForums = z.object({
  forums: z.array(
    z.object({
      id: z.uuid(),
      forum: z.string(),
      name: z.string(),
      since: day,
      contact: z.string(),
      nextOn: day.nullable(),
    }),
  ),
});

/** Open ones alone: what is hidden is read in Lantern, by people. */
const forumApi = route({
  method: "GET",
  path: "/api/subjects/:thingId/forums",
  access: views,
  audit: { action: "thing.forum.read" },
  shows,
  input: { params },
  answers: {
    summary: "Which open forums a person of concern is known to",
    description: "Forums that only their own lists can read are never included.",
    schema: apiForums,
  },
  handle: async ({ tx, clock, params: { thingId } }) => {
    const thing = await findAdult({ tx, today: clock.today() }, { thingId });
    if (!thing) return { kind: "notFound" };
    const forums = (await listForumsOf(tx, thingId))
      .filter(({ isHidden }) => !isHidden)
      .map((one) => ({
        id: one.thingForumId,
        forum: one.forum,
        name: one.name,
        since: one.onSince,
        contact: one.contact ?? one.office,
        nextOn: one.nextOn,
      }));
    return { kind: "json", body: { forums }, subjectIds: [thingId] };
  },
});

const common = { permission: "measure.record", reads: "thing.forum.new" } as const;
const home = ({ thing }: { readonly thing: Thing }): string => thingPaths.thing(thing.thingId);

type OfEntry = { readonly thing: Thing; readonly entry: ForumEntry };

/** Of a hidden one not to the person's page, which would name the person in the audit at that moment. */
const afterwards = ({ thing, entry }: OfEntry): string =>
  entry.isHidden ? forumPaths.entry(thing.thingId, entry.thingForumId) : home({ thing });

const recordRoutes = subjectForm({
  ...common,
  path: "/subjects/:thingId/forums/new/:adultForum",
  params: params.extend({ adultForum: text().max(40) }),
  action: "thing.forum.record",
  done: "Forum recorded.",
  form: entryForm,
  about: async ({ tx, today, params: asked }) => {
    const thing = await findAdult({ tx, today }, asked);
    const forums = await recordableOfAdults(tx, today);
    const forum = forums.find(({ key }) => key === asked.adultForum);
    return thing && forum && { thing, forum };
  },
  subjectIds: ({ thing, forum }) => (forum.isHiddenOfAdults ? [] : [thing.thingId]),
  begin: (_about, { blank, clock }) => ({ ...blank, onSince: datePartsOf(clock.today()) }),
  send: async ({ thing: { thingId }, forum }, sent) => {
    const asked = { thingId, forum, form: sent.typed };
    const change = await recordEntry(sent.tx, byOn(sent), asked);
    const { thingForumId } = change;
    return forum.isHiddenOfAdults && thingForumId !== undefined
      ? { ...change, to: forumPaths.entry(thingId, thingForumId) }
      : change;
  },
  home,
  page: ({ thing, forum }, state) =>
    subjectFormPage({
      thing,
      heading: `Record: ${forum.body.name}`,
      intro: forum.isHiddenOfAdults && <InsetText>{hiddenNote}</InsetText>,
      form: entryForm,
      state,
      drawing: { office: forum.body.contact },
      action: forumPaths.record(thing.thingId, forum.key),
      button: "Record the forum",
    }),
});

const ofEntry = {
  ...common,
  reads: "thing.forum.read",
  params: entryParams,
  about: async ({ tx, today, params: asked }: Asked & { readonly params: Which }) =>
    findEntry({ tx, today }, asked),
  subjectIds: ({ thing, entry }: OfEntry) => audited(thing, entry),
} as const;

const changeRoutes = subjectForm({
  ...ofEntry,
  path: "/subjects/:thingId/forums/:thingForumId/change",
  action: "thing.forum.change",
  done: "Change saved. The version before it stays.",
  home: afterwards,
  form: entryForm,
  begin: ({ entry }, { blank }) => ({
    ...blank,
    onSince: datePartsOf(entry.onSince),
    contact: entry.contact ?? "",
    nextOn: entry.nextOn === null ? blank.nextOn : datePartsOf(entry.nextOn),
    nextWhat: entry.nextWhat ?? "",
    basis: entry.basis,
  }),
  send: ({ entry }, sent) =>
    changeEntry(sent.tx, byOn(sent), { standing: entry, form: sent.typed }),
  page: ({ thing, entry }, state) =>
    subjectFormPage({
      thing,
      heading: `Change: ${entry.name}`,
      form: entryForm,
      state,
      drawing: { office: entry.office },
      version: entry.version,
      action: forumPaths.change(thing.thingId, entry.thingForumId),
      button: "Save the change",
    }),
});

const endRoutes = subjectForm({
  ...ofEntry,
  path: "/subjects/:thingId/forums/:thingForumId/end",
  action: "thing.forum.end",
  done: "Ended. It can be recorded again later.",
  home: (about) => (about.entry.isHidden ? measurePaths.board : home(about)),
  form: endEntryForm,
  begin: (_about, { blank, clock }) => ({ ...blank, endedOn: datePartsOf(clock.today()) }),
  send: ({ entry }, sent) => endEntry(sent.tx, byOn(sent), { standing: entry, form: sent.typed }),
  page: ({ thing, entry }, state) =>
    subjectFormPage({
      thing,
      heading: `End: ${entry.name}`,
      form: endEntryForm,
      state,
      drawing: {},
      version: entry.version,
      action: forumPaths.end(thing.thingId, entry.thingForumId),
      button: "End it",
    }),
});

/** Forums that know a person. One that is not this reader's to know is not found, like one that is not there. */
export const forumRoutes: readonly Route[] = [
  ...readRoutes,
  forumApi,
  ...recordRoutes,
  ...changeRoutes,
  ...endRoutes,
];
