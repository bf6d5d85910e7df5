import { z } from "zod";
import { addDays } from "../../../kernel/dates.ts";
import { field, optionalQuery } from "../../../platform/http/field.ts";
import { sayDone, type Outcome } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { text } from "../../../platform/http/text.ts";
import { dateInput, dateOf, dateTyped } from "../../child-record/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import { addThing, changeThing, type ThingChange } from "../keep-thing.ts";
import { allegationDays, type ThingForm } from "../thing-form.ts";
import { isThingKind } from "../thing-kinds.ts";
import { findThing, type Thing } from "../thing-reads.ts";
import { kindPage, thingFormPage, type ThingFormPage, type ThingTyped } from "./form-page.tsx";
import { thingPaths } from "./paths.ts";
import { mayRecord, thingParams } from "./thing-routes.ts";

const form = z.object({
  kind: field(),
  label: field(),
  identifier: field(),
  knownAs: field(),
  standing: field(),
  standingBasis: field(),
  adultBasis: field(),
  says: field(),
  source: field(),
  another: field(),
  version: field(),
  ...dateInput("bornOn"),
  ...dateInput("learnedOn"),
  ...dateInput("reviewBy"),
});

const formOf = (typed: ThingTyped, isNew: boolean): ThingForm => ({
  ...typed,
  reviewBy: isNew ? dateOf(typed, "reviewBy") : undefined,
  bornOn: dateOf(typed, "bornOn"),
  learnedOn: dateOf(typed, "learnedOn"),
});

const sayingOf = (typed: ThingTyped, isNew: boolean) => ({
  form: formOf(typed, isNew),
  another: typed.another === "yes",
});

const blank = (kind: string, today: string): ThingTyped => ({
  ...form.parse({ kind }),
  ...dateTyped("learnedOn", today),
  ...dateTyped("reviewBy", addDays(today, allegationDays)),
});

const typedOf = (thing: Thing): ThingTyped => ({
  kind: thing.kind,
  label: thing.label,
  identifier: thing.identifier ?? "",
  knownAs: thing.knownAs.join("\n"),
  standing: thing.standing ?? "",
  standingBasis: thing.standingBasis ?? "",
  says: thing.says ?? "",
  source: thing.source,
  adultBasis: "",
  another: "",
  version: String(thing.version),
  ...dateTyped("bornOn", thing.bornOn),
  ...dateTyped("learnedOn", thing.learnedOn),
  ...dateTyped("reviewBy", thing.reviewBy),
});

type Came = { readonly change: ThingChange; readonly page: ThingFormPage };

/** What became of the form; a child that it seems to be is named to the audit. */
function answer({ change, page }: Came): Outcome {
  const about = page.thing ? [page.thing.thingId] : [];
  if (change.kind === "accepted") {
    const to = thingPaths.thing(change.thingId);
    return { kind: "redirect", to, subjectIds: [change.thingId] };
  }
  if (change.kind === "stale")
    return { kind: "stale", view: thingFormPage({ ...page, isStale: true }), subjectIds: about };
  const { errors, same, childId } = change;
  const childHref = childId === undefined ? undefined : paths.child(childId);
  const subjectIds = childId === undefined ? about : [...about, childId];
  return { kind: "invalid", view: thingFormPage({ ...page, errors, same, childHref }), subjectIds };
}

export const thingFormRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/subjects/new",
    access: mayRecord,
    audit: { action: "subject.new" },
    shows: { about: "children" },
    input: { query: z.object({ kind: optionalQuery(text().max(40)) }) },
    handle: ({ clock, frame: { csrfToken }, query: { kind = "" } }) => {
      const view = isThingKind(kind)
        ? thingFormPage({ thing: undefined, kind, csrfToken, typed: blank(kind, clock.today()) })
        : kindPage();
      return Promise.resolve({ kind: "page", view });
    },
  }),
  route({
    method: "POST",
    path: "/subjects/new",
    access: mayRecord,
    audit: { action: "subject.add" },
    shows: { about: "children" },
    input: { form },
    handle: async ({ tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { kind } = typed;
      if (!isThingKind(kind)) {
        return {
          kind: "invalid",
          view: kindPage([{ field: "kind", message: "Choose what it is" }]),
        };
      }
      const acting = { actor, at: clock.now(), today: clock.today() };
      const change = await addThing(tx, acting, sayingOf(typed, true));
      return sayDone(
        "Added. Link it with the children it is about.",
        answer({ change, page: { thing: undefined, kind, csrfToken, typed } }),
      );
    },
  }),
  route({
    method: "GET",
    path: "/subjects/:thingId/edit",
    access: mayRecord,
    audit: { action: "subject.read" },
    shows: { about: "children" },
    input: { params: thingParams },
    handle: async ({ tx, frame: { csrfToken }, params: { thingId } }) => {
      const thing = await findThing(tx, thingId);
      if (!thing) return { kind: "notFound", subjectIds: [thingId] };
      const page = { thing, kind: thing.kind, csrfToken, typed: typedOf(thing) };
      return { kind: "page", view: thingFormPage(page), subjectIds: [thingId] };
    },
  }),
  route({
    method: "POST",
    path: "/subjects/:thingId/edit",
    access: mayRecord,
    audit: { action: "subject.change" },
    shows: { about: "children" },
    input: { params: thingParams, form },
    handle: async ({
      tx,
      actor,
      clock,
      frame: { csrfToken },
      params: { thingId },
      form: typed,
    }) => {
      const thing = await findThing(tx, thingId);
      if (!thing) return { kind: "notFound", subjectIds: [thingId] };
      const acting = { actor, at: clock.now(), today: clock.today() };
      const { version } = typed;
      const change = await changeThing(tx, acting, { thing, version, ...sayingOf(typed, false) });
      return sayDone(
        "Change saved.",
        answer({ change, page: { thing, kind: thing.kind, csrfToken, typed } }),
      );
    },
  }),
];
