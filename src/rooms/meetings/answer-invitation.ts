import { formatDate, londonDate } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Posted } from "../directory/index.ts";
import { listCircle, type Person } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { invite, listInvitable } from "./book-meeting.ts";
import { findInvitation, type Answer, type AnswerKind } from "./invited-reads.ts";
import { isStillOpen, type Closed } from "./lock-meeting.ts";
import type { Meeting } from "./meeting-reads.ts";
import type { PanelType } from "./panel-type.ts";

export const answerWords = {
  coming: "Coming",
  apologies: "Sends apologies",
  deputy: "Sends a deputy",
} as const;

/** Of an answer, as they are listed. */
export const answeredKind = (answer: Pick<Answer, "answer"> | null): string =>
  answer === null ? "Invited: no reply" : answerWords[answer.answer];

/** "Coming", "Sends a deputy: Bea Doyle". */
export const answeredWords = (answer: Pick<Answer, "answer" | "deputy"> | null): string =>
  answeredKind(answer) + (answer === null || answer.deputy === null ? "" : `: ${answer.deputy}`);

export type AnswerForm = { readonly answer: string; readonly deputy: string };

type Answered =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Nobody of that name is asked to the meeting. */
  | { readonly kind: "absent" }
  | Closed;

type About = {
  readonly person: Person;
  readonly meeting: Meeting;
  readonly type: PanelType;
  /** Whose invitation it is: the acting person's own, or one that they record an answer for. */
  readonly staffId: string;
};

/**
 * Who can come in somebody's place: colleagues of the agency that was asked. On a restricted record
 * those alone who are in the circle already, because a deputy opens it to nobody else.
 */
export async function listDeputies(
  tx: Tx,
  { at, today }: CommandContext,
  { person, agencyId, staffId }: Pick<About, "person" | "staffId"> & { readonly agencyId: string },
): Promise<readonly Posted[]> {
  const posted = await listInvitable(tx, person, today);
  const colleagues = posted.filter((one) => one.agencyId === agencyId && one.staffId !== staffId);
  if (!person.isRestricted) return colleagues;
  const circle = new Set((await listCircle(tx, person.circleId, at)).map((one) => one.staffId));
  return colleagues.filter((one) => circle.has(one.staffId));
}

/**
 * Answers an invitation; a later answer stands in place of the one before. A deputy is asked like
 * anybody else: by a place in the circle that ends some days after the meeting.
 */
export async function answerInvitation(
  tx: Tx,
  acting: CommandContext,
  { form, ...about }: About & { readonly form: AnswerForm },
): Promise<Answered> {
  const { meeting, staffId, person } = about;
  if (!(await isStillOpen(tx, meeting.meetingId))) return { kind: "closed" };
  const invitation = await findInvitation(tx, { meetingId: meeting.meetingId, staffId });
  if (!invitation) return { kind: "absent" };
  if (meeting.startsAt <= acting.at) return invalid("answer", hasBegun);
  if (!Object.hasOwn(answerWords, form.answer)) return invalid("answer", "Choose an answer");
  const answer = form.answer as AnswerKind;
  const { agencyId } = invitation;
  const deputies =
    answer === "deputy" ? await listDeputies(tx, acting, { ...about, agencyId }) : [];
  const deputy = deputies.find((one) => one.staffId === form.deputy);
  if (answer === "deputy" && !deputy) return invalid("deputy", "Choose your deputy");
  await tx
    .insertInto("panels.invitation_answers")
    .values({
      invitation_answer_id: newId(),
      partnership_id: person.partnershipId,
      meeting_id: meeting.meetingId,
      staff_id: staffId,
      answer,
      deputy_id: deputy?.staffId ?? null,
      answered_for: meeting.startsAt,
      answered_by: acting.actor.id,
      answered_at: acting.at,
    })
    .execute();
  if (deputy) await inviteDeputy(tx, acting, { ...about, deputy });
  return { kind: "accepted" };
}

const hasBegun = "The meeting has begun: who was there is recorded with the meeting";

const invalid = (field: string, message: string): Answered => ({
  kind: "invalid",
  errors: [{ field, message }],
});

async function inviteDeputy(
  tx: Tx,
  acting: CommandContext,
  { person, meeting, type, deputy }: About & { readonly deputy: Posted },
): Promise<void> {
  const { meetingId, startsAt } = meeting;
  const staffIds = [deputy.staffId];
  await invite(tx, acting, { person, meetingId, type, staffIds, posted: [deputy] });
  await notify(
    tx,
    {
      partnershipId: person.partnershipId,
      staffIds,
      kind: type.isUrgent ? "meeting-urgent" : "meeting",
      headline: `You are invited to a ${type.name.toLowerCase()} on ${formatDate(londonDate(startsAt))} in place of a colleague`,
      href: `/meetings/${meetingId}`,
    },
    { by: acting.actor, at: acting.at },
  );
}
