import { sql } from "kysely";
import { readText, type FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Actor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listChoices, listServiceAccounts, type Choices } from "./account-reads.ts";

export type AccountForm = {
  readonly name: string;
  readonly team: string;
  readonly role: string;
  readonly responsible: string;
};

export type AccountChange =
  | { readonly kind: "accepted"; readonly accountId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

export type CommandContext = { readonly actor: Actor; readonly at: Date; readonly today: string };

/** Adds a machine that acts for an agency, with its post and the person who answers for it. */
export async function addServiceAccount(
  tx: Tx,
  { actor, at, today }: CommandContext,
  form: AccountForm,
): Promise<AccountChange> {
  const names = (await listServiceAccounts(tx)).filter(({ endedAt }) => endedAt === null);
  const read = readAccount(form, { choices: await listChoices(tx, today), actor });
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (names.some(({ name }) => name.toLowerCase() === read.name.toLowerCase())) {
    const message = "There is a service account of this name: choose another name";
    return { kind: "invalid", errors: [{ field: "name", message }] };
  }
  const accountId = newId();
  const { rows } = await sql<{ added: boolean }>`
    select directory.add_service_account(${accountId}, ${newId()}, ${read.name}, ${form.responsible},
      ${form.team}, ${form.role}, ${at}) as added`.execute(tx);
  if (rows[0]?.added !== true) throw new Error("a service account was refused by the database");
  return { kind: "accepted", accountId };
}

function readAccount(
  form: AccountForm,
  { choices, actor }: { readonly choices: Choices; readonly actor: Actor },
): { readonly name: string } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const isOffered = (list: readonly { readonly id: string }[], id: string): boolean =>
    list.some((one) => one.id === id);
  const name = readText(form.name, {
    name: "Name",
    most: 120,
    missing: "Enter the name of the system, like “Fernhill school records”",
  });
  if (!name.ok) errors.push({ field: "name", message: name.error });
  if (!isOffered(choices.teams, form.team)) {
    errors.push({ field: "team", message: "Choose the team that the system acts for" });
  }
  if (!isOffered(choices.roles, form.role)) {
    errors.push({ field: "role", message: "Choose what the system may do" });
  }
  if (!isOffered(choices.people, form.responsible)) {
    errors.push({ field: "responsible", message: "Choose who answers for the system" });
  } else if (form.responsible === actor.id) {
    // Whoever gives out tokens would otherwise be the only one who hears of it.
    errors.push({
      field: "responsible",
      message: "Choose a different person: you give out its tokens",
    });
  }
  return name.ok && errors.length === 0 ? { name: name.value } : { errors };
}
