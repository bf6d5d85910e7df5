import { readText, type FieldError } from "../../kernel/fields.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { listSystems, type System } from "../directory/index.ts";
import { takePlace } from "./circle.ts";
import { listCircle } from "./circle-members.ts";
import type { Person } from "./people-reads.ts";

export type SystemForm = { readonly system: string; readonly "system-reason": string };

export type SystemChange =
  | { readonly kind: "accepted"; readonly added: System; readonly reason: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Systems that can be let in: none on a restricted record, which is for people who are named. */
export async function listSystemsFor(
  tx: Tx,
  person: Person,
  { at, today }: { readonly at: Date; readonly today: string },
): Promise<readonly System[]> {
  if (person.isRestricted) return [];
  const inside = new Set((await listCircle(tx, person.circleId, at)).map(({ staffId }) => staffId));
  return (await listSystems(tx, today)).filter(
    ({ staffId }) => !inside.has(staffId) && !person.shutOut.includes(staffId),
  );
}

/** Lets the system of an agency know of a child: what its agency promised, and what it is asked. */
export async function addSystemToCircle(
  tx: Tx,
  { actor, at, today }: { actor: StaffActor; at: Date; today: string },
  { person, form }: { person: Person; form: SystemForm },
): Promise<SystemChange> {
  await oneAtATime(tx, `circle ${person.circleId}`);
  const offered = await listSystemsFor(tx, person, { at, today });
  const added = offered.find(({ staffId }) => staffId === form.system);
  const errors: FieldError[] = [];
  if (!added)
    errors.push({ field: "system", message: "Choose a system that does not have access yet" });
  const reason = readText(form["system-reason"], {
    name: "Reason",
    most: 1000,
    missing: "Enter what the agency needs it for",
  });
  if (!reason.ok) errors.push({ field: "system-reason", message: reason.error });
  if (!added || !reason.ok) return { kind: "invalid", errors };
  const place = { person, staffId: added.staffId, basis: "grant", reason: reason.value } as const;
  await takePlace(tx, { actor, at }, place);
  return { kind: "accepted", added, reason: reason.value };
}
