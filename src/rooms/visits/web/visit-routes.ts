import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { mayDo } from "../../subjects/index.ts";
import { keptForm } from "../../work/index.ts";
import { childAnswer, type ChildFacts, childParams, childRoute } from "../../child-record/index.ts";
import { recordVisit } from "../record-visit.ts";
import { recordedSince } from "../seen.ts";
import { findLastSeen, findVisit, listVisits } from "../visit-reads.ts";
import { visitSchemeOn } from "../visit-scheme.ts";
import { keepVoiceNote, readVoiceFile, voiceLimit } from "../voice-notes.ts";
import { listWarnings } from "../warning-reads.ts";
import { apiVisits, visitsBody } from "./api.ts";
import { doorPaths } from "./paths.ts";
import { visitFormPage } from "./visit-form-page.tsx";
import { blankVisit, formOf, typedOf, visitInput, visitorsFor } from "./visit-input.ts";
import { visitsPage } from "./visits-page.tsx";

const access = { permission: "visit.record" } as const;
const kept = keptForm("visit", visitInput);
/** A visit is written on a telephone, and a telephone rings. */
const draftOf = (personId: string, savedAt?: string) =>
  kept.draft(personId, { returnTo: doorPaths.door(personId), savedAt });
const visitParams = childParams.extend({ visitId: anId });

async function readAll(tx: Tx, { person: { personId }, today }: ChildFacts) {
  return {
    scheme: await visitSchemeOn(tx, today),
    visits: await listVisits(tx, personId),
    warnings: await listWarnings(tx, personId),
    seen: await findLastSeen(tx, personId),
  };
}

const listRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/visits",
    access: { permission: "child.view" },
    audit: { action: "child.visits.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor }) => {
      const mayRecord = mayDo(actor, "visit.record", facts);
      const view = visitsPage({ ...(await readAll(tx, facts)), facts, mayRecord });
      return { kind: "page", view };
    },
  }),
  childAnswer({
    path: "/api/children/:personId/visits",
    audit: { action: "child.visits.read" },
    answers: {
      summary: "Visits to a child you can see, and warnings for visiting staff",
      description:
        "Days, outcomes and kinds: what was seen and said is read in Lantern, by people.",
      schema: apiVisits,
    },
    body: async (facts, tx) => visitsBody(await readAll(tx, facts), facts),
  }),
];

const recordRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/visits/new",
    access,
    audit: { action: "child.read" },
    input: { params: childParams },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken } }) => {
      const scheme = await visitSchemeOn(tx, facts.today);
      const { personId } = facts.person;
      const found = await kept.find(tx, personId);
      const { typed = blankVisit(actor.id, clock.now(), newId()), savedAt, keptAt } = found;
      const visitors = visitorsFor(facts);
      const draft = draftOf(personId, savedAt);
      const since = keptAt && recordedSince(await listVisits(tx, personId), keptAt);
      const page = { facts, scheme, visitors, csrfToken, typed, draft, since };
      return { kind: "page", view: visitFormPage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/visits/new",
    access,
    audit: { action: "visit.record" },
    input: {
      params: childParams,
      form: visitInput,
      files: { voice: { most: 1, asItIs: voiceLimit } },
    },
    handle: async (facts, { tx, actor, clock, files, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const scheme = await visitSchemeOn(tx, today);
      const visitors = visitorsFor(facts);
      const { voice, errors: wrongFile } = readVoiceFile(files("voice"));
      const acting = { actor, at: clock.now(), today, scheme };
      const change =
        wrongFile.length > 0
          ? ({ kind: "invalid", errors: wrongFile } as const)
          : await recordVisit(tx, acting, {
              person,
              form: formOf(typed),
              sentKey: typed.sentKey,
              visitors: visitors.map(({ staffId }) => staffId),
              hasVoice: voice !== undefined,
            });
      if (change.kind === "accepted" || change.kind === "known") {
        if (change.kind === "accepted" && change.isLater) {
          await keepVoiceNote(tx, acting, { person, visitId: change.visitId, voice });
        }
        const { personId } = person;
        await kept.end(tx, personId);
        const to =
          typed.said === "yes"
            ? doorPaths.said(personId, change.visitId)
            : doorPaths.visits(personId);
        return redirectDone(to, "Visit saved. It is in the chronology.");
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = voice && errors.length > 0 ? [...errors, chooseAgain] : errors;
      const draft = draftOf(person.personId);
      const page = { facts, scheme, visitors, csrfToken, typed, draft, errors: again };
      return { kind: "invalid", view: visitFormPage(page) };
    },
  }),
];

/** A browser does not send a file a second time. */
const chooseAgain = {
  field: "voice",
  message: "Choose your recording again: it could not be kept",
};

const putRightRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/visits/:visitId/put-right",
    access,
    audit: { action: "visit.read" },
    input: { params: visitParams },
    handle: async (facts, { tx, frame: { csrfToken }, params }) => {
      const corrects = await findVisit(tx, params);
      if (!corrects) return { kind: "notFound" };
      const scheme = await visitSchemeOn(tx, facts.today);
      const visitors = visitorsFor(facts, corrects);
      const typed = typedOf(corrects, newId());
      const page = { facts, scheme, visitors, csrfToken, typed, corrects };
      return { kind: "page", view: visitFormPage(page) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/visits/:visitId/put-right",
    access,
    audit: { action: "visit.put-right" },
    input: { params: visitParams, form: visitInput },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params, form: typed }) => {
      const { person, today } = facts;
      const corrects = await findVisit(tx, params);
      if (!corrects) return { kind: "notFound" };
      const scheme = await visitSchemeOn(tx, today);
      const visitors = visitorsFor(facts, corrects);
      const acting = { actor, at: clock.now(), today, scheme };
      const change = await recordVisit(tx, acting, {
        person,
        corrects,
        form: formOf(typed),
        sentKey: typed.sentKey,
        visitors: visitors.map(({ staffId }) => staffId),
      });
      if (change.kind === "accepted" || change.kind === "known") {
        return redirectDone(
          doorPaths.visits(person.personId),
          "Correction saved. The first entry stays readable.",
        );
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = { errors, isStale: change.kind === "stale" };
      const page = { facts, scheme, visitors, csrfToken, typed, corrects, ...again };
      return { kind: change.kind, view: visitFormPage(page) };
    },
  }),
];

/** Visits: all of a child's, a new one, one put right. */
export const visitRoutes: readonly Route[] = [...listRoutes, ...recordRoutes, ...putRightRoutes];
