import { sql } from "kysely";
import type { FieldError } from "../../kernel/fields.ts";
import { isId, newId } from "../../kernel/ids.ts";
import type { Actor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Inside } from "../../platform/outbound/inside.ts";
import { readWebAddress } from "../../platform/outbound/public-address.ts";
import { ringOf } from "../../platform/sealing/index.ts";
import type { ServiceAccount } from "../accounts/index.ts";
import { isHookEvent } from "./hook-events.ts";
import { newSecret, sealSecret } from "./secrets.ts";

export type HookForm = {
  /** The form’s own: the same form sent twice makes one hook. */
  readonly id: string;
  readonly address: string;
  readonly events: readonly string[];
};

type HookAdded =
  | { readonly kind: "accepted"; readonly hookId: string; readonly secret: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** The form was sent before: its secret was shown then. */
  | { readonly kind: "stale" }
  /** The account has ended. */
  | { readonly kind: "ended" };

type CommandContext = {
  readonly actor: Actor & { readonly partnershipId: number };
  readonly at: Date;
};

type Adding = {
  readonly account: ServiceAccount;
  readonly form: HookForm;
  /** Receivers that are not on the internet and that the one who runs Lantern allows. */
  readonly inside?: readonly Inside[];
};

/**
 * Adds a webhook of a service account. Its secret is in the answer and, sealed, in the database; nothing is
 * sent until the person who answers for the account has confirmed it.
 */
export async function addHook(
  tx: Tx,
  { actor, at }: CommandContext,
  { account, form, inside = [] }: Adding,
): Promise<HookAdded> {
  if (account.endedAt !== null) return { kind: "ended" };
  const read = readHook(form, inside);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  if (account.responsibleId === actor.id) {
    const message =
      "You are responsible for this account and confirm its webhooks, so a colleague must add them";
    return { kind: "invalid", errors: [{ field: "address", message }] };
  }
  const hookId = isId(form.id) ? form.id : newId();
  const { secretId, secret, sealedKey, sealed } = makeSecret(tx, actor.partnershipId);
  const { rows } = await sql<{ added: boolean }>`
    select sec.add_hook(${hookId}::uuid, ${account.accountId}::uuid, ${read.address}, ${[...form.events]}::text[],
      ${secretId}::uuid, ${sealedKey}, ${sealed}, ${at}) as added`.execute(tx);
  return rows[0]?.added === true ? { kind: "accepted", hookId, secret } : { kind: "stale" };
}

function makeSecret(tx: Tx, partnershipId: number) {
  const [secretId, secret] = [newId(), newSecret()];
  return { secretId, secret, ...sealSecret(ringOf(tx), { secretId, partnershipId }, secret) };
}

function readHook(
  { address, events }: HookForm,
  inside: readonly Inside[],
): { readonly address: string } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const read = readWebAddress(address, inside);
  if (!read.ok) errors.push({ field: "address", message: read.error });
  if (events.length === 0 || !events.every(isHookEvent))
    errors.push({ field: "events", message: "Choose the events it receives" });
  return read.ok && errors.length === 0 ? { address: read.value } : { errors };
}

/** Confirms or refuses a hook, once. False where it waits for no answer of the acting person. */
export async function answerHook(
  tx: Tx,
  { hookId, verdict }: { readonly hookId: string; readonly verdict: "confirm" | "refuse" },
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select sec.answer_hook(${hookId}::uuid, ${verdict === "confirm"}, ${at}) as done`.execute(tx);
  return rows[0]?.done === true;
}

type Change = {
  readonly hookId: string;
  readonly what: "end" | "start" | "test" | "again";
  /** The message that is sent. */
  readonly deliveryId?: string;
};

/** False where the hook, or the message, is not in a state for it. */
export async function changeHook(
  tx: Tx,
  { hookId, what, deliveryId }: Change,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select sec.change_hook(${hookId}::uuid, ${what}, ${at}, ${deliveryId ?? null}::uuid) as done`.execute(
    tx,
  );
  return rows[0]?.done === true;
}

type Renewing = { readonly hookId: string; readonly partnershipId: number };

/** Another secret; the one before stands beside it for a day. Undefined where the hook does not stand. */
export async function renewSecret(
  tx: Tx,
  { hookId, partnershipId }: Renewing,
  at: Date,
): Promise<string | undefined> {
  const { secretId, secret, sealedKey, sealed } = makeSecret(tx, partnershipId);
  const { rows } = await sql<{ done: boolean }>`
    select sec.change_hook(${hookId}::uuid, 'renew', ${at}, ${secretId}::uuid, ${sealedKey}, ${sealed}) as done`.execute(
    tx,
  );
  return rows[0]?.done === true ? secret : undefined;
}
