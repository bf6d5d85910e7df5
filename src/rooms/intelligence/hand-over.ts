import type { Sent } from "../../kernel/forms/index.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listHolders } from "../directory/index.ts";
import { notify } from "../work/index.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import type { Handover } from "./desk-reads.ts";
import type { Entry } from "./entry-reads.ts";
import { holdEntry, moveEntry } from "./entry-writes.ts";
import { notUsedReasons } from "./entry-states.ts";
import { intelligenceSchemeOn, waysOn, type Way } from "./intelligence-scheme.ts";
import { answerForm, handOverForm, notUsedForm } from "./officer-forms.ts";
import { intelligencePaths } from "./web/paths.ts";

type About<F> = { readonly entry: Entry; readonly form: F };

/** Records that it goes to the force's own system: from now on the original is sealed to its officers. */
export async function handOver(
  tx: Tx,
  by: CommandContext,
  { entry, form }: About<Sent<typeof handOverForm>>,
): Promise<Change> {
  if (entry.state !== "sanitised") return { kind: "stale" };
  const scheme = await intelligenceSchemeOn(tx, by.today);
  const { value, errors } = handOverForm.read(form, { scheme });
  if (errors) return { kind: "invalid", errors };
  const way = waysOn(scheme).find((one): one is Way => one === value.way);
  if (!way) return { kind: "stale" };
  if (!(await holdEntry(tx, entry))) return { kind: "stale" };
  await tx
    .insertInto("identify.intelligence_handovers")
    .values({
      intelligence_id: entry.intelligenceId,
      partnership_id: by.actor.partnershipId,
      way,
      handed_by: by.actor.id,
      handed_at: by.at,
    })
    .execute();
  await moveEntry(tx, entry, { state: "handed", handedAt: by.at });
  if (way === "mail") await tellOfficers(tx, by, entry);
  return { kind: "accepted" };
}

/** The mail says that something waits, in a number and without a name; whoever is named in it is not told. */
async function tellOfficers(tx: Tx, { actor, at, today }: CommandContext, entry: Entry) {
  const officers = await listHolders(tx, "intelligence.handle", { on: today });
  await notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      staffIds: officers.filter((id) => !entry.closedTo.includes(id)),
      kind: "intelligence",
      headline: "Intelligence waits to be taken into the force’s system",
      href: intelligencePaths.desk("waiting"),
    },
    { by: actor, at },
  );
}

/** The receipt and reference of the force's system, and what came of it: its sender hears general words alone. */
export async function answer(
  tx: Tx,
  by: CommandContext,
  {
    entry,
    handover,
    form,
  }: About<Sent<typeof answerForm>> & { readonly handover: Handover | undefined },
): Promise<Change> {
  if (!handover || entry.state !== "handed") return { kind: "stale" };
  const scheme = await intelligenceSchemeOn(tx, by.today);
  const { value, errors } = answerForm.read(form, { scheme, now: by.at });
  if (errors) return { kind: "invalid", errors };
  if (!(await holdEntry(tx, entry))) return { kind: "stale" };
  const outcome = scheme.outcomes.find(({ key }) => key === value.outcome);
  const { numUpdatedRows } = await tx
    .updateTable("identify.intelligence_handovers")
    .set({
      force_reference: value.reference,
      received_on: value.receivedOn,
      outcome: value.outcome,
      outcome_note: value.note,
      answered_by: outcome ? by.actor.id : null,
      answered_at: outcome ? by.at : null,
      version: handover.version + 1,
    })
    .where("intelligence_id", "=", entry.intelligenceId)
    .where("version", "=", versionOf(form.version))
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  if (outcome) await tellSender(tx, by, { entry, state: "answered", heard: outcome.heard });
  return { kind: "accepted" };
}

/** Nothing is handed over: its sender hears why, in general words. */
export async function notUsed(
  tx: Tx,
  by: CommandContext,
  { entry, form }: About<Sent<typeof notUsedForm>>,
): Promise<Change> {
  if (entry.state !== "new" && entry.state !== "sanitised") return { kind: "stale" };
  const { value, errors } = notUsedForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  if (!(await holdEntry(tx, entry))) return { kind: "stale" };
  const { heard } = notUsedReasons[value.reason];
  await tellSender(tx, by, { entry, state: "not-used", heard });
  return { kind: "accepted" };
}

type Telling = {
  readonly entry: Entry;
  readonly state: "answered" | "not-used";
  readonly heard: string;
};

async function tellSender(
  tx: Tx,
  { actor, at }: CommandContext,
  { entry, state, heard }: Telling,
): Promise<void> {
  await moveEntry(tx, entry, { state, heard, heardAt: at });
  await notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      staffIds: [entry.sentBy],
      kind: "intelligence",
      headline: "Police answered what you sent: read what came of it",
      href: intelligencePaths.own(entry.intelligenceId),
    },
    { by: actor, at },
  );
}
