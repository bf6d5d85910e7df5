import { londonDate } from "../../kernel/dates.ts";
import type { FormTyped } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import type { About, Change } from "./episode.ts";
import { holdEpisode } from "./episode-reads.ts";
import { insertPreventionTalk } from "./episode-writes.ts";
import { preventionForm } from "./prevention-form.ts";

type HandlerInput = About & {
  readonly episodeId: string;
  readonly form: FormTyped<typeof preventionForm>;
};

/** The prevention interview of the police, which some areas still call “safe and well”: held, or why not. */
export async function recordPrevention(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, episodeId, form }: HandlerInput,
): Promise<Change> {
  const episode = await holdEpisode(tx, person.personId, episodeId);
  if (!episode || episode.returnedAt === null || episode.errorAt !== null) return { kind: "stale" };
  const read = preventionForm.read(form, { now: at, missingSince: episode.missingSince });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { outcome, heldBy, held: heldAt, said, concerns } = read.value;
  await insertPreventionTalk(tx, {
    prevention_talk_id: newId(),
    partnership_id: person.partnershipId,
    person_id: person.personId,
    missing_episode_id: episodeId,
    outcome,
    held_by: heldBy,
    held_at: heldAt,
    said,
    concerns,
    recorded_by: actor.id,
    recorded_at: at,
  });
  await appendChronology(tx, person, {
    kind: "missing",
    headline: (outcome === "done"
      ? `Prevention interview held by ${heldBy}`
      : "Prevention interview not held"
    ).slice(0, 200),
    detail: [said, concerns].filter(Boolean).join("\n\n"),
    happenedOn: heldAt === null ? today : londonDate(heldAt),
    by: actor,
  });
  return { kind: "accepted" };
}
