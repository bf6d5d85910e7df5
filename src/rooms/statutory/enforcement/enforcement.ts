import { versionOf } from "../../../kernel/version-of.ts";
import { formatDate } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import { lastingPlaces, type CircleMember, type Person } from "../../subjects/index.ts";
import { notify } from "../../work/index.ts";
import { appendChronology, type Flag } from "../../child-record/index.ts";
import { texts } from "../../../kernel/read-texts.ts";
import { readAsk, readDecision, type AskForm, type DecisionForm } from "./enforcement-form.ts";
import type { EnforcementRequest } from "./enforcement-reads.ts";

export type EnforcementChange =
  | { readonly kind: "accepted"; readonly requestId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

export type CommandContext = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
  readonly person: Person;
  readonly circle: readonly CircleMember[];
  /** Where the request is read. */
  readonly hrefOf: (requestId: string) => string;
  /** The flag in the words of the scheme. */
  readonly flagName: string;
};

/** Asks for it. Until somebody else grants it the flag may not be used, and asking changes nothing of that. */
export async function askForEnforcement(
  tx: Tx,
  acting: CommandContext,
  { flag, form }: { readonly flag: Flag; readonly form: AskForm },
): Promise<EnforcementChange> {
  const read = readAsk(form);
  if (read.fields === undefined) return { kind: "invalid", errors: read.errors };
  const { actor, at, today, person, flagName } = acting;
  await oneAtATime(tx, `enforcement ${flag.flagId}`);
  if (await isAsked(tx, flag)) {
    const message = "A request about this flag is already waiting for a decision";
    return { kind: "invalid", errors: [{ field: "wantedUse", message }] };
  }
  const requestId = newId();
  await tx
    .insertInto("protect.enforcement_requests")
    .values({
      enforcement_request_id: requestId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      flag_id: flag.flagId,
      ...read.fields,
      asked_by: actor.id,
      asked_on: today,
      asked_at: at,
    })
    .execute();
  await chronicle(tx, acting, {
    headline: `Asked whether the flag ${flagName} may be used for enforcement against the child: not until it is granted`,
    detail: read.fields.reason,
  });
  await tell(
    tx,
    acting,
    requestId,
    "A request was made to use a flag for enforcement against a child",
  );
  return { kind: "accepted", requestId };
}

async function isAsked(tx: Tx, { flagId }: Flag): Promise<boolean> {
  const open = await tx
    .selectFrom("protect.enforcement_requests")
    .select("enforcement_request_id")
    .where("flag_id", "=", flagId)
    .where("decided_at", "is", null)
    .executeTakeFirst();
  return open !== undefined;
}

type Deciding<F> = { readonly request: EnforcementRequest; readonly form: F };

/** Refuses or grants what somebody else asked for. Decided once: what changes later is asked for again. */
export async function decideEnforcement(
  tx: Tx,
  acting: CommandContext,
  { request, form }: Deciding<DecisionForm>,
): Promise<EnforcementChange> {
  const { actor, at, today, flagName } = acting;
  if (request.askedById === actor.id) {
    const message = "A colleague decides on your request";
    return { kind: "invalid", errors: [{ field: "outcome", message }] };
  }
  const read = readDecision(form, today);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("protect.enforcement_requests")
    .set({
      ...read.fields,
      decided_by: actor.id,
      decided_on: today,
      decided_at: at,
      version: version + 1,
    })
    .where("enforcement_request_id", "=", request.requestId)
    .where("version", "=", version)
    .where("decided_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  const isGranted = read.fields.outcome === "granted";
  const until = isGranted ? ` until ${formatDate(read.fields.until_on)}` : "";
  await chronicle(tx, acting, {
    headline: `Use of the flag ${flagName} for enforcement against the child ${read.fields.outcome}${until}`,
    detail: read.fields.decision_reason,
  });
  const said = isGranted ? "granted for a time" : "refused";
  const headline = `Use of a flag for enforcement against a child was ${said}`;
  await tell(tx, acting, request.requestId, headline);
  return { kind: "accepted", requestId: request.requestId };
}

type Ending = { readonly reason: string; readonly version: string };

/** Ends a grant before its day: from now on the flag may not be used again. */
export async function endGrant(
  tx: Tx,
  acting: CommandContext,
  { request, form }: Deciding<Ending>,
): Promise<EnforcementChange> {
  const errors: FieldError[] = [];
  const reason = texts(errors)(form.reason, {
    field: "reason",
    name: "Reason",
    most: 2000,
    missing: "Enter why it is ended",
  });
  if (errors.length > 0) return { kind: "invalid", errors };
  const { actor, today, flagName } = acting;
  const version = versionOf(form.version);
  const { numUpdatedRows } = await tx
    .updateTable("protect.enforcement_requests")
    .set({ ended_on: today, ended_by: actor.id, end_reason: reason, version: version + 1 })
    .where("enforcement_request_id", "=", request.requestId)
    .where("version", "=", version)
    .where("outcome", "=", "granted")
    .where("ended_on", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return { kind: "stale" };
  await chronicle(tx, acting, {
    headline: `The flag ${flagName} may no longer be used for enforcement against the child`,
    detail: reason,
  });
  const headline = "A flag may no longer be used for enforcement against a child";
  await tell(tx, acting, request.requestId, headline);
  return { kind: "accepted", requestId: request.requestId };
}

const chronicle = (
  tx: Tx,
  { person, actor, today }: CommandContext,
  line: { readonly headline: string; readonly detail: string },
): Promise<void> =>
  appendChronology(tx, person, { kind: "flag", ...line, happenedOn: today, by: actor });

/** Everybody in the circle is told, without the child's name. */
const tell = (
  tx: Tx,
  { person, circle, actor, at, hrefOf }: CommandContext,
  requestId: string,
  headline: string,
): Promise<void> =>
  notify(
    tx,
    {
      partnershipId: person.partnershipId,
      staffIds: lastingPlaces(circle).map(({ staffId }) => staffId),
      kind: "flag",
      headline,
      href: hrefOf(requestId),
    },
    { by: actor, at },
  );
