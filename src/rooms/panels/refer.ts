import { sql } from "kysely";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import { versionOf } from "../../kernel/version-of.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology } from "../child-record/index.ts";
import { isListed } from "../people-and-places/index.ts";
import { notify } from "../work/index.ts";
import type { Panel } from "./panel.ts";
import type { Referral } from "./referral-reads.ts";
import { listSeats } from "./seats.ts";

export type ReferForm = Readonly<Record<"panel" | "criterion" | "reason" | "asks", string>>;

/** A child, or a thing by its id. */
export type About =
  | { readonly kind: "child"; readonly personId: string; readonly partnershipId: number }
  | { readonly kind: "thing"; readonly thingId: string };

export type Referred =
  | { readonly kind: "accepted"; readonly referralId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

const unlisted = {
  field: "panel",
  message: "This person is in no list any more: renew what is alleged, or decide about it, first",
};

type Referring = {
  readonly about: About;
  readonly panels: readonly Panel[];
  readonly form: ReferForm;
};

/** The panels to which something of this kind can be referred. */
export const panelsFor = (panels: readonly Panel[], kind: About["kind"]): readonly Panel[] =>
  panels.filter(({ about }) => about.includes(kind));

function readReferral({ about, panels, form }: Referring) {
  const errors: FieldError[] = [];
  const panel = panelsFor(panels, about.kind).find(({ key }) => key === form.panel);
  if (!panel) errors.push({ field: "panel", message: "Choose a panel" });
  if (!panel?.criteria.some(({ key }) => key === form.criterion))
    errors.push({ field: "criterion", message: "Choose which of the panel’s criteria is met" });
  const reason = readText(form.reason, {
    name: "Why",
    most: 4000,
    missing: "Enter why it meets the criterion",
  });
  if (!reason.ok) errors.push({ field: "reason", message: reason.error });
  const asks = readText(form.asks, {
    name: "What is asked",
    most: 2000,
    missing: "Enter what the panel is asked to do",
  });
  if (!asks.ok) errors.push({ field: "asks", message: asks.error });
  if (!panel || !reason.ok || !asks.ok || errors.length > 0) return { errors };
  return { panel, criterion: form.criterion, reason: reason.value, asks: asks.value };
}

/** Asks a panel to look at a child or a thing. Nothing is on an agenda before somebody takes it. */
export async function refer(tx: Tx, acting: CommandContext, given: Referring): Promise<Referred> {
  const read = readReferral(given);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { about } = given;
  const { actor, at, today } = acting;
  if (about.kind === "thing" && !(await isListed(tx, { thingId: about.thingId, today })))
    return { kind: "invalid", errors: [unlisted] };
  const referralId = newId();
  await tx
    .insertInto("panels.panel_referrals")
    .values({
      panel_referral_id: referralId,
      partnership_id: actor.partnershipId,
      acl: [],
      ...(about.kind === "child" ? { person_id: about.personId } : { thing_id: about.thingId }),
      panel: read.panel.key,
      scheme_id: read.panel.id,
      criterion: read.criterion,
      reason: read.reason,
      asks: read.asks,
      referred_by: actor.id,
      referred_at: at,
    })
    .execute();
  if (about.kind === "child") {
    await appendChronology(tx, about, {
      kind: "meeting",
      headline: `Referred to ${read.panel.name}`,
      detail: null,
      happenedOn: today,
      by: actor,
    });
  }
  const keepers = (await listSeats(tx, read.panel.key)).filter(
    ({ part }) => part === "chair" || part === "minutes",
  );
  await notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      kind: "meeting",
      href: `/panels/${read.panel.key}/referrals`,
      staffIds: keepers.map(({ staffId }) => staffId),
      headline: `A referral to ${read.panel.abbreviation} to triage`,
    },
    { by: actor, at },
  );
  return { kind: "accepted", referralId };
}

export const outcomes = {
  take: "Taken",
  later: "Not yet",
  no: "Not taken",
} as const;
export type SiftOutcome = keyof typeof outcomes;
const isOutcome = (text: string): text is SiftOutcome => Object.hasOwn(outcomes, text);

export type SiftForm = Readonly<Record<"outcome" | "outcomeReason" | "version", string>>;
export type Sifted =
  | { readonly kind: "accepted" | "stale" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Takes a referral, puts it off or does not take it, with the reason, and tells whoever referred. */
export async function sift(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { referral, form }: { readonly referral: Referral; readonly form: SiftForm },
): Promise<Sifted> {
  const errors: FieldError[] = [];
  const { outcome } = form;
  if (!isOutcome(outcome)) errors.push({ field: "outcome", message: "Choose what the sift says" });
  const reason = readText(form.outcomeReason, {
    name: "Reason",
    most: 2000,
    missing: "Enter the reason for the referrer",
  });
  if (!reason.ok) errors.push({ field: "outcomeReason", message: reason.error });
  if (!isOutcome(outcome) || !reason.ok) return { kind: "invalid", errors };
  const decision = { outcome, reason: reason.value, version: versionOf(form.version) };
  const acting = { actor, at, today };
  const write = referral.isForChair ? writeAsChair : writeWithinReach;
  if (!(await write(tx, acting, { referral, decision }))) return { kind: "stale" };
  await tellReferrer(tx, acting, referral);
  return { kind: "accepted" };
}

type Deciding = {
  readonly referral: Referral;
  readonly decision: {
    readonly outcome: SiftOutcome;
    readonly reason: string;
    readonly version: number;
  };
};

const headlineOf = ({ referral, decision }: Deciding): string =>
  `Referral to ${referral.panelName}: ${outcomes[decision.outcome].toLowerCase()}`;

/** With a line on the child’s record. False where somebody else was first. */
async function writeWithinReach(
  tx: Tx,
  { actor, at, today }: CommandContext,
  deciding: Deciding,
): Promise<boolean> {
  const { referral, decision } = deciding;
  const { outcome, reason, version } = decision;
  const { numUpdatedRows } = await tx
    .updateTable("panels.panel_referrals")
    .set((row) => ({
      outcome,
      outcome_reason: reason,
      sifted_by: actor.id,
      sifted_at: at,
      version: row("version", "+", 1),
    }))
    .where("panel_referral_id", "=", referral.referralId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  const { personId } = referral;
  if (personId !== null) {
    const about = { personId, partnershipId: actor.partnershipId };
    const headline = headlineOf(deciding);
    await appendChronology(tx, about, {
      kind: "meeting",
      headline,
      detail: null,
      happenedOn: today,
      by: actor,
    });
  }
  return true;
}

/** The same for the chair of the panel, who need not reach the record. */
async function writeAsChair(tx: Tx, { at }: CommandContext, deciding: Deciding): Promise<boolean> {
  const { referral, decision } = deciding;
  const { rows } = await sql<{ isDone: boolean }>`
    select panels.sift_as_chair(${referral.referralId}::uuid, ${decision.outcome}, ${decision.reason}, ${decision.version}::int,
      ${headlineOf(deciding)}, ${at}) as "isDone"`.execute(tx);
  return rows[0]?.isDone === true;
}

/** A notice to whoever referred. */
async function tellReferrer(
  tx: Tx,
  { actor, at }: CommandContext,
  referral: Referral,
): Promise<void> {
  const { personId, thingId } = referral;
  await notify(
    tx,
    {
      partnershipId: actor.partnershipId,
      kind: "meeting",
      staffIds: [referral.referredById],
      href:
        personId === null ? `/subjects/${thingId ?? ""}/panels` : `/children/${personId}/panels`,
      headline: "The sift has answered what you referred to a panel",
    },
    { by: actor, at },
  );
}
