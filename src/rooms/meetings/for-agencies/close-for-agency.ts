import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { findPerson, listCircle, mayDo } from "../../subjects/index.ts";
import { findAction, type Action, type ClosingFields } from "../../work/index.ts";
import { sayWhatCame } from "../promises.ts";
import { findAgencyAction } from "./agency-reads.ts";

export type Closed =
  | { readonly kind: "accepted"; readonly action: Action }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" | "absent" | "forbidden" };

/** Says what became of a promise in the agency's name, by the rules of the child's own page. */
export async function closeForAgency(
  tx: Tx,
  acting: CommandContext,
  { actionId, form }: { readonly actionId: string; readonly form: ClosingFields },
): Promise<Closed & { readonly personId?: string }> {
  const { actor, at } = acting;
  const own = await findAgencyAction(tx, actor, actionId);
  const person = own && (await findPerson(tx, actor, own.personId));
  if (!person) return { kind: "absent" };
  const { personId } = person;
  const circle = await listCircle(tx, person.circleId, at);
  if (!mayDo(actor, "action.manage", { person, circle })) return { kind: "forbidden", personId };
  const change = await sayWhatCame(tx, acting, { person, actionId, form });
  if (change.kind === "invalid") return { ...change, personId };
  const action = await findAction(tx, personId, actionId);
  if (change.kind === "accepted" && action) return { kind: "accepted", action, personId };
  return { kind: "stale", personId };
}
