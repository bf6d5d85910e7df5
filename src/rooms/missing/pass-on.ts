import { choice, defineForm, text, type FormTyped, type Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { About, Change } from "./episode.ts";
import { holdEpisode } from "./episode-reads.ts";
import { insertPassedOn, settle } from "./episode-writes.ts";
import { passedOnKinds } from "./log-reads.ts";

const tellFirst = "Tell the child first that this is being passed on, and who to";

/** What the child spoke of: kept only once the child has been told. */
export const passOnForm = defineForm()(
  {
    kind: choice({
      label: "Pass on",
      classes: "govuk-radios--small",
      options: passedOnKinds,
      missing: "Choose what it is",
    }),
    suggestion: text({
      label: "What the child spoke of",
      rows: 2,
      called: "What the child spoke of",
      most: 1000,
      missing: "Enter what the child spoke of",
    }),
    told: choice({
      label: "Has the child been told that this is being passed on?",
      hint: "Nothing is kept before they have",
      classes: "govuk-radios--small",
      options: { yes: "Yes", no: "Not yet" },
      missing: tellFirst,
    }),
  },
  { told: ({ told }) => told === "no" && tellFirst },
);

/** Passes on what the child spoke of: stored only once the child has been told, and as no record. */
export async function passOn(
  tx: Tx,
  { actor, at }: CommandContext,
  {
    person,
    episodeId,
    form,
  }: About & { readonly episodeId: string; readonly form: FormTyped<typeof passOnForm> },
): Promise<Change> {
  const read = passOnForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const held = await holdEpisode(tx, person.personId, episodeId);
  if (!held || held.returnedAt === null || held.errorAt !== null) return { kind: "stale" };
  await insertPassedOn(tx, {
    rhi_suggestion_id: newId(),
    partnership_id: person.partnershipId,
    person_id: person.personId,
    missing_episode_id: episodeId,
    kind: read.value.kind,
    wording: read.value.suggestion,
    child_knows: true,
    recorded_by: actor.id,
    recorded_at: at,
  });
  return { kind: "accepted" };
}

export const settleForm = defineForm()({
  outcome: choice({
    label: "What becomes of it?",
    classes: "govuk-radios--small",
    options: { "taken-up": "Accept it", "set-aside": "Set it aside" },
    missing: "Choose what becomes of it",
  }),
  reason: text({
    label: "What is done with it, or why not?",
    rows: 2,
    called: "The reason",
    most: 1000,
    missing: "Enter what is done with it, or why it is set aside",
  }),
});

type Settling = {
  readonly episodeId: string;
  readonly suggestionId: string;
  readonly form: Sent<typeof settleForm>;
};

/** A lead takes a suggestion up or sets it aside, with a reason. Nothing is made of it by itself. */
export async function settlePassedOn(
  tx: Tx,
  { actor, at }: CommandContext,
  { episodeId, suggestionId, form }: Settling,
): Promise<Change> {
  const read = settleForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const isMine = await settle(
    tx,
    { episodeId, suggestionId, version: versionOf(form.version) },
    { ...read.value, settled_by: actor.id, settled_at: at },
  );
  return isMine ? { kind: "accepted" } : { kind: "stale" };
}
