import { z } from "zod";
import type { Clock } from "../../../../kernel/clock.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { Database } from "../../../../platform/database/database.ts";
import type { Caller } from "../../../../platform/http/cookies.ts";
import type { Tx } from "../../../../platform/database/tx.ts";
import type { Frame } from "../../../../platform/http/frame.ts";
import type { Outcome } from "../../../../platform/http/outcome.ts";
import { field } from "../../../../platform/http/field.ts";
import { publicRoute, type Route } from "../../../../platform/http/route.ts";
import { open, seal } from "../../../../platform/secrets/secrets.ts";
import { giveBack, reserveAttempts, type Bound } from "../../../../platform/session/rate-limit.ts";
import { sourceOf } from "../../../../platform/session/source.ts";
import { rememberBrowser } from "../../known-browsers.ts";
import { ringOf } from "../../../../platform/sealing/index.ts";
import { passwordErrors } from "../../own-account/new-password.ts";
import { enrolmentAddress, newCodeSecret, stepOfCode } from "../../one-time-codes.ts";
import { hashPassword, inTurn } from "../../passwords.ts";
import { credentialPlace, sealCodeSecret } from "../../sign-in.ts";
import { findTicket, useTicket, type Ticket } from "../tickets.ts";
import { joinAppPage, joinedPage, joinPage } from "./join-pages.tsx";

const access = { public: "the first sign-in, by a code handed over in person" } as const;
const first = z.object({ code: field(), password: field(), again: field() });
const second = z.object({ ticket: field(), sealed: field(), code: field() });
const sealedWays = z.object({ ticket: z.string(), hash: z.string(), secret: z.string() });
const purpose = "join";
/** A code has 118 random bits; this keeps a network from keeping the server busy. Right ones are not counted. */
const bound = (ip: string): Bound => ({
  name: `join ip ${sourceOf(ip)}`,
  limit: { attempts: 50, minutes: 15 },
});

const unknown: FieldError = {
  field: "code",
  message: "That code is not right, was used already or is more than three days old",
};

const busyError: FieldError = {
  field: "password",
  message: "Too many people are signing in at the same time. Wait a minute and try again",
};

type Checked =
  { readonly errors: readonly FieldError[] } | { readonly ticket: Ticket; readonly hash: string };

async function check(given: {
  database: Database;
  clock: Clock;
  caller: Caller;
  form: z.infer<typeof first>;
}): Promise<Checked> {
  const { database, clock, caller, form } = given;
  const at = clock.now();
  const ticket = await database.askForSignIn(async (tx) => {
    const counted = await reserveAttempts(tx, [bound(caller.ip)], at);
    if ("full" in counted) return undefined;
    const found = await findTicket(tx, form.code, at);
    if (found) await giveBack(tx, counted.reserved);
    return found;
  });
  if (!ticket) return { errors: [unknown] };
  const errors = passwordErrors({ ...form, email: ticket.email });
  if (errors.length > 0) return { errors };
  const hash = await inTurn(() => hashPassword(form.password), { isFirst: true });
  return hash === "busy" ? { errors: [busyError] } : { ticket, hash };
}

type Parts = { readonly sealKey: Buffer };
type ReadQuery<F> = {
  readonly tx: Tx;
  readonly clock: Clock;
  readonly caller: Caller;
  readonly frame: Frame;
  readonly form: F;
};

export function joinRoutes(parts: Parts): readonly Route[] {
  return [
    publicRoute({
      method: "GET",
      path: "/join",
      access,
      audit: { action: "join.open" },
      input: {},
      handle: ({ frame: { csrfToken } }) =>
        Promise.resolve({ kind: "page", view: joinPage({ csrfToken, code: "" }) }),
    }),
    publicRoute({
      method: "POST",
      path: "/join",
      access,
      audit: { action: "join.password" },
      input: { form: first },
      before: check,
      handle: (asked) => Promise.resolve(offerApp(asked, parts)),
    }),
    publicRoute({
      method: "POST",
      path: "/join/app",
      access,
      audit: { action: "join.finish" },
      input: { form: second },
      handle: (asked) => finish(asked, parts),
    }),
  ];
}

/** The password's digest and the app's secret travel sealed in the page: nothing is kept before both are proved. */
function offerApp(
  {
    frame: { csrfToken },
    form: { code },
    before,
  }: ReadQuery<z.infer<typeof first>> & { readonly before: Checked },
  { sealKey }: Parts,
): Outcome {
  if ("errors" in before) {
    const view = joinPage({ csrfToken, code, errors: before.errors });
    return before.errors.includes(unknown)
      ? { kind: "refused", status: 401, view }
      : { kind: "invalid", view };
  }
  const { ticket, hash } = before;
  const secret = newCodeSecret();
  const ways = JSON.stringify({ ticket: code, hash, secret });
  const sealed = seal(sealKey, purpose, ways).toString("base64url");
  const { email, staffId } = ticket;
  const address = enrolmentAddress(secret, email);
  const view = joinAppPage({ csrfToken, code, sealed, secret, address, email });
  return { kind: "page", view, subjectIds: [staffId] };
}

async function finish(
  { tx, clock, caller, frame: { csrfToken }, form }: ReadQuery<z.infer<typeof second>>,
  { sealKey }: Parts,
): Promise<Outcome> {
  const at = clock.now();
  const plain = open(sealKey, purpose, Buffer.from(form.sealed, "base64url"));
  const ways = plain === undefined ? undefined : sealedWays.parse(JSON.parse(plain));
  const ticket = ways?.ticket === form.ticket ? await findTicket(tx, form.ticket, at) : undefined;
  if (!ways || !ticket) {
    const view = joinPage({ csrfToken, code: "", errors: [unknown] });
    return { kind: "refused", status: 401, view };
  }
  const { hash, secret } = ways;
  const { email, staffId } = ticket;
  const step = stepOfCode(secret, form.code, at);
  if (step === undefined) {
    const errors = [{ field: "code", message: "That is not the code that the app shows now" }];
    const address = enrolmentAddress(secret, email);
    const again = { csrfToken, code: form.ticket, sealed: form.sealed, secret, address, email };
    return { kind: "invalid", view: joinAppPage({ ...again, errors }), subjectIds: [staffId] };
  }
  const place = credentialPlace(staffId, ticket.partnershipId);
  const sealed = sealCodeSecret(ringOf(tx), secret, place);
  const kept = { passwordHash: hash, sealed, step };
  await useTicket(tx, { code: form.ticket, ways: kept, at });
  // Whoever has locked them out meanwhile does not keep them from signing in here.
  const browser = await rememberBrowser(tx, { staffId, caller, at });
  return { kind: "page", view: joinedPage, subjectIds: [staffId], session: null, browser };
}
