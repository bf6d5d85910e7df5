import type { Clock } from "../../../kernel/clock.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Result } from "../../../kernel/result.ts";
import type { Caller } from "../../../platform/http/cookies.ts";
import type { Frame } from "../../../platform/http/frame.ts";
import type { Outcome, View } from "../../../platform/http/outcome.ts";
import type { ByAnyone } from "../../../platform/http/route.ts";
import type { Database, Tx } from "../../../platform/database/database.ts";
import { openSession } from "../../../platform/session/sessions.ts";
import {
  checkCode,
  checkPassword,
  demonstrationCode,
  type Credentials,
  type SignInRefusal,
} from "../sign-in.ts";
import { placeOf } from "../../../platform/http/place.ts";
import { rememberBrowser } from "../known-browsers.ts";
import { noteHalfway, tellWrongTries } from "../wrong-tries.ts";
import { arrive, endStanding } from "./arrive.ts";
import type { Carried } from "./carried.tsx";
import { codePage, signInPage } from "./sign-in-pages.tsx";
import { waysIn } from "./ways.ts";

export type ReadQuery<Form> = ByAnyone & {
  readonly tx: Tx;
  readonly clock: Clock;
  readonly frame: Frame;
  readonly form: Form & Carried;
};

export type StepParts = { readonly sealKey: Buffer; readonly isEvaluation: boolean };

/** The same for an address that nobody has: it tells nobody which those are. */
const locked =
  "There have been too many wrong attempts today. Use a passkey, or a browser in which you have signed in before. Otherwise ask your administrator, or try again tomorrow";
const busy = "Too many people are signing in at the same time. Wait a minute and try again";

const refusalWords: Readonly<Record<SignInRefusal, string>> = {
  "not recognised": "The email address or password is not right",
  "too many attempts":
    "There have been too many wrong attempts. Wait 15 minutes and try again, use a passkey, or use a browser in which you have signed in before",
  locked,
  used: "Start again",
  busy,
};

export const codeWords: Readonly<Record<SignInRefusal, string>> = {
  "not recognised":
    "The code is wrong, or is a recovery code that has been used. Check it, or wait for the next one and enter it",
  "too many attempts": "There have been too many wrong attempts. Wait 5 minutes and try again",
  locked,
  used: "That code was used already. Wait for the next one and enter it",
  busy,
};

type PasswordForm = { readonly email: string; readonly password: string };

/** Before the first step's transaction: a form with something missing is not worth counting. */
export function passwordCheck(): (given: {
  database: Database;
  clock: Clock;
  caller: Caller;
  form: PasswordForm;
}) => Promise<Result<Credentials, SignInRefusal> | undefined> {
  return async ({ database, clock, caller, form }) =>
    missingFields(form).length > 0
      ? undefined
      : checkPassword(database, { ...form, ...placed(caller) }, { at: clock.now() });
}

const placed = ({ ip, browser }: Caller) => ({ ip, browser });

/** First step. Its session opens nothing but the second step. */
export async function passwordStep(
  {
    tx,
    clock,
    frame,
    form,
    caller,
    before: checked,
  }: ReadQuery<PasswordForm> & {
    readonly before: Result<Credentials, SignInRefusal> | undefined;
  },
  { sealKey, isEvaluation }: StepParts,
): Promise<Outcome> {
  const carried: Carried = { next: form.next, kept: form.kept };
  const again = async (errors: readonly FieldError[]): Promise<View> => {
    const ways = await waysIn(tx, { frame, clock, sealKey });
    return signInPage(frame, { carried, ways, email: form.email, errors });
  };
  if (!checked) return { kind: "invalid", view: await again(missingFields(form)) };
  const at = clock.now();
  if (!checked.ok) {
    const message = refusalWords[checked.error];
    return refused(checked.error, await again([{ field: "email", message }]));
  }
  const { staffId } = checked.value;
  await endStanding(tx, caller, at);
  const session = await openSession(tx, { staffId, isComplete: false, at });
  await noteHalfway(tx, staffId, at);
  const shown = isEvaluation ? await demonstrationCode(tx, staffId, { at }) : undefined;
  // Whoever signs in while signed in leaves the old session: the next form belongs to none.
  const csrfToken = caller.formTokenWith();
  const view = codePage(
    { ...frame, actor: undefined, csrfToken },
    { carried, demonstrationCode: shown },
  );
  return { kind: "page", session, subjectIds: [staffId], view };
}

/** Second step. The half-open session ends and a new one begins, so that a token seen before it is worth nothing. */
export async function codeStep(
  { tx, clock, frame, form, caller }: ReadQuery<{ code: string }>,
  { sealKey, isEvaluation }: StepParts,
): Promise<Outcome> {
  const carried: Carried = { next: form.next, kept: form.kept };
  const { session } = caller;
  if (session.state !== "password") {
    const errors = [{ field: "email", message: "Start again: the first step was too long ago" }];
    const ways = await waysIn(tx, { frame, clock, sealKey });
    return { kind: "refused", status: 401, view: signInPage(frame, { carried, ways, errors }) };
  }
  const { staffId } = session;
  const at = clock.now();
  const { browser } = caller;
  const checked = await checkCode(tx, { staffId, code: form.code, browser }, { at });
  if (!checked.ok) {
    const shown = isEvaluation ? await demonstrationCode(tx, staffId, { at }) : undefined;
    const errors = [{ field: "code", message: codeWords[checked.error] }];
    return refused(checked.error, codePage(frame, { carried, demonstrationCode: shown, errors }));
  }
  await endStanding(tx, caller, at);
  const { factor } = checked.value;
  const place = placeOf(caller);
  const token = await openSession(tx, { staffId, isComplete: true, at, place, factor });
  const kept = await rememberBrowser(tx, { staffId, caller, at });
  const told = await tellWrongTries(tx, { staffId, token, byPassword: true, at });
  return arrive({ token, browser: kept, staffId, told, carried, caller, sealKey });
}

function missingFields(form: { email: string; password: string }): readonly FieldError[] {
  const isMissing = { email: form.email.trim() === "", password: form.password === "" };
  return [
    ...(isMissing.email ? [{ field: "email", message: "Enter your work email address" }] : []),
    ...(isMissing.password ? [{ field: "password", message: "Enter your password" }] : []),
  ];
}

function refused(why: SignInRefusal, view: View): Outcome {
  const isTooMany = why === "too many attempts" || why === "locked";
  const detail = { tooMany: isTooMany };
  if (why === "busy") {
    return { kind: "refused", status: 503, view, detail, headers: { "retry-after": "60" } };
  }
  return { kind: "refused", status: isTooMany ? 429 : 401, view, detail };
}
