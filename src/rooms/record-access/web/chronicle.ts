import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Chronicle, Person } from "../../subjects/index.ts";
import { appendChronology } from "../../child-record/index.ts";

type Of = { readonly person: Person; readonly actor: StaffActor; readonly today: string };

/** Writes a change of who can see a record into the child's chronology. */
export function chronicleOf(tx: Tx, { person, actor, today }: Of): Chronicle {
  return (line) =>
    appendChronology(tx, person, { kind: "access", ...line, happenedOn: today, by: actor });
}
