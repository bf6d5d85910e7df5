import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { FieldError } from "../../kernel/fields.ts";
import {
  addToCircle,
  circleBases,
  circleChanged,
  type CircleForm,
  type Person,
} from "../subjects/index.ts";
import { appendChronology } from "./chronology-writes.ts";

type ReadQuery = { readonly person: Person; readonly form: CircleForm };

export type LetIn =
  | { readonly kind: "accepted"; readonly staffId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Adds a colleague to the circle, with its line in the chronology. */
export async function letPersonIn(
  tx: Tx,
  acting: CommandContext,
  asked: ReadQuery,
): Promise<LetIn> {
  const change = await addToCircle(tx, acting, asked);
  if (change.kind === "invalid") return change;
  const { staffId, name, agency } = change.added;
  const named = {
    headline: `${name} (${agency}) joined the professional network`,
    detail: `${circleBases[change.basis]}. ${asked.form.reason.trim()}`,
  };
  const { headline, detail } = change.isSensitive ? circleChanged : named;
  const { actor, today } = acting;
  const line = { kind: "circle", headline, detail, happenedOn: today, by: actor } as const;
  await appendChronology(tx, asked.person, line);
  return { kind: "accepted", staffId };
}
