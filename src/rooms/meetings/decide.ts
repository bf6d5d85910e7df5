import { compareDates, formatDate, londonDate } from "../../kernel/dates.ts";
import { readText, type DateParts, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { getWorkingCalendar } from "../directory/index.ts";
import { concludeAssessment, type Lead } from "../assessments/index.ts";
import { setLevel, type LevelScheme } from "../child-record/index.ts";
import type { Person } from "../subjects/index.ts";
import type { Addition } from "./add-words.ts";
import { isStillOpen } from "./lock-meeting.ts";
import type { Meeting } from "./meeting-reads.ts";
import type { PanelType } from "./panel-type.ts";

export type DecisionForm = {
  readonly decision: string;
  readonly decisionReason: string;
  readonly decisionDissent: string;
  /** Who leads the enquiry, where the decision begins one. */
  readonly decisionLead: string;
};

/** Who may be named to lead what a decision begins, and whether the acting person's post begins it. */
export type EnquiryContext = { readonly leads: readonly Lead[]; readonly mayBegin: boolean };

type About = { readonly person: Person; readonly meetingId: string };

type Deciding = {
  readonly person: Person;
  readonly meeting: Pick<Meeting, "meetingId" | "startsAt">;
  readonly form: DecisionForm;
  readonly type: PanelType;
} & EnquiryContext;

/**
 * Records what the meeting decided, besides the level. A decision that ends a strategy discussion is
 * made once, and the enquiry that it begins is begun in the same transaction.
 */
export async function decide(
  tx: Tx,
  acting: CommandContext,
  deciding: Deciding,
): Promise<Addition> {
  const { person, type, form } = deciding;
  const { meetingId } = deciding.meeting;
  if (!(await isStillOpen(tx, meetingId))) return { kind: "closed" };
  const errors: FieldError[] = [];
  const kind = type.decisions.find(({ key }) => key === form.decision);
  if (!kind) errors.push({ field: "decision", message: "Choose what was decided" });
  const reason = readText(form.decisionReason, {
    name: "Reason",
    most: 4000,
    missing: "Enter the reason for the decision",
  });
  if (!reason.ok) errors.push({ field: "decisionReason", message: reason.error });
  const dissent = readText(form.decisionDissent, { name: "Disagreement", most: 4000 });
  if (!dissent.ok) errors.push({ field: "decisionDissent", message: dissent.error });
  if (!kind || !reason.ok || !dissent.ok) return { kind: "invalid", errors };
  const concluded = await conclude(tx, acting, { ...deciding, kind, reason: reason.value });
  if (concluded.length > 0) return { kind: "invalid", errors: concluded };
  const words = { kind: kind.key, wording: kind.name, reason: reason.value };
  const decision = { ...words, dissent: dissent.value || null };
  await addDecision(tx, acting, { person, meetingId, decision });
  return { kind: "accepted" };
}

type Kind = PanelType["decisions"][number];

/** What is wrong with ending the discussion by this decision; nothing where it was ended, or ends nothing. */
async function conclude(
  tx: Tx,
  acting: CommandContext,
  deciding: Deciding & { readonly kind: Kind; readonly reason: string },
): Promise<readonly FieldError[]> {
  const { person, meeting, type, kind, leads, mayBegin, form, reason } = deciding;
  if (!kind.concludes) return [];
  const wrong = (message: string) => [{ field: "decision", message }];
  if (!mayBegin) return wrong("A person who records assessments must record this decision");
  await oneAtATime(tx, `decision of ${meeting.meetingId}`);
  const ending = type.decisions.filter(({ concludes }) => concludes).map(({ key }) => key);
  if (await isDecided(tx, meeting.meetingId, ending)) {
    return wrong("This has been decided: what follows is recorded with the assessment");
  }
  const leadIds = leads.map(({ staffId }) => staffId);
  if (kind.begins !== undefined && !leadIds.includes(form.decisionLead)) {
    return [{ field: "decisionLead", message: "Choose who leads the enquiry" }];
  }
  const held = londonDate(meeting.startsAt);
  const concluded = await concludeAssessment(
    tx,
    { ...acting, calendar: await getWorkingCalendar(tx) },
    {
      person,
      concludes: kind.concludes,
      leads: leadIds,
      reason,
      begins:
        kind.begins === undefined ? undefined : { kind: kind.begins, lead: form.decisionLead },
      // Held sooner than it was booked for: then it was held today.
      discussedOn: compareDates(held, acting.today) > 0 ? acting.today : held,
    },
  );
  return concluded.kind === "invalid" ? wrong(concluded.errors[0]?.message ?? "Not accepted") : [];
}

async function isDecided(tx: Tx, meetingId: string, kinds: readonly string[]): Promise<boolean> {
  const row = await tx
    .selectFrom("panels.decisions")
    .select("decision_id")
    .where("meeting_id", "=", meetingId)
    .where("kind", "in", kinds)
    .executeTakeFirst();
  return row !== undefined;
}

export type AgreedLevelForm = {
  readonly level: string;
  /** What a lower level rests on. */
  readonly evidence: string;
  readonly evidenceSource: string;
  readonly childView: string;
  readonly reason: string;
  readonly dissent: string;
  readonly reviewBy: DateParts;
  readonly version: string;
};

/**
 * The level that the meeting agreed. It is protect's own decision, with its rules and its place in
 * the chronology; the meeting keeps what it said, in the same transaction.
 */
export async function agreeLevel(
  tx: Tx,
  acting: CommandContext,
  {
    form,
    scheme,
    ...about
  }: About & {
    readonly form: AgreedLevelForm;
    readonly scheme: LevelScheme;
  },
): Promise<Addition | { readonly kind: "stale" }> {
  if (!(await isStillOpen(tx, about.meetingId))) return { kind: "closed" };
  const deciding = { ...acting, scheme, isOfMeeting: true };
  const change = await setLevel(tx, deciding, { person: about.person, form });
  if (change.kind !== "accepted") return change.kind === "stale" ? { kind: "stale" } : change;
  const name = scheme.levels.find(({ level }) => String(level) === form.level)?.name ?? form.level;
  const { year, month, day } = form.reviewBy;
  const reviewBy = [year.trim(), ...[month, day].map((part) => part.trim().padStart(2, "0"))];
  await addDecision(tx, acting, {
    ...about,
    decision: {
      kind: "level",
      wording: `Level agreed: ${name}, to be reviewed by ${formatDate(reviewBy.join("-"))}`,
      reason: form.reason.trim(),
      dissent: form.dissent.trim() || null,
    },
  });
  return { kind: "accepted" };
}

type Decision = {
  readonly kind: string;
  readonly wording: string;
  readonly reason: string;
  readonly dissent: string | null;
};

async function addDecision(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, meetingId, decision }: About & { readonly decision: Decision },
): Promise<void> {
  await tx
    .insertInto("panels.decisions")
    .values({
      decision_id: newId(),
      partnership_id: person.partnershipId,
      meeting_id: meetingId,
      ...decision,
      decided_by: actor.id,
      decided_at: at,
    })
    .execute();
}
