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

type Read = {
  readonly wording: string;
  readonly agencyId: string;
  readonly staffId: string | null;
  readonly dueOn: string;
};

export type ActionChange =
  | { readonly kind: "accepted"; readonly actionId: string; readonly action: Read }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Two years are the longest that a promise may wait: beyond that it is no plan. */
const longestDays = 731;

type Owners = { readonly agencies: readonly Agency[]; readonly posted: readonly Posted[] };

/** What, who and by when: of a promise for a child, or to a panel. */
export function readAction(
  form: ActionFields,
  { agencies, posted, today }: Owners & { readonly today: string },
): Read | readonly FieldError[] {
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

type Acting = { readonly actor: StaffActor; readonly at: Date; readonly today: string };
type Given = {
  readonly person: { readonly personId: string; readonly partnershipId: number };
  readonly form: ActionFields;
  /** Where the owner reads on. */
  readonly href: string;
};

/** Records a promise and tells the person who owns it. */
export async function addAction(
  tx: Tx,
  { actor, at, today }: Acting,
  { person, form, href }: Given,
): Promise<ActionChange> {
  const owners = { agencies: await listAgencies(tx), posted: await listPosted(tx, today) };
  const read = readAction(form, { ...owners, today });
  if (!("wording" in read)) return { kind: "invalid", errors: read };
  const actionId = newId();
  await tx
    .insertInto("work.actions")
    .values({
      action_id: actionId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      wording: read.wording,
      owner_agency_id: read.agencyId,
      owner_staff_id: read.staffId,
      due_on: read.dueOn,
      added_on: today,
      added_by: actor.id,
    })
    .execute();
  await notify(
    tx,
    {
      partnershipId: person.partnershipId,
      staffIds: read.staffId === null ? [] : [read.staffId],
      kind: "action",
      headline: "Something has been promised in your name: read what, and by when",
      href,
    },
    { by: actor, at },
  );
  return { kind: "accepted", actionId, action: read };
}
