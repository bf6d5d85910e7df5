import { z } from "zod";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { anyQuery } from "../../../platform/http/text.ts";
import { saveView, changeView } from "../views/save-view.ts";
import { keptAddress } from "../views/view-form.ts";
import { listOwnTeams, listViews, viewByKey } from "../views/view-reads.ts";
import { deleteView, setFirstView } from "../views/view-writes.ts";
import { trackerList } from "../tracker-list.ts";
import { paths } from "../../child-record/web/paths.ts";
import { changeViewPage, deleteViewPage, newViewPage } from "./view-form-pages.tsx";
import { openAddress } from "./views-bar.tsx";
import { viewsPage } from "./views-page.tsx";
import { wordsOf } from "./view-words.ts";

const access = { permission: "tracker.view" } as const;
const params = z.object({ viewId: anId });
const anyAddress = anyQuery();

const addressIn = (query: Readonly<Record<string, unknown>>): string =>
  trackerList.text({ ...trackerList.asked(query), view: undefined });

const newRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/children/views",
    access,
    audit: { action: "tracker.views" },
    shows: { nobody: "views of the tracker" },
    input: {},
    handle: async ({ tx, frame }) => ({
      kind: "page",
      view: viewsPage(await listViews(tx), frame.csrfToken),
    }),
  }),
  route({
    method: "GET",
    path: "/children/views/new",
    access,
    audit: { action: "tracker.views" },
    shows: { nobody: "views of the tracker" },
    input: { query: anyAddress },
    handle: async ({ tx, actor, clock, frame, query }) => {
      const address = addressIn(query);
      return {
        kind: "page",
        view: newViewPage({
          csrfToken: frame.csrfToken,
          address,
          words: await wordsOf({ tx, actor, clock }, address),
          teams: await listOwnTeams(
            tx,
            actor.posts.map(({ teamId }) => teamId),
          ),
          name: "",
          team: "",
          isFirst: false,
        }),
      };
    },
  }),
  route({
    method: "POST",
    path: "/children/views/new",
    access,
    audit: { action: "tracker.view-save" },
    shows: { nobody: "views of the tracker" },
    input: {
      form: z.object({ name: field(), team: field(), first: field(), address: field() }),
    },
    handle: async ({ tx, actor, clock, frame, form }) => {
      const team = form.team === "me" ? "" : form.team;
      const acting = { actor, at: clock.now() };
      const saved = await saveView(tx, acting, { ...form, team });
      if (saved.kind === "accepted") {
        const { viewId, address } = saved;
        if (form.first === "yes") await setFirstView(tx, acting, viewId);
        return redirectDone(openAddress({ key: viewId, address }), "View saved.");
      }
      const address = keptAddress(form.address);
      const view = newViewPage({
        csrfToken: frame.csrfToken,
        address,
        words: await wordsOf({ tx, actor, clock }, address),
        teams: await listOwnTeams(
          tx,
          actor.posts.map(({ teamId }) => teamId),
        ),
        name: form.name,
        team,
        isFirst: form.first === "yes",
        errors: saved.kind === "invalid" ? saved.errors : [],
      });
      return { kind: "invalid", view };
    },
  }),
  route({
    method: "POST",
    path: "/children/views/first",
    access,
    audit: { action: "tracker.view-first" },
    shows: { nobody: "views of the tracker" },
    input: { form: z.object({ view: field() }) },
    handle: async ({ tx, actor, clock, form }) => {
      const isKnown = form.view === "" || viewByKey(await listViews(tx), form.view) !== undefined;
      if (!isKnown) return { kind: "notFound" };
      const acting = { actor, at: clock.now() };
      await setFirstView(tx, acting, form.view === "" ? null : form.view);
      return redirectDone(paths.views, "First view saved.");
    },
  }),
];

const changeRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/children/views/:viewId",
    access,
    audit: { action: "tracker.views" },
    shows: { nobody: "views of the tracker" },
    input: { params, query: anyAddress },
    handle: async ({ tx, actor, clock, frame, params: { viewId }, query }) => {
      const view = (await listViews(tx)).views.find((one) => one.viewId === viewId);
      if (!view) return { kind: "notFound" };
      const isReplacing = Object.keys(query).length > 0;
      const address = isReplacing ? addressIn(query) : view.address;
      const words = await wordsOf({ tx, actor, clock }, address);
      const page = { csrfToken: frame.csrfToken, view, name: view.name, address };
      return { kind: "page", view: changeViewPage({ ...page, words, isReplacing }) };
    },
  }),
  route({
    method: "POST",
    path: "/children/views/:viewId",
    access,
    audit: { action: "tracker.view-save" },
    shows: { nobody: "views of the tracker" },
    input: {
      params,
      form: z.object({ name: field(), address: field(), version: field(), replacing: field() }),
    },
    handle: async ({ tx, actor, clock, frame, params: { viewId }, form }) => {
      const view = (await listViews(tx)).views.find((one) => one.viewId === viewId);
      if (!view) return { kind: "notFound" };
      const isReplacing = form.replacing === "yes";
      const address = isReplacing ? keptAddress(form.address) : view.address;
      const acting = { actor, at: clock.now() };
      const change = await changeView(tx, acting, { view, form: { ...form, address } });
      if (change.kind === "accepted") {
        return redirectDone(openAddress({ key: viewId, address: change.address }), "View saved.");
      }
      const words = await wordsOf({ tx, actor, clock }, address);
      const page = { csrfToken: frame.csrfToken, view, name: form.name, address, words };
      const isStale = change.kind === "stale";
      const errors = change.kind === "invalid" ? change.errors : [];
      return {
        kind: change.kind,
        view: changeViewPage({ ...page, isReplacing, isStale, errors }),
      };
    },
  }),
  route({
    method: "GET",
    path: "/children/views/:viewId/delete",
    access,
    audit: { action: "tracker.views" },
    shows: { nobody: "views of the tracker" },
    input: { params },
    handle: async ({ tx, frame, params: { viewId } }) => {
      const view = (await listViews(tx)).views.find((one) => one.viewId === viewId);
      if (!view) return { kind: "notFound" };
      return { kind: "page", view: deleteViewPage(view, frame.csrfToken) };
    },
  }),
  route({
    method: "POST",
    path: "/children/views/:viewId/delete",
    access,
    audit: { action: "tracker.view-delete" },
    shows: { nobody: "views of the tracker" },
    input: { params, form: z.object({}) },
    handle: async ({ tx, params: { viewId } }) => {
      const view = (await listViews(tx)).views.find((one) => one.viewId === viewId);
      if (!view) return { kind: "notFound" };
      await deleteView(tx, view);
      return redirectDone(paths.views, "View deleted. No record has changed.");
    },
  }),
];

export const viewRoutes: readonly Route[] = [...newRoutes, ...changeRoutes];
