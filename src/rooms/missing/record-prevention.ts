import { londonDate } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, CommandContext, Change } from "./episode.ts";
import { holdEpisode } from "./episode-reads.ts";
import { insertPreventionTalk } from "./episode-writes.ts";
import { readMoment, type MomentFields } from "../../kernel/moment-fields.ts";
import { orNull, texts } from "../../kernel/read-texts.ts";

export type PreventionForm = {
  readonly outcome: string;
  readonly heldBy: string;
  readonly held: MomentFields;
  readonly said: string;
  readonly concerns: string;
};

type Given = About & { readonly episodeId: string; readonly form: PreventionForm };

function readPrevention(form: PreventionForm, now: Date, missingSince: Date) {
  const errors: FieldError[] = [];
  const text = texts(errors);
  const isDone = form.outcome === "done";
  if (!isDone && form.outcome !== "not-done") {
    errors.push({ field: "outcome", message: "Choose whether it was held" });
  }
  const heldBy = text(form.heldBy, {
    field: "heldBy",
    name: "Who held it",
    most: 200,
    missing: isDone ? "Enter who held it" : "Enter who was to hold it",
  });
  const said = text(form.said, {
    field: "said",
    name: "What was said",
    most: 5000,
    missing: isDone ? "Enter in brief what was said" : "Enter why it was not held",
  });
  const concerns = text(form.concerns, { field: "concerns", name: "Concerns", most: 2000 });
  const notBefore = { at: missingSince, what: "they went missing" };
  const rule = { field: "held", name: "When it was held", now, notBefore };
  const held = isDone ? readMoment(form.held, rule) : { at: null };
  if ("errors" in held) return { errors: [...errors, ...held.errors] };
  return errors.length > 0 ? { errors } : { isDone, heldBy, heldAt: held.at, said, concerns };
}

/** The prevention interview of the police, which some areas still call “safe and well”: held, or why not. */
export async function recordPrevention(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, episodeId, form }: Given,
): Promise<Change> {
  const episode = await holdEpisode(tx, person.personId, episodeId);
  if (!episode || episode.returnedAt === null || episode.errorAt !== null) return { kind: "stale" };
  const read = readPrevention(form, at, episode.missingSince);
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { isDone, heldBy, heldAt, said, concerns } = read;
  await insertPreventionTalk(tx, {
    prevention_talk_id: newId(),
    partnership_id: person.partnershipId,
    person_id: person.personId,
    missing_episode_id: episodeId,
    outcome: isDone ? "done" : "not-done",
    held_by: heldBy,
    held_at: heldAt,
    said,
    concerns: orNull(concerns),
    recorded_by: actor.id,
    recorded_at: at,
  });
  await appendChronology(tx, person, {
    kind: "missing",
    headline: (isDone
      ? `Prevention interview held by ${heldBy}`
      : "Prevention interview not held"
    ).slice(0, 200),
    detail: [said, concerns].filter(Boolean).join("\n\n"),
    happenedOn: heldAt === null ? today : londonDate(heldAt),
    by: actor,
  });
  return { kind: "accepted" };
}
