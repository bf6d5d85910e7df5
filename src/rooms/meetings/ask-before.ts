import { formatDate, londonDate } from "../../kernel/dates.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import type { CommandContext } from "../../platform/rooms/command.ts";
import type { Person } from "../subjects/index.ts";
import { notify } from "../work/index.ts";
import { listAskings, type Askings } from "./asking-reads.ts";
import { listInvited, listUnanswered } from "./invited-reads.ts";
import { isStillOpen, type Closed } from "./lock-meeting.ts";
import type { Meeting } from "./meeting-reads.ts";
import type { PanelType } from "./panel-type.ts";

type AskedBefore =
  | { readonly kind: "accepted" }
  /** Asked today already, or there is nobody to ask. */
  | { readonly kind: "nobody" }
  | Closed;

type About = { readonly person: Person; readonly meeting: Meeting; readonly type: PanelType };

/** Reminds those who have not answered their invitation, once a day at most. */
export async function remindInvited(
  tx: Tx,
  acting: CommandContext,
  about: About,
): Promise<AskedBefore> {
  const { meetingId, startsAt } = about.meeting;
  const stopped = await stops(tx, acting, { meetingId, last: ({ reminded }) => reminded });
  if (stopped) return stopped;
  const staffIds = await listUnanswered(tx, meetingId);
  const headline = `Say whether you come to the ${about.type.name.toLowerCase()} on ${day(startsAt)}`;
  return ask(tx, acting, { ...about, about: "answer", agencyId: null, staffIds, headline });
}

/** Asks an agency for its update before the meeting, of those of it who are invited; once a day at most. */
export async function askForUpdate(
  tx: Tx,
  acting: CommandContext,
  { agencyId, ...about }: About & { readonly agencyId: string },
): Promise<AskedBefore> {
  const { meetingId, startsAt } = about.meeting;
  const last = ({ updates }: Askings) => updates.get(agencyId);
  const stopped = await stops(tx, acting, { meetingId, last });
  if (stopped) return stopped;
  const invited = await listInvited(tx, { meetingId, today: acting.today });
  const staffIds = invited.filter((one) => one.agencyId === agencyId).map((one) => one.staffId);
  const headline = `Your agency is asked for its update before the ${about.type.name.toLowerCase()} on ${day(startsAt)}`;
  return ask(tx, acting, { ...about, about: "update", agencyId, staffIds, headline });
}

const day = (at: Date): string => formatDate(londonDate(at));

type Stopping = {
  readonly meetingId: string;
  readonly last: (askings: Askings) => { readonly at: Date } | undefined;
};

async function stops(
  tx: Tx,
  { today }: CommandContext,
  { meetingId, last }: Stopping,
): Promise<AskedBefore | undefined> {
  if (!(await isStillOpen(tx, meetingId))) return { kind: "closed" };
  await oneAtATime(tx, `askings of ${meetingId}`);
  const before = last(await listAskings(tx, meetingId));
  return before && londonDate(before.at) === today ? { kind: "nobody" } : undefined;
}

type ReadContext = Pick<About, "person" | "meeting"> & {
  readonly about: "answer" | "update";
  readonly agencyId: string | null;
  readonly staffIds: readonly string[];
  readonly headline: string;
};

async function ask(
  tx: Tx,
  { actor, at }: CommandContext,
  { person, meeting: { meetingId }, about, agencyId, staffIds, headline }: ReadContext,
): Promise<AskedBefore> {
  if (!staffIds.some((one) => one !== actor.id)) return { kind: "nobody" };
  await tx
    .insertInto("panels.askings")
    .values({
      asking_id: newId(),
      partnership_id: person.partnershipId,
      meeting_id: meetingId,
      about,
      agency_id: agencyId,
      asked_by: actor.id,
      asked_at: at,
    })
    .execute();
  const { partnershipId } = person;
  const href = `/meetings/${meetingId}`;
  await notify(tx, { partnershipId, staffIds, kind: "chase", headline, href }, { by: actor, at });
  return { kind: "accepted" };
}
