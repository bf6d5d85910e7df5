import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { anId, field } from "../../../platform/http/field.ts";
import type { Route } from "../../../platform/http/route.ts";
import { childParams, childRoute } from "../../child-record/index.ts";
import { findStandingVisit, typeUp } from "../type-up.ts";
import { visitSchemeOn } from "../visit-scheme.ts";
import { findVoiceNote, openVoice } from "../voice-notes.ts";
import { doorPaths } from "./paths.ts";
import { typeUpPage } from "./type-up-page.tsx";

const access = { permission: "visit.record" } as const;
const params = childParams.extend({ visitId: anId });
const input = z.object({ observed: field(), nextStep: field() });

type ReadQuery = { readonly personId: string; readonly visitId: string };

/** What the acting person left for later, and the visit as it stands; undefined for anybody else's. */
async function ground(tx: Tx, asked: ReadQuery) {
  const note = await findVoiceNote(tx, asked.visitId);
  const visit = await findStandingVisit(tx, asked);
  return note && visit && { note, visit };
}

/** Typing up what was left for later, with the recording beside it. */
export const typeUpRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/visits/:visitId/type-up",
    access,
    audit: { action: "visit.read" },
    input: { params },
    handle: async (facts, { tx, frame: { csrfToken }, params: asked }) => {
      const found = await ground(tx, asked);
      if (!found) return { kind: "notFound" };
      if (found.note.typedUpAt !== null) {
        return { kind: "redirect", to: doorPaths.visits(asked.personId) };
      }
      const { observed, nextStep } = found.visit;
      const typed = { observed: observed ?? "", nextStep: nextStep ?? "" };
      return { kind: "page", view: typeUpPage({ facts, ...found, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/visits/:visitId/type-up",
    access,
    audit: { action: "visit.type-up" },
    input: { params, form: input },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, params: asked, form }) => {
      const { person, today } = facts;
      const found = await ground(tx, asked);
      if (!found) return { kind: "notFound" };
      const acting = { actor, at: clock.now(), today, scheme: await visitSchemeOn(tx, today) };
      const change =
        found.note.typedUpAt === null
          ? await typeUp(tx, acting, { person, ...found, form })
          : ({ kind: "stale" } as const);
      if (change.kind === "accepted") {
        return redirectDone(doorPaths.visits(person.personId), "Recording typed up.");
      }
      const errors = change.kind === "invalid" ? change.errors : [];
      const again = { errors, isStale: change.kind === "stale" };
      const view = typeUpPage({ facts, ...found, csrfToken, typed: form, ...again });
      return { kind: change.kind, view };
    },
  }),
  childRoute({
    method: "GET",
    path: "/children/:personId/visits/:visitId/recording",
    access,
    audit: { action: "visit.recording.open" },
    input: { params },
    handle: async (_facts, { tx, params: { visitId } }) => {
      const file = await openVoice(tx, visitId);
      return file ? { kind: "file", file } : { kind: "notFound" };
    },
  }),
];
