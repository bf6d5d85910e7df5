import { sql } from "kysely";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { Person } from "./people-reads.ts";
import type { Acting, Chronicle } from "./restrict.ts";

export type LiftAsked =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "refused" };

type Lifting = { readonly person: Person; readonly chronicle: Chronicle };

/** The first of two people asks for a restriction to be lifted. A later asking takes the place of an earlier one. */
export async function askToLift(
  tx: Tx,
  { at }: Acting,
  { person, chronicle, reason: typed }: Lifting & { readonly reason: string },
): Promise<LiftAsked> {
  await oneAtATime(tx, `circle ${person.circleId}`);
  const reason = readText(typed, {
    name: "Reason",
    most: 2000,
    missing: "Enter why the restriction is no longer needed",
  });
  if (!reason.ok) return { kind: "invalid", errors: [{ field: "reason", message: reason.error }] };
  const { rows } = await sql<{ outcome: string }>`
    select sec.ask_to_lift(${newId()}, ${person.personId}, ${reason.value}, ${at}) as outcome`.execute(
    tx,
  );
  if (rows[0]?.outcome !== "done") return { kind: "refused" };
  await chronicle({ headline: "Asked to lift the restriction", detail: reason.value });
  return { kind: "accepted" };
}

export type Lifted =
  /** The two people must be two; somebody must have asked; the record must still be restricted. */
  "done" | "own" | "not asked" | "none";

/** The second agrees: the record goes back to the team and agency that hold it. */
export async function liftRestriction(
  tx: Tx,
  { actor, at }: Acting,
  { person, chronicle }: Lifting,
): Promise<Lifted> {
  await oneAtATime(tx, `circle ${person.circleId}`);
  const { rows } = await sql<{ outcome: Lifted }>`
    select sec.lift_restriction(${person.personId}, ${at}) as outcome`.execute(tx);
  const outcome = rows[0]?.outcome ?? "none";
  if (outcome === "done") {
    await chronicle({
      headline: "Restriction lifted",
      detail: `${actor.name} agreed. The record is open again to everyone whose post reaches it.`,
    });
  }
  return outcome;
}
