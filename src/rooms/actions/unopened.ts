import { sql } from "kysely";
import type { FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Person } from "../subjects/index.ts";

type Keeper = { readonly name: string; readonly phone: string | null };

/** An owner who cannot open the record, and what can be done about it. */
export type Unopened = {
  readonly name: string;
  /** Whether whoever gives the action may add people to the professional network. */
  readonly mayAdd: boolean;
  /** Who else may, the lead first. */
  readonly keepers: readonly Keeper[];
};

type ReadQuery = { readonly person: Person; readonly staffId: string; readonly mayAdd: boolean };

export async function unopenedOf(
  tx: Tx,
  at: Date,
  { person, staffId, mayAdd }: ReadQuery,
): Promise<Unopened> {
  const { rows: keepers } = await sql<Keeper>`
    select name, phone from sec.circle_keepers(${person.personId}::uuid, ${at})`.execute(tx);
  const { name } = await tx
    .selectFrom("directory.staff")
    .select("name")
    .where("staff_id", "=", staffId)
    .executeTakeFirstOrThrow();
  return { name, mayAdd, keepers };
}

export const conflictOf: FieldError = {
  field: "owner",
  message: "This person has a conflict of interest: choose a different person",
};

const ringing = ({ name, phone }: Keeper): string => (phone === null ? name : `${name}, ${phone}`);

/** Who can add them, in words. */
export const keepersWords = ({ keepers }: Unopened): string =>
  keepers.length === 0 ? "the team that holds the record" : keepers.map(ringing).join(", or ");

export const noWayChosen = (unopened: Unopened): FieldError => ({
  field: "owner",
  message: unopened.mayAdd
    ? `${unopened.name} cannot open this child’s record. Add them to the professional network, send the action without the record, or choose a different person`
    : `${unopened.name} cannot open this child’s record. Ask ${keepersWords(unopened)} to add them, send the action without the record, or choose a different person`,
});
