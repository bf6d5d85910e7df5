import { formatDate, londonDate } from "../../kernel/dates.ts";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import { appendChronology, recordPanelHeld } from "../child-record/index.ts";
import type { Person } from "../subjects/index.ts";
import type { Addition } from "./add-words.ts";
import { isStillOpen, type Closed } from "./lock-meeting.ts";
import type { Meeting } from "./meeting-reads.ts";
import type { PanelType } from "./panel-type.ts";
import { silentAgencies, whyNotTaken } from "./quorum.ts";
import { listInvited } from "./invited-reads.ts";
import { listShared } from "./sharing-reads.ts";

export type Approval =
  | { readonly kind: "accepted" }
  /** Only the chair of the meeting approves its minutes. */
  | { readonly kind: "refused" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | Closed;

type Approving = {
  readonly person: Person;
  readonly meeting: Meeting;
  readonly type: PanelType;
  readonly without: string;
};

/**
 * Approves the minutes: from then on nothing of the meeting changes, and corrections are addenda.
 * An agency that has neither shared nor said that it holds nothing stops this, and so does attendance that nobody
 * recorded, unless the chair says why.
 */
export async function approveMinutes(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { person, meeting, type, without }: Approving,
): Promise<Approval> {
  if (meeting.chairId !== actor.id) return { kind: "refused" };
  if (!(await isStillOpen(tx, meeting.meetingId))) return { kind: "closed" };
  const read = await readApproval(tx, { meeting, without, at });
  if (!read.ok) return { kind: "invalid", errors: [{ field: "without", message: read.error }] };
  await tx
    .updateTable("panels.meetings")
    .set((row) => ({
      approved_at: at,
      approved_by: actor.id,
      approved_without: read.value || null,
      version: row("version", "+", 1),
    }))
    .where("meeting_id", "=", meeting.meetingId)
    .execute();
  const heldOn = londonDate(meeting.startsAt);
  // Called in an hour of need: the next planning meeting is due when it was.
  if (type.isUrgent !== true) await recordPanelHeld(tx, person.personId, heldOn);
  await appendChronology(tx, person, {
    kind: "meeting",
    headline: `${type.name} of ${formatDate(heldOn)} held; minutes approved`,
    detail: null,
    happenedOn: today,
    by: actor,
  });
  return { kind: "accepted" };
}

type Unsaid = { readonly silent: readonly string[]; readonly isTaken: boolean };

/** What the chair is asked before the minutes lock: of agencies that said nothing, and of attendance. */
export function whyExplain({ silent, isTaken: wasTaken }: Unsaid) {
  if (silent.length === 0) return wasTaken ? undefined : whyNotTaken;
  const agencies = silent.join(" and ");
  const also = wasTaken
    ? ""
    : ". Record who was there, or say as well why attendance was not recorded";
  return {
    label: `Why you approve without ${agencies}${wasTaken ? "" : ", and why attendance was not recorded"}`,
    missing: `Enter why you approve without ${agencies}, or record what they share${also}`,
  };
}

/** Whether anybody recorded who was there. */
async function isTaken(tx: Tx, meetingId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("panels.attendance")
    .select("attendance_id")
    .where("meeting_id", "=", meetingId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function readApproval(
  tx: Tx,
  { meeting, without, at }: { meeting: Meeting; without: string; at: Date },
) {
  if (meeting.startsAt > at) {
    return {
      ok: false,
      error: "The meeting has not been held yet, so there is nothing to approve",
    } as const;
  }
  const silent = silentAgencies(
    await listInvited(tx, { meetingId: meeting.meetingId, today: londonDate(at) }),
    await listShared(tx, { meetingId: meeting.meetingId, today: londonDate(at) }),
  );
  const why = whyExplain({ silent, isTaken: await isTaken(tx, meeting.meetingId) });
  return readText(without, {
    name: "The reason",
    most: 2000,
    ...(why === undefined ? {} : { missing: why.missing }),
  });
}

/** A correction to approved minutes: added below them, with who and when. The minutes stay as they were. */
export async function addAddendum(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, meeting, wording: typed }: { person: Person; meeting: Meeting; wording: string },
): Promise<Addition> {
  if (meeting.approvedAt === null) return { kind: "closed" };
  const wording = readText(typed, {
    name: "Correction",
    most: 4000,
    missing: "Enter what is to be corrected, and how",
  });
  if (!wording.ok)
    return { kind: "invalid", errors: [{ field: "addendum", message: wording.error }] };
  await tx
    .insertInto("panels.addenda")
    .values({
      addendum_id: newId(),
      partnership_id: person.partnershipId,
      meeting_id: meeting.meetingId,
      wording: wording.value,
      added_by: actor.id,
      added_at: at,
    })
    .execute();
  return { kind: "accepted" };
}
