import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { toJsonb } from "../../platform/database/jsonb.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import { describedKind, factsOf, type FactKind } from "./fact.ts";
import { listFacts } from "./fact-reads.ts";
import { factForms } from "./facts/fact-forms.ts";
import { identitySchemeOn } from "./identity-scheme.ts";

export type Child = { readonly personId: string; readonly partnershipId: number };

export type Change =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

type Recording = {
  readonly person: Child;
  readonly kind: FactKind;
  /** As it was typed into the form of its kind, with how many facts of it its writer had read. */
  readonly form: object & { readonly version: string };
};

/** Records a fact of who a child is. It takes the place of the one that stood, which stays in the history. */
export async function recordFact(
  tx: Tx,
  by: CommandContext,
  { person, kind, form }: Recording,
): Promise<Change> {
  await oneAtATime(tx, `identity ${person.personId} ${kind}`);
  const before = factsOf(await listFacts(tx, person.personId), kind);
  if (before.length !== Number(form.version)) return { kind: "stale" };
  const scheme = await identitySchemeOn(tx, by.today);
  const { value, errors } = factForms[kind].read(form, { scheme, now: by.at });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("protect.identity_facts")
    .values({
      identity_fact_id: newId(),
      partnership_id: person.partnershipId,
      person_id: person.personId,
      kind,
      state: value.state,
      value: value.value,
      wording: value.wording,
      details: toJsonb(value.details),
      from_on: value.from,
      to_on: value.to,
      source: value.source,
      source_name: value.sourceName,
      child_asked: value.childAsked,
      goes_to: [...value.goesTo],
      not_with: value.notWith,
      noted_on: value.notedOn,
      recorded_by: by.actor.id,
      recorded_at: by.at,
    })
    .execute();
  await note(tx, by, { person, kind });
  return { kind: "accepted" };
}

/** That it was recorded, never what it says: the chronology goes into papers. Of what the child chooses, not even that. */
async function note(
  tx: Tx,
  { actor, today }: CommandContext,
  { person, kind }: Pick<Recording, "person" | "kind">,
): Promise<void> {
  const { title, isChosen = false } = describedKind(kind);
  if (isChosen) return;
  await appendChronology(tx, person, {
    kind: "assessment",
    headline: `Identity and contact: ${title.toLowerCase()} recorded`,
    detail: null,
    happenedOn: today,
    by: actor,
  });
}
