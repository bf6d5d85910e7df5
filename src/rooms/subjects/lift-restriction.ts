import { sql } from "kysely";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { findRestriction, type Restriction } from "./access-reads.ts";
import type { Person } from "./people-reads.ts";
import type { Chronicle } from "./restrict.ts";

export type LiftAsked =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "refused" };

type Lifting = { readonly person: Person; readonly chronicle: Chronicle };

/** The first of two people asks for a restriction to be lifted. A later asking takes the place of an earlier one. */
export async function askToLift(
  tx: Tx,
  { at }: CommandContext,
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
  | "done"
  | "own"
  | "not asked"
  | "none"
  /** Another asking stands there now than the one that was read. */
  | "asked again";

/** Which asking it is that somebody agrees to: by whom, and when. */
export const askingOf = (restriction: Restriction | undefined): string =>
  restriction?.liftAskedAt
    ? `${restriction.liftAskedById ?? ""} ${restriction.liftAskedAt.toISOString()}`
    : "";

/** The second agrees to what they have read: the record goes back to the team and agency that hold it. */
export async function liftRestriction(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, chronicle, asking }: Lifting & { readonly asking: string },
): Promise<Lifted> {
  await oneAtATime(tx, `circle ${person.circleId}`);
  const now = askingOf(await findRestriction(tx, person.personId));
  if (asking !== "" && now !== "" && asking !== now) return "asked again";
  const { rows } = await sql<{ outcome: Lifted }>`
    select sec.lift_restriction(${person.personId}, ${at}) as outcome`.execute(tx);
  const outcome = rows[0]?.outcome ?? "none";
  if (outcome === "done") {
    await chronicle({
      headline: "Restriction lifted",
      detail: `${actor.name} agreed. The record is open again to everyone whose post gives access.`,
    });
  }
  return outcome;
}
