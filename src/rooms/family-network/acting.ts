import type { FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";

export type Child = {
  readonly personId: string;
  readonly partnershipId: number;
  readonly bornOn: string | null;
};

export type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };
export type Change = { readonly kind: "accepted" } | Invalid | { readonly kind: "stale" };

export const invalid = (errors: readonly FieldError[]): Invalid => ({ kind: "invalid", errors });

/** What each row about a child begins with. */
export const ofChild = ({ personId, partnershipId }: Child) => ({
  partnership_id: partnershipId,
  person_id: personId,
});

type Noted = { readonly headline: string; readonly detail: string | null };

/** A line of the chronology. Headlines go into papers of panels, so no person is named in one. */
export const note = (
  tx: Tx,
  { actor, today }: CommandContext,
  person: Child,
  { headline, detail }: Noted,
): Promise<void> =>
  appendChronology(tx, person, { kind: "family", headline, detail, happenedOn: today, by: actor });
