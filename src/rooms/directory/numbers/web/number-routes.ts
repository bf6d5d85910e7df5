import { z } from "zod";
import { blankOf } from "../../../../kernel/forms/index.ts";
import { versionOf } from "../../../../kernel/version-of.ts";
import { holds } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId } from "../../../../platform/http/field.ts";
import { formInput } from "../../../../platform/http/form-input.ts";
import { redirectDone, type Outcome, type View } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { blankState } from "../../../../ui/forms/index.ts";
import {
  addNumber,
  addNumberForm,
  changeNumber,
  changeNumberForm,
  endNumber,
  endNumberForm,
  type NumberChange,
} from "../keep-number.ts";
import { uses, type Owner, type Use } from "../number.ts";
import {
  deskNamesOn,
  findNumber,
  findOwner,
  listNumbersOf,
  listPeopleThere,
  listTeamsOf,
  ringWithinDaysOn,
} from "../number-reads.ts";
import { numberList } from "../number-list.ts";
import { callForm, recordCall } from "../record-call.ts";
import { directoryPage } from "./directory-page.tsx";
import { addPage, changePage, endPage } from "./form-pages.tsx";
import { ownerPage } from "./owner-page.tsx";
import { numberPaths } from "./paths.ts";

const open = { signedIn: "who to ring is for everybody who works here" } as const;
const keeps = { permission: "service.manage" } as const;
const shows = { nobody: "telephone numbers of agencies, teams, services and roles" } as const;
const ownerParams = z.object({ ownerId: z.union([z.enum(["mash", "out-of-hours"]), anId]) });
const numberParams = z.object({ contactNumberId: anId });

async function ownerOn(tx: Tx, id: string, today: string) {
  const names = await deskNamesOn(tx, today);
  const owner = await findOwner(tx, { id, desks: names.desks });
  return owner && { owner, areas: names.areas };
}

async function numberOn(tx: Tx, id: string, today: string) {
  const { desks } = await deskNamesOn(tx, today);
  return findNumber(tx, { id, desks, today, ringWithinDays: await ringWithinDaysOn(tx, today) });
}

/** For what the owner has no number yet. */
async function freeFor(tx: Tx, { id }: Owner, today: string): Promise<readonly Use[]> {
  const ringWithinDays = await ringWithinDaysOn(tx, today);
  const taken = await listNumbersOf(tx, { id, today, ringWithinDays });
  return (Object.keys(uses) as Use[]).filter(
    (use) => !taken.some(({ usedFor, area }) => usedFor === use && area === null),
  );
}

type Answering = { readonly owner: Owner; readonly done: string };

/** Where a form leads: on to whose number it is, or back with what is wrong or newer. */
function answered(
  change: NumberChange,
  { owner, done }: Answering,
  page: (again: Pick<Extract<NumberChange, { kind: "invalid" }>, "errors"> | "stale") => View,
): Outcome {
  if (change.kind === "accepted") return redirectDone(numberPaths.owner(owner.id), done);
  if (change.kind === "stale") return { kind: "stale", view: page("stale") };
  return { kind: "invalid", view: page(change) };
}

const readRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/directory",
    access: open,
    audit: { action: "directory.list" },
    shows,
    input: { query: numberList.query },
    handle: async (given) => ({
      kind: "page",
      view: directoryPage(await numberList.show(given, { path: numberPaths.all })),
    }),
  }),
  route({
    method: "GET",
    path: "/api/directory",
    access: open,
    audit: { action: "directory.list" },
    shows,
    input: { query: numberList.apiQuery },
    answers: numberList.answers({
      summary: "Telephone numbers of agencies, teams, services and roles",
      description: "With when each was last rung and answered. Nobody is named.",
    }),
    handle: (given) => numberList.json(given),
  }),
  route({
    method: "GET",
    path: "/directory/of/:ownerId",
    access: open,
    audit: { action: "directory.read" },
    shows,
    input: { params: ownerParams },
    handle: async ({ tx, actor, clock, frame, params: { ownerId } }) => {
      const today = clock.today();
      const found = await ownerOn(tx, ownerId, today);
      if (!found) return { kind: "notFound" };
      const { owner } = found;
      const ringWithinDays = await ringWithinDaysOn(tx, today);
      const view = ownerPage({
        ...found,
        numbers: await listNumbersOf(tx, { id: owner.id, today, ringWithinDays }),
        people: await listPeopleThere(tx, owner, today),
        teams: owner.of === "agency" ? await listTeamsOf(tx, owner.id) : [],
        mayKeep: holds(actor, "service.manage"),
        csrfToken: frame.csrfToken,
      });
      return { kind: "page", view };
    },
  }),
];

const addRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/directory/of/:ownerId/add",
    access: keeps,
    audit: { action: "directory.new" },
    shows,
    input: { params: ownerParams },
    handle: async ({ tx, clock, frame, params: { ownerId } }) => {
      const found = await ownerOn(tx, ownerId, clock.today());
      if (!found) return { kind: "notFound" };
      const free = await freeFor(tx, found.owner, clock.today());
      const state = blankState(addNumberForm, frame.csrfToken);
      return { kind: "page", view: addPage({ owner: found.owner, free, state }) };
    },
  }),
  route({
    method: "POST",
    path: "/directory/of/:ownerId/add",
    access: keeps,
    audit: { action: "directory.add" },
    shows,
    input: { params: ownerParams, form: formInput(addNumberForm) },
    handle: async ({ tx, actor, clock, frame, params: { ownerId }, form: typed }) => {
      const today = clock.today();
      const found = await ownerOn(tx, ownerId, today);
      if (!found) return { kind: "notFound" };
      const { owner } = found;
      const free = await freeFor(tx, owner, today);
      const change = await addNumber(tx, { actor, at: clock.now(), today }, { owner, form: typed });
      const state = { csrfToken: frame.csrfToken, typed };
      return answered(
        change,
        { owner, done: "Number added. Ring it once, and say here that it was answered." },
        (again) =>
          addPage({ owner, free, state: again === "stale" ? state : { ...state, ...again } }),
      );
    },
  }),
];

const changeRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/directory/numbers/:contactNumberId",
    access: keeps,
    audit: { action: "directory.read" },
    shows,
    input: { params: numberParams },
    handle: async ({ tx, clock, frame, params: { contactNumberId } }) => {
      const found = await numberOn(tx, contactNumberId, clock.today());
      if (!found) return { kind: "notFound" };
      const { phone, hours, isPublic } = found.number;
      const typed = {
        ...blankOf(changeNumberForm),
        phone,
        hours: hours ?? "",
        isPublic: isPublic ? "yes" : "no",
      };
      const state = { csrfToken: frame.csrfToken, typed };
      return { kind: "page", view: changePage({ ...found, state }) };
    },
  }),
  route({
    method: "POST",
    path: "/directory/numbers/:contactNumberId",
    access: keeps,
    audit: { action: "directory.change" },
    shows,
    input: { params: numberParams, form: formInput(changeNumberForm) },
    handle: async ({ tx, actor, clock, frame, params: { contactNumberId }, form: typed }) => {
      const today = clock.today();
      const found = await numberOn(tx, contactNumberId, today);
      if (!found) return { kind: "notFound" };
      const by = { actor, at: clock.now(), today };
      const version = versionOf(typed.version);
      const change = await changeNumber(tx, by, { ...found, form: typed, version });
      const state = { csrfToken: frame.csrfToken, typed };
      return answered(
        change,
        {
          owner: found.owner,
          done: "Number saved. Every page that says who to ring shows it from now on.",
        },
        (again) =>
          changePage({
            ...found,
            state: again === "stale" ? { ...state, isStale: true } : { ...state, ...again },
          }),
      );
    },
  }),
];

const endRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/directory/numbers/:contactNumberId/end",
    access: keeps,
    audit: { action: "directory.read" },
    shows,
    input: { params: numberParams },
    handle: async ({ tx, clock, frame, params: { contactNumberId } }) => {
      const found = await numberOn(tx, contactNumberId, clock.today());
      if (!found) return { kind: "notFound" };
      const state = blankState(endNumberForm, frame.csrfToken);
      return { kind: "page", view: endPage({ ...found, state }) };
    },
  }),
  route({
    method: "POST",
    path: "/directory/numbers/:contactNumberId/end",
    access: keeps,
    audit: { action: "directory.end" },
    shows,
    input: { params: numberParams, form: formInput(endNumberForm) },
    handle: async ({ tx, actor, clock, frame, params: { contactNumberId }, form: typed }) => {
      const today = clock.today();
      const found = await numberOn(tx, contactNumberId, today);
      if (!found) return { kind: "notFound" };
      const by = { actor, at: clock.now(), today };
      const version = versionOf(typed.version);
      const change = await endNumber(tx, by, { ...found, form: typed, version });
      const state = { csrfToken: frame.csrfToken, typed };
      return answered(
        change,
        { owner: found.owner, done: "Number taken out of the directory." },
        (again) =>
          endPage({
            ...found,
            state: again === "stale" ? { ...state, isStale: true } : { ...state, ...again },
          }),
      );
    },
  }),
];

const rungRoute = route({
  method: "POST",
  path: "/directory/numbers/:contactNumberId/rung",
  access: open,
  audit: { action: "directory.rung" },
  shows,
  input: { params: numberParams, form: formInput(callForm) },
  handle: async ({ tx, actor, clock, params: { contactNumberId }, form }) => {
    const today = clock.today();
    const found = await numberOn(tx, contactNumberId, today);
    if (!found) return { kind: "notFound" };
    const { owner, number } = found;
    const to = `${numberPaths.owner(owner.id)}#n-${number.contactNumberId}`;
    const isKept = await recordCall(tx, { actor, at: clock.now(), today }, { number, form });
    return redirectDone(
      to,
      isKept ? "Recorded. Thank you." : "Nothing was recorded: press one of the three buttons.",
    );
  },
});

export const numberRoutes: readonly Route[] = [
  ...readRoutes,
  ...addRoutes,
  rungRoute,
  ...changeRoutes,
  ...endRoutes,
];
