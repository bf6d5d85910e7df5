import { sql } from "kysely";
import { z } from "zod";
import type { FieldError } from "../../../../kernel/fields.ts";
import type { Clock } from "../../../../kernel/clock.ts";
import type { Database } from "../../../../platform/database/database.ts";
import { redirectDone } from "../../../../platform/http/outcome.ts";
import type { Caller } from "../../../../platform/http/cookies.ts";
import { field } from "../../../../platform/http/field.ts";
import { publicRoute, route, type Route } from "../../../../platform/http/route.ts";
import { open, seal } from "../../../../platform/secrets/secrets.ts";
import { endSessionsOf } from "../../../../platform/session/sessions.ts";
import { ringOf } from "../../../../platform/sealing/index.ts";
import { enrolmentAddress, newCodeSecret, stepOfCode } from "../../one-time-codes.ts";
import { hashPassword, inTurn } from "../../passwords.ts";
import { credentialPlace, isPasswordOf, sealCodeSecret } from "../../sign-in.ts";
import { passwordErrors } from "../new-password.ts";
import { confirmedFor, own } from "./account-routes.ts";
import { appPage, passwordPage, signedOutPage } from "./form-pages.tsx";
import { paths } from "./paths.ts";

type Parts = { readonly sealKey: Buffer };

const passwordForm = z.object({ current: field(), password: field(), again: field() });
type PasswordForm = z.infer<typeof passwordForm>;

const notNow = {
  "too many attempts": "There have been too many wrong attempts. Wait 15 minutes and try again",
  busy: "Too many people are signing in at the same time. Wait a minute and try again",
};

type Checked = { readonly errors: readonly FieldError[] } | { readonly hash: string };

/** The password of now is compared, and the new one hashed, before any transaction: both take long. */
async function checkChange(given: {
  database: Database;
  clock: Clock;
  caller: Caller;
  form: PasswordForm;
}): Promise<Checked> {
  const { database, clock, caller, form } = given;
  const { session } = caller;
  if (session.state !== "complete") return { errors: [] };
  const errors = passwordErrors(form);
  if (errors.length > 0) return { errors };
  const staffId = session.actor.id;
  const right = await isPasswordOf(database, { staffId, given: form.current, at: clock.now() });
  const message =
    right === "right" || right === "wrong" ? "Your password now is not right" : notNow[right];
  if (right !== "right") return { errors: [{ field: "current", message }] };
  const hash = await inTurn(() => hashPassword(form.password), { isFirst: true });
  return hash === "busy" ? { errors: [{ field: "password", message: notNow.busy }] } : { hash };
}

const appForm = z.object({ sealed: field(), code: field() });
const purposeOf = (staffId: string): string => `new authenticator ${staffId}`;

type Owner = { readonly staffId: string; readonly name: string; readonly csrfToken: string };

function offer({ staffId, name, csrfToken }: Owner, { sealKey }: Parts, secret = newCodeSecret()) {
  const sealed = seal(sealKey, purposeOf(staffId), secret).toString("base64url");
  return { csrfToken, secret, sealed, address: enrolmentAddress(secret, name) };
}

const passwordRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/account/password",
    access: own,
    audit: { action: "account.password.look" },
    shows: { nobody: "one’s own account" },
    input: {},
    handle: ({ frame: { csrfToken } }) =>
      Promise.resolve({ kind: "page", view: passwordPage({ csrfToken }) }),
  }),
  publicRoute({
    method: "POST",
    path: "/account/password",
    access: { public: "reads the session itself: a password is compared before any transaction" },
    audit: { action: "account.password.change" },
    input: { form: passwordForm },
    before: checkChange,
    handle: async ({ tx, clock, caller: { session }, frame: { csrfToken }, before }) => {
      if (session.state !== "complete") {
        return { kind: "refused", status: 401, view: signedOutPage };
      }
      const staffId = session.actor.id;
      const subjectIds = [staffId];
      if ("errors" in before) {
        const view = passwordPage({ csrfToken, errors: before.errors });
        return { kind: "invalid", view, subjectIds };
      }
      await sql`select sec.set_password(${staffId}, ${before.hash})`.execute(tx);
      await endSessionsOf(tx, { staffId, but: session.sessionId, at: clock.now() });
      return redirectDone(
        paths.account,
        "Your password was changed. Use the new one the next time you sign in.",
        { subjectIds },
      );
    },
  }),
];

const changing = "a new authenticator app is added";
const changed =
  "Your new authenticator app is in use. Codes from the old one are no longer accepted.";

export function secretRoutes(parts: Parts): readonly Route[] {
  return [
    ...passwordRoutes,
    route({
      method: "GET",
      path: "/account/app",
      access: own,
      audit: { action: "account.app.new" },
      shows: { nobody: "one’s own account" },
      stepUp: confirmedFor(changing, ""),
      input: {},
      handle: ({ actor, frame: { csrfToken } }) => {
        const view = appPage(offer({ staffId: actor.id, name: actor.name, csrfToken }, parts));
        return Promise.resolve({ kind: "page", view, subjectIds: [actor.id] });
      },
    }),
    route({
      method: "POST",
      path: "/account/app",
      access: own,
      audit: { action: "account.app.change" },
      shows: { nobody: "one’s own account" },
      stepUp: confirmedFor(changing, changed),
      input: { form: appForm },
      handle: async ({ tx, actor, clock, form, frame: { csrfToken } }) => {
        const subjectIds = [actor.id];
        const sealed = Buffer.from(form.sealed, "base64url");
        const secret = open(parts.sealKey, purposeOf(actor.id), sealed);
        const step = secret === undefined ? undefined : stepOfCode(secret, form.code, clock.now());
        if (secret !== undefined && step !== undefined) {
          const place = credentialPlace(actor.id, actor.partnershipId);
          const kept = sealCodeSecret(ringOf(tx), secret, place);
          await sql`select directory.set_own_code(${kept}, ${step})`.execute(tx);
          return { kind: "redirect", to: paths.account, subjectIds };
        }
        const again = offer({ staffId: actor.id, name: actor.name, csrfToken }, parts, secret);
        const errors = [{ field: "code", message: "That is not the code that the new app shows" }];
        return { kind: "invalid", view: appPage({ ...again, errors }), subjectIds };
      },
    }),
  ];
}
