import { sql } from "kysely";
import { readText, type FieldError } from "../../../kernel/fields.ts";
import { isIsoDate } from "../../../kernel/dates.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/tx.ts";
import { listPostChoices } from "./people-reads.ts";
import { expiryOf, newTicketCode } from "./tickets.ts";

export type PersonForm = {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly team: string;
  readonly role: string;
};

type Invalid = { readonly kind: "invalid"; readonly errors: readonly FieldError[] };
type When = { readonly at: Date; readonly today: string };

/** A joiner: the person with their first post, and the code that lets them make their way in. */
export async function invitePerson(
  tx: Tx,
  form: PersonForm,
  { at, today }: When,
): Promise<
  Invalid | { readonly kind: "invited"; readonly staffId: string; readonly code: string }
> {
  const errors = [...personErrors(form), ...(await postErrors(tx, form))];
  if (errors.length > 0) return { kind: "invalid", errors };
  const staffId = newId();
  const code = newTicketCode();
  const email = form.email.trim().toLowerCase();
  const phone = form.phone.trim() === "" ? null : form.phone.trim();
  const { rows } = await sql<{ said: string }>`
    select directory.add_person(${staffId}, ${form.name.trim()}, ${email}, ${phone}, ${newId()}, ${form.team},
      ${form.role}, ${today}, ${newId()}, ${code.hash}, ${expiryOf(at)}, ${at}) as said`.execute(
    tx,
  );
  if (rows[0]?.said === "added") return { kind: "invited", staffId, code: code.text };
  const message = "Another user has this address already";
  return { kind: "invalid", errors: [{ field: "email", message }] };
}

function personErrors({ name, email, phone }: PersonForm): readonly FieldError[] {
  const read = readText(name, { name: "Name", most: 120, missing: "Enter their name" });
  const isAddress = /^[^\s@]{1,64}@[^\s@]{1,180}\.[^\s@]{2,}$/.test(email.trim());
  return [
    ...(read.ok ? [] : [{ field: "name", message: read.error }]),
    ...(isAddress
      ? []
      : [{ field: "email", message: "Enter a work email address, like name@council.gov.uk" }]),
    ...(phone.trim() === "" || /^[\d +()]{3,40}$/.test(phone.trim())
      ? []
      : [{ field: "phone", message: "Enter a telephone number: digits and spaces" }]),
  ];
}

async function postErrors(
  tx: Tx,
  { team, role }: Pick<PersonForm, "team" | "role">,
): Promise<readonly FieldError[]> {
  const { teams, roles } = await listPostChoices(tx);
  return [
    ...(teams.some(({ id }) => id === team)
      ? []
      : [{ field: "team", message: "Choose their team" }]),
    ...(roles.some(({ id }) => id === role)
      ? []
      : [{ field: "role", message: "Choose their role" }]),
  ];
}

export type PostForm = Pick<PersonForm, "team" | "role"> & { readonly starts: string };

/** A mover: another post, from a day on. */
export async function givePost(
  tx: Tx,
  staffId: string,
  form: PostForm,
  { at, today }: When,
): Promise<Invalid | { readonly kind: "given" } | { readonly kind: "none" }> {
  const starts = form.starts.trim() === "" ? today : form.starts.trim();
  const errors = [
    ...(await postErrors(tx, form)),
    ...(isIsoDate(starts) && starts >= today
      ? []
      : [{ field: "starts", message: "Enter today or a later day" }]),
  ];
  if (errors.length > 0) return { kind: "invalid", errors };
  const { rows } = await sql<{ said: string }>`
    select directory.give_post(${newId()}, ${staffId}, ${form.team}, ${form.role}, ${starts}, null, ${at}) as said`.execute(
    tx,
  );
  const said = rows[0]?.said;
  if (said === "given") return { kind: "given" };
  if (said === "leaves") {
    const message = "They leave before that day";
    return { kind: "invalid", errors: [{ field: "starts", message }] };
  }
  if (said === "has") {
    const message = "They have this post already: this one can begin when that one has ended";
    return { kind: "invalid", errors: [{ field: "role", message }] };
  }
  if (said !== "apart") return { kind: "none" };
  const message =
    "Nobody who manages people or reads the audit may also open records: end that post first";
  return { kind: "invalid", errors: [{ field: "role", message }] };
}

const didIt = async (query: Promise<{ rows: { done: boolean | null }[] }>): Promise<boolean> =>
  (await query).rows[0]?.done === true;

/** The post ends with this day; the person loses it tomorrow, or now where `last` is yesterday. */
export const endPost = (
  tx: Tx,
  { postId, staffId, last, at }: { postId: string; staffId: string; last: string; at: Date },
): Promise<boolean> =>
  didIt(
    sql<{ done: boolean }>`
      select directory.end_post(${postId}, ${staffId}, ${last}, ${at}) as done`.execute(tx),
  );

/** A leaver: nothing opens to them from this moment. */
export const endPerson = (tx: Tx, staffId: string, at: Date): Promise<boolean> =>
  didIt(sql<{ done: boolean }>`select directory.end_person(${staffId}, ${at}) as done`.execute(tx));

export const unlockPerson = (tx: Tx, staffId: string): Promise<boolean> =>
  didIt(sql<{ done: boolean }>`select directory.unlock(${staffId}) as done`.execute(tx));

export async function endSessionsOfPerson(tx: Tx, staffId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ ended: number | null }>`
    select directory.end_sessions_of(${staffId}, ${at}) as ended`.execute(tx);
  return typeof rows[0]?.ended === "number";
}

/** The first of two administrators: nothing opens by it yet. */
export const askRecovery = (tx: Tx, staffId: string, at: Date): Promise<boolean> =>
  didIt(
    sql<{ done: boolean }>`
      select directory.ask_recovery(${newId()}, ${staffId}, ${expiryOf(at)}, ${at}) as done`.execute(
      tx,
    ),
  );

/** The second agrees, and is shown the code once. */
export async function confirmRecovery(
  tx: Tx,
  { ticketId, staffId, at }: { ticketId: string; staffId: string; at: Date },
): Promise<string | undefined> {
  const code = newTicketCode();
  const isDone = await didIt(
    sql<{ done: boolean }>`
      select directory.confirm_recovery(${ticketId}, ${staffId}, ${code.hash}, ${at}) as done`.execute(
      tx,
    ),
  );
  return isDone ? code.text : undefined;
}
