import { sql } from "kysely";
import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import { readText } from "../../../../kernel/fields.ts";
import type { StaffActor } from "../../../../platform/access/actor.ts";
import type { Tx } from "../../../../platform/database/tx.ts";
import { anId } from "../../../../platform/http/field.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import type { Frame } from "../../../../platform/http/frame.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { addPasskey, askForNewPasskey, type PasskeyAsk } from "../../passkeys/passkeys.ts";
import { listOwnPasskeys } from "../account-reads.ts";
import { confirmedFor, own, passkeyForm } from "./account-routes.ts";
import { lastWayPage, newPasskeyPage, removePasskeyPage } from "./form-pages.tsx";
import { paths } from "./paths.ts";

type Parts = { readonly sealKey: Buffer };
type ReadContext = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly frame: Frame;
  readonly at: Date;
};

async function askIn(
  { tx, actor, frame, at }: ReadContext,
  { sealKey }: Parts,
): Promise<PasskeyAsk> {
  const has = (await listOwnPasskeys(tx)).map(({ credentialId }) => credentialId);
  const owner = { staffId: actor.id, name: actor.name, has };
  return askForNewPasskey({ sealKey, origin: frame.origin, at }, owner);
}

const adding = "a passkey is added";

export function passkeyRoutes(parts: Parts): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/account/passkeys/new",
      access: own,
      audit: { action: "account.passkey.new" },
      shows: { nobody: "one’s own account" },
      stepUp: confirmedFor(adding, ""),
      withoutFactor: true,
      input: {},
      handle: async ({ tx, actor, clock, frame }) => {
        const ask = await askIn({ tx, actor, frame, at: clock.now() }, parts);
        const view = newPasskeyPage({ csrfToken: frame.csrfToken, ask });
        return { kind: "page", view, subjectIds: [actor.id] };
      },
    }),
    route({
      method: "POST",
      path: "/account/passkeys",
      access: own,
      audit: { action: "account.passkey.add" },
      shows: { nobody: "one’s own account" },
      stepUp: confirmedFor(adding, "The passkey was added. You can sign in with it."),
      withoutFactor: true,
      input: { form: passkeyForm },
      handle: (asked) => add(asked, parts),
    }),
    ...removing,
  ];
}

type Adding = {
  readonly tx: Tx;
  readonly actor: StaffActor;
  readonly clock: Clock;
  readonly frame: Frame;
  readonly form: z.infer<typeof passkeyForm>;
};

async function add({ tx, actor, clock, frame, form }: Adding, parts: Parts): Promise<Outcome> {
  const subjectIds = [actor.id];
  const at = clock.now();
  const { origin, csrfToken } = frame;
  const missing = "Enter what to call it, like “Work laptop”";
  const name = readText(form.name, { name: "Name", most: 60, missing });
  const isAdded =
    name.ok &&
    (await addPasskey(
      tx,
      { ...form, name: name.value, staffId: actor.id },
      { sealKey: parts.sealKey, origin, at },
    ));
  if (isAdded) return { kind: "redirect", to: paths.account, subjectIds };
  const message = name.ok ? "The passkey was not accepted. Try again" : name.error;
  const ask = await askIn({ tx, actor, frame, at }, parts);
  const errors = [{ field: "name", message }];
  const view = newPasskeyPage({ csrfToken, ask, name: form.name, errors });
  return { kind: "invalid", view, subjectIds };
}

const params = z.object({ passkeyId: anId });

const removing: readonly Route[] = [
  route({
    method: "GET",
    path: "/account/passkeys/:passkeyId/remove",
    access: own,
    audit: { action: "account.passkey.look" },
    shows: { nobody: "one’s own account" },
    input: { params },
    handle: async ({ tx, params: { passkeyId }, frame: { csrfToken } }) => {
      const found = (await listOwnPasskeys(tx)).find((one) => one.passkeyId === passkeyId);
      if (!found) return { kind: "notFound" };
      return { kind: "page", view: removePasskeyPage({ csrfToken, ...found }) };
    },
  }),
  route({
    method: "POST",
    path: "/account/passkeys/:passkeyId/remove",
    access: own,
    audit: { action: "account.passkey.remove" },
    shows: { nobody: "one’s own account" },
    stepUp: confirmedFor("a passkey is removed", "The passkey was removed. It opens nothing now."),
    input: { params, form: z.object({}) },
    handle: async ({ tx, actor, clock, params: { passkeyId } }) => {
      const { rows } = await sql<{ removed: boolean }>`
        select directory.remove_own_passkey(${passkeyId}, ${clock.now()}) as removed`.execute(tx);
      const subjectIds = [actor.id, passkeyId];
      if (rows[0]?.removed === true) return { kind: "redirect", to: paths.account, subjectIds };
      const isThere = (await listOwnPasskeys(tx)).some((one) => one.passkeyId === passkeyId);
      return isThere
        ? { kind: "refused", view: lastWayPage, subjectIds }
        : { kind: "notFound", subjectIds };
    },
  }),
];
