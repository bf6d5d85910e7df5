import type { Sent } from "../../../kernel/forms/index.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { Change, CommandContext } from "../../../platform/rooms/command.ts";
import { readNamingNoChild } from "../../subjects/index.ts";
import { keepTie } from "../keep-tie.ts";
import { takenTieForm } from "../tie-form.ts";
import type { Thing } from "../thing-reads.ts";
import { declineForm, mayFactForm } from "./suggestion-forms.ts";
import { readSuggestions, type Suggestion } from "./suggestion-reads.ts";
import { evidenceOf, strictestHandling } from "./suggestion-rules.ts";

type Pair = { readonly thingId: string; readonly otherId: string; readonly today: string };

const mostOfOne = 200;

/** What is suggested of two subjects, for its reader, now. */
export async function findSuggestion(
  tx: Tx,
  { thingId, otherId, today }: Pair,
): Promise<Suggestion | undefined> {
  const { rows: all } = await readSuggestions(tx, { thingId, today, page: 1, pageSize: mostOfOne });
  return all.find(({ one, other }) => [one.thingId, other.thingId].includes(otherId));
}

type Deciding<F> = {
  readonly thing: Pick<Thing, "thingId">;
  readonly otherId: string;
  readonly form: F;
};

/** Held for whoever decides: what somebody else decided meanwhile is no suggestion any more. */
async function held(tx: Tx, pair: Pair): Promise<Suggestion | undefined> {
  await oneAtATime(tx, `suggested ${[pair.thingId, pair.otherId].toSorted().join(" ")}`);
  return findSuggestion(tx, pair);
}

type Outcome =
  | { readonly outcome: "taken"; readonly tieId: string }
  | { readonly outcome: "declined"; readonly reason: string };

async function keepDecision(
  tx: Tx,
  { actor, at }: CommandContext,
  { suggestion, decided }: { readonly suggestion: Suggestion; readonly decided: Outcome },
): Promise<void> {
  const { one, other, shared } = suggestion;
  await tx
    .insertInto("subjects.suggestion_decisions")
    .values({
      suggestion_decision_id: newId(),
      partnership_id: actor.partnershipId,
      one_id: one.thingId,
      other_id: other.thingId,
      evidence: [...evidenceOf(shared)],
      handling: strictestHandling(shared),
      outcome: decided.outcome,
      reason: decided.outcome === "declined" ? decided.reason : null,
      thing_tie_id: decided.outcome === "taken" ? decided.tieId : null,
      decided_by: actor.id,
      decided_at: at,
    })
    .execute();
}

/** Takes a suggested link: it becomes an ordinary link, in the words of who takes it. */
export async function takeSuggestion(
  tx: Tx,
  by: CommandContext,
  { thing, otherId, form }: Deciding<Sent<typeof takenTieForm>>,
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, takenTieForm, {
    form,
    context: { now: by.at },
  });
  if (errors) return { kind: "invalid", errors };
  const suggestion = await held(tx, { thingId: thing.thingId, otherId, today: by.today });
  if (!suggestion) return { kind: "stale" };
  const kept = await keepTie(tx, by, { from: thing, to: { thingId: otherId }, value });
  if (!("tieId" in kept)) return kept;
  await keepDecision(tx, by, { suggestion, decided: { outcome: "taken", tieId: kept.tieId } });
  return { kind: "accepted" };
}

/** Says no, with a reason: it comes back only with evidence of another kind. */
export async function declineSuggestion(
  tx: Tx,
  by: CommandContext,
  { thing, otherId, form }: Deciding<Sent<typeof declineForm>>,
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, declineForm, { form, context: {} });
  if (errors) return { kind: "invalid", errors };
  const suggestion = await held(tx, { thingId: thing.thingId, otherId, today: by.today });
  if (!suggestion) return { kind: "stale" };
  await keepDecision(tx, by, {
    suggestion,
    decided: { outcome: "declined", reason: value.reason },
  });
  return { kind: "accepted" };
}

/** Says whether a telephone, an account or an address may suggest links. */
export async function recordSuggestionFact(
  tx: Tx,
  { actor, at }: CommandContext,
  { thing, form }: { readonly thing: Thing; readonly form: Sent<typeof mayFactForm> },
): Promise<Change> {
  const { value, errors } = await readNamingNoChild(tx, mayFactForm, { form, context: {} });
  if (errors) return { kind: "invalid", errors };
  await tx
    .insertInto("subjects.suggestion_facts")
    .values({
      suggestion_fact_id: newId(),
      partnership_id: actor.partnershipId,
      thing_id: thing.thingId,
      may_suggest: value.maySuggest === "yes",
      source: value.source,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
