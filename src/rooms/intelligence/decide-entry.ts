import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { notify } from "../work/index.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import type { Entry } from "./entry-reads.ts";
import { holdEntry, moveEntry } from "./entry-writes.ts";
import { decideForm } from "./send-form.ts";
import { intelligencePaths } from "./web/paths.ts";

type Deciding = { readonly entry: Entry; readonly form: Sent<typeof decideForm> };

/** The manager who was named decides whether it goes to police although the child cannot be told. */
export async function decideEntry(
  tx: Tx,
  { actor, at }: CommandContext,
  { entry, form }: Deciding,
): Promise<Change> {
  if (entry.state !== "asked") return { kind: "stale" };
  const { value, errors } = decideForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  if (!(await holdEntry(tx, entry))) return { kind: "stale" };
  const { intelligenceId } = entry;
  await tx
    .insertInto("identify.intelligence_decisions")
    .values({
      intelligence_decision_id: newId(),
      partnership_id: actor.partnershipId,
      intelligence_id: intelligenceId,
      outcome: value.outcome,
      reason: value.reason,
      decided_by: actor.id,
      decided_at: at,
    })
    .execute();
  const isPassed = value.outcome === "pass-on";
  await moveEntry(tx, entry, isPassed ? { state: "new", passedAt: at } : { state: "withheld" });
  await notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      staffIds: [entry.sentBy],
      kind: "intelligence",
      headline: "Your manager decided about what you sent to police",
      href: intelligencePaths.own(intelligenceId),
    },
    { by: actor, at },
  );
  return { kind: "accepted" };
}
