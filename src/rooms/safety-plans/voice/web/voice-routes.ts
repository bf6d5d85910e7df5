import { z } from "zod";
import { londonDate } from "../../../../kernel/dates.ts";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import { field, optionalQuery } from "../../../../platform/http/field.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { childParams, childRoute, type ChildFacts } from "../../../child-record/index.ts";
import { findVisit } from "../../../visits/index.ts";
import { keptForm } from "../../../work/index.ts";
import { planSchemeOn, type PlanScheme } from "../../plan-scheme.ts";
import { recordVoice, type VoiceForm } from "../record-voice.ts";
import { listVoices } from "../voice-reads.ts";
import { voicePage, type VoiceTyped } from "./voice-page.tsx";

const voiceForm = z.object({
  said: field(),
  "saidOn-day": field(),
  "saidOn-month": field(),
  "saidOn-year": field(),
  setting: field(),
  present: field(),
  recordedHow: field(),
  ratingAsked: field(),
  rating: field(),
  putsRight: field(),
});

const kept = keptForm("voice", voiceForm);
const draftOf = (personId: string, savedAt?: string) =>
  kept.draft(personId, { returnTo: `/children/${personId}`, savedAt });

type Of = Pick<ChildFacts, "person" | "actor" | "today">;

/** Where the form begins: today, with whoever writes; after a visit with its day, its place and who was there. */
async function begun(
  tx: Tx,
  { person: { personId }, actor, today }: Of,
  { visitId, scheme }: { readonly visitId: string | undefined; readonly scheme: PlanScheme },
): Promise<VoiceTyped> {
  const visit = visitId === undefined ? undefined : await findVisit(tx, { personId, visitId });
  const { day, month, year } = datePartsOf(visit ? londonDate(visit.visitedAt) : today);
  const there = visit ? [visit.visitedBy, visit.togetherWith] : [actor.name];
  const setting = visit && scheme.settings.some(({ key }) => key === visit.setting);
  return {
    ...voiceForm.parse({}),
    "saidOn-day": day,
    "saidOn-month": month,
    "saidOn-year": year,
    setting: setting === true ? visit.setting : "",
    present: there.filter((name) => name !== null).join(", "),
  };
}

const formOf = (typed: VoiceTyped): VoiceForm => ({
  ...typed,
  saidOn: {
    day: typed["saidOn-day"],
    month: typed["saidOn-month"],
    year: typed["saidOn-year"],
  },
});

export const voiceRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/voice",
    access: { permission: "child.view" },
    audit: { action: "child.voice.read" },
    input: { params: childParams, query: z.object({ visit: optionalQuery(z.uuid()) }) },
    handle: async (facts, { tx, query, frame: { csrfToken } }) => {
      const voices = await listVoices(tx, facts.person.personId);
      const scheme = await planSchemeOn(tx, facts.today);
      const { personId } = facts.person;
      const before = await kept.find(tx, personId);
      const typed = before.typed ?? (await begun(tx, facts, { visitId: query.visit, scheme }));
      const draft = draftOf(personId, before.savedAt);
      return { kind: "page", view: voicePage({ facts, voices, scheme, csrfToken, typed, draft }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/voice",
    access: { permission: "note.add" },
    audit: { action: "child.voice.record" },
    input: { params: childParams, form: voiceForm },
    handle: async (facts, { tx, actor, clock, frame: { csrfToken }, form: typed }) => {
      const { person, today } = facts;
      const voices = await listVoices(tx, person.personId);
      const scheme = await planSchemeOn(tx, today);
      const acting = { actor, at: clock.now(), today };
      const recording = { person, scheme, earlier: voices, form: formOf(typed) };
      const change = await recordVoice(tx, acting, recording);
      if (change.kind === "accepted") {
        await kept.end(tx, person.personId);
        return redirectDone(`/children/${person.personId}/voice`, "The child’s words were saved.");
      }
      const draft = draftOf(person.personId);
      const page = { facts, voices, scheme, csrfToken, typed, draft, errors: change.errors };
      return { kind: "invalid", view: voicePage(page) };
    },
  }),
];
