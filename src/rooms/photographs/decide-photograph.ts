import type { FormTyped, Sent } from "../../kernel/forms/index.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology, type About, type Change } from "../child-record/index.ts";
import { checkForm, reviewForm } from "./photograph-forms.ts";
import type { Photograph } from "./photograph.ts";
import type { PhotographScheme } from "./photograph-scheme.ts";

type Of = { readonly person: About };
type Deciding<F> = Of & { readonly photograph: Photograph; readonly form: F };

/** The second person shows it, in place of any other of this child, or refuses it. The database empties one that is refused. */
export async function checkPhotograph(
  tx: Tx,
  context: CommandContext,
  { person, photograph, form }: Deciding<FormTyped<typeof checkForm>>,
): Promise<Change> {
  const { actor, at } = context;
  const held = await holdPhotograph(tx, photograph);
  if (held.down_at !== null || held.outcome !== null) return { kind: "stale" };
  const read = checkForm.read(form, {});
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { outcome, reason } = read.value;
  await tx
    .updateTable("protect.photographs")
    .set({ outcome, checked_reason: reason, checked_by: actor.id, checked_at: at })
    .set({ version: held.version + 1 })
    .where("photograph_id", "=", photograph.photographId)
    .execute();
  if (outcome === "shown") await replaceOthers(tx, context, { person, photograph });
  await tellChronology(tx, context, {
    person,
    headline:
      outcome === "shown" ? "Photograph checked: shown while missing" : "Photograph refused",
    detail: reason,
  });
  return { kind: "accepted" };
}

/** One photograph of a child is shown: an earlier one goes. */
async function replaceOthers(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, photograph }: Of & { readonly photograph: Photograph },
): Promise<void> {
  await tx
    .updateTable("protect.photographs")
    .set({ down_reason: "Another photograph took its place", down_by: actor.id, down_at: at })
    .set((row) => ({ version: row("version", "+", 1) }))
    .where("person_id", "=", person.personId)
    .where("photograph_id", "<>", photograph.photographId)
    .where("outcome", "=", "shown")
    .where("down_at", "is", null)
    .execute();
}

/** Keeps it until a later day, or takes it down: the database lets go of the picture then. */
export async function reviewPhotograph(
  tx: Tx,
  context: CommandContext,
  {
    person,
    photograph,
    form,
    scheme,
  }: Deciding<Sent<typeof reviewForm>> & { readonly scheme: PhotographScheme },
): Promise<Change> {
  const { actor, at, today } = context;
  const held = await holdPhotograph(tx, photograph);
  if (held.down_at !== null || held.version !== versionOf(form.version)) return { kind: "stale" };
  const read = reviewForm.read(form, { scheme, now: at, today });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const { need, until, reason } = read.value;
  const set =
    need === "down" || until === null
      ? { down_reason: reason, down_by: actor.id, down_at: at }
      : { review_by: until };
  await tx
    .updateTable("protect.photographs")
    .set({ ...set, version: held.version + 1 })
    .where("photograph_id", "=", photograph.photographId)
    .execute();
  await tellChronology(tx, context, {
    person,
    headline:
      need === "down" ? "Photograph taken down" : "Photograph looked at again: still needed",
    detail: reason,
  });
  return { kind: "accepted" };
}

/** As it stands now, held until this is done: two who decide at once cannot both be first. */
const holdPhotograph = (tx: Tx, { photographId }: Photograph) =>
  tx
    .selectFrom("protect.photographs")
    .select(["outcome", "down_at", "version"])
    .where("photograph_id", "=", photographId)
    .forUpdate()
    .executeTakeFirstOrThrow();

const tellChronology = (
  tx: Tx,
  { actor, today }: CommandContext,
  { person, headline, detail }: Of & { readonly headline: string; readonly detail: string },
): Promise<unknown> =>
  appendChronology(tx, person, {
    kind: "missing",
    headline,
    detail,
    happenedOn: today,
    by: actor,
  });
