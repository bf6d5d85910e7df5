import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { About, CommandContext, Change } from "./episode.ts";
import { holdEpisode } from "./episode-reads.ts";
import { insertPassedOn, settle } from "./episode-writes.ts";
import { passedOnKinds, type SuggestionKind } from "./log-reads.ts";
import { texts } from "../../kernel/read-texts.ts";

export type SuggestionForm = {
  readonly kind: string;
  readonly wording: string;
  /** Whether the child was told that this is passed on. */
  readonly told: string;
};

const isKind = (text: string): text is SuggestionKind => Object.hasOwn(passedOnKinds, text);

/** Passes on what the child spoke of: stored only once the child has been told, and as no record. */
export async function passOn(
  tx: Tx,
  { actor, at }: CommandContext,
  {
    person,
    episodeId,
    form,
  }: About & { readonly episodeId: string; readonly form: SuggestionForm },
): Promise<Change> {
  const errors: FieldError[] = [];
  const { kind } = form;
  if (!isKind(kind)) errors.push({ field: "kind", message: "Choose what it is" });
  const words = texts(errors)(form.wording, {
    field: "suggestion",
    name: "What the child spoke of",
    most: 1000,
    missing: "Enter what the child spoke of",
  });
  if (form.told !== "yes") {
    const message = "Tell the child first that this is passed on, and to whom";
    errors.push({ field: "told", message });
  }
  if (errors.length > 0 || !isKind(kind)) return { kind: "invalid", errors };
  const held = await holdEpisode(tx, person.personId, episodeId);
  if (!held || held.returnedAt === null || held.errorAt !== null) return { kind: "stale" };
  await insertPassedOn(tx, {
    rhi_suggestion_id: newId(),
    partnership_id: person.partnershipId,
    person_id: person.personId,
    missing_episode_id: episodeId,
    kind,
    wording: words,
    child_knows: true,
    recorded_by: actor.id,
    recorded_at: at,
  });
  return { kind: "accepted" };
}

export const settlings = { "taken-up": "Take it up", "set-aside": "Set it aside" } as const;

export type SettleForm = {
  readonly outcome: string;
  readonly reason: string;
  readonly version: string;
};

/** A lead takes a suggestion up or sets it aside, with a reason. Nothing is made of it by itself. */
export async function settlePassedOn(
  tx: Tx,
  { actor, at }: CommandContext,
  {
    episodeId,
    suggestionId,
    form,
  }: { readonly episodeId: string; readonly suggestionId: string; readonly form: SettleForm },
): Promise<Change> {
  const errors: FieldError[] = [];
  if (!Object.hasOwn(settlings, form.outcome)) {
    errors.push({ field: `outcome-${suggestionId}`, message: "Choose what becomes of it" });
  }
  const reason = texts(errors)(form.reason, {
    field: `reason-${suggestionId}`,
    name: "The reason",
    most: 1000,
    missing: "Enter what is done with it, or why it is set aside",
  });
  if (errors.length > 0) return { kind: "invalid", errors };
  const isMine = await settle(
    tx,
    { episodeId, suggestionId, version: versionOf(form.version) },
    { outcome: form.outcome, reason, settled_by: actor.id, settled_at: at },
  );
  return isMine ? { kind: "accepted" } : { kind: "stale" };
}
