import { sql } from "kysely";
import { addDays } from "../../kernel/dates.ts";
import { readDateParts, readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { listAgencies, listPosted, type Agency, type Posted } from "../directory/index.ts";
import { notify } from "./notify.ts";

export type ActionFields = {
  readonly wording: string;
  /** "agency:…" or "staff:…": a promise always has an agency, and a person where one is named. */
  readonly owner: string;
  readonly due: DateParts;
};

/** What will be done, who owns it and by when. */
export type NewAction = {
  readonly wording: string;
  readonly agencyId: string;
  readonly staffId: string | null;
  readonly dueOn: string;
};

/** Two years are the longest that a promise may wait: beyond that it is no plan. */
const longestDays = 731;

type Owners = { readonly agencies: readonly Agency[]; readonly posted: readonly Posted[] };

/** What, who and by when: of a promise for a child, or to a panel. */
export function readAction(
  form: ActionFields,
  { agencies, posted, today }: Owners & { readonly today: string },
): NewAction | readonly FieldError[] {
  const wording = readText(form.wording, {
    name: "What will be done",
    most: 1000,
    missing: "Enter what will be done",
  });
  const [kind, id] = form.owner.split(":");
  const person = kind === "staff" ? posted.find(({ staffId }) => staffId === id) : undefined;
  const agencyId =
    person?.agencyId ??
    (kind === "agency" ? agencies.find((one) => one.agencyId === id)?.agencyId : undefined);
  const due = readDateParts(form.due, {
    name: "Due date",
    earliest: today,
    latest: addDays(today, longestDays),
  });
  const errors: FieldError[] = [];
  if (!wording.ok) errors.push({ field: "wording", message: wording.error });
  if (agencyId === undefined) errors.push({ field: "owner", message: "Choose who will do it" });
  if (!due.ok) errors.push({ field: "due", message: due.error });
  if (!wording.ok || agencyId === undefined || !due.ok) return errors;
  return { wording: wording.value, agencyId, staffId: person?.staffId ?? null, dueOn: due.value };
}

/** What was typed, read with who works here today. */
export async function readGivenAction(
  tx: Tx,
  today: string,
  form: ActionFields,
): Promise<NewAction | readonly FieldError[]> {
  const owners = { agencies: await listAgencies(tx), posted: await listPosted(tx, today) };
  return readAction(form, { ...owners, today });
}

type CommandContext = { readonly actor: StaffActor; readonly at: Date };
type HandlerInput = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly action: NewAction;
  /** Whether its words go to an owner who cannot open the record. */
  readonly isStandalone: boolean;
  /** Where an owner who opens the record reads on. */
  readonly href: string;
};

/** Given; or why the owner cannot have it: the record is closed to them, or they have a conflict of interest. */
export type ActionGiven =
  { readonly kind: "given"; readonly actionId: string } | { readonly kind: "closed" | "conflict" };

/** Records an action and tells the person who owns it. The database refuses an owner who cannot open the record. */
export async function writeAction(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, action, isStandalone, href }: HandlerInput,
): Promise<ActionGiven> {
  const actionId = newId();
  const { rows } = await sql<{ said: string }>`
    select protect.give_action(${actionId}::uuid, ${person.personId}::uuid, ${action.wording}, ${action.agencyId}::uuid,
      ${action.staffId}::uuid, ${action.dueOn}::date, ${isStandalone}, ${at}) as said`.execute(tx);
  const said = rows[0]?.said;
  if (said === "closed" || said === "conflict") return { kind: said };
  const isSent = isStandalone && (await isSentAlone(tx, actionId));
  await notify(
    tx,
    {
      partnershipId: person.partnershipId,
      staffIds: action.staffId === null ? [] : [action.staffId],
      kind: "action",
      headline: isSent
        ? "You have a new action without the record: read what, by when and who to ring"
        : "You have a new action: read what it is and when it is due",
      href: isSent ? standaloneAddress(actionId) : href,
    },
    { by: actor, at },
  );
  return { kind: "given", actionId };
}

/** An owner who opens the record by now has the action on it, whatever the form said. */
async function isSentAlone(tx: Tx, actionId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("work.actions")
    .select("is_standalone")
    .where("action_id", "=", actionId)
    .executeTakeFirst();
  return row?.is_standalone ?? false;
}

export const standaloneAddress = (actionId: string): string => `/work/actions/${actionId}`;
