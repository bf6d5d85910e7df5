import { z } from "zod";
import { datePartsOf } from "../../../../kernel/fields.ts";
import { field } from "../../../../platform/http/field.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { childParams, childRoute } from "../../../protect/index.ts";
import { planSchemeOn } from "../../plan-scheme.ts";
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
    input: { params: childParams },
    handle: async (facts, { tx, actor, frame: { csrfToken } }) => {
      const { day, month, year } = datePartsOf(facts.today);
      const on = { "saidOn-day": day, "saidOn-month": month, "saidOn-year": year };
      const typed = { ...voiceForm.parse({}), ...on, present: actor.name };
      const voices = await listVoices(tx, facts.person.personId);
      const scheme = await planSchemeOn(tx, facts.today);
      return { kind: "page", view: voicePage({ facts, voices, scheme, csrfToken, typed }) };
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
        return { kind: "redirect", to: `/children/${person.personId}/voice` };
      }
      const page = { facts, voices, scheme, csrfToken, typed, errors: change.errors };
      return { kind: "invalid", view: voicePage(page) };
    },
  }),
];
