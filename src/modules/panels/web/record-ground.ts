import { londonDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { listAgencies, listPosted, sharingAgreementOn } from "../../directory/index.ts";
import { listSought, type StandingPlan } from "../../plans/index.ts";
import type { families } from "../../protect/index.ts";
import { listBookingChanges } from "../meeting-reads.ts";
import type { MinutesGround } from "../minutes.ts";
import { readContents } from "../record-reads.ts";
import type { SharingGround } from "../share-information.ts";
import type { MeetingFacts } from "./meeting-route.ts";
import type { Owners } from "./promise-forms.tsx";
import { mayDo } from "../../subjects/index.ts";

export type RecordPage = {
  readonly facts: MeetingFacts;
  readonly csrfToken: string;
  readonly ground: MinutesGround;
  readonly sharing: SharingGround;
  readonly owners: Owners;
  readonly standing: StandingPlan;
  readonly written: families.WrittenFor;
  readonly now: Date;
};

export async function minutesGround(tx: Tx, facts: MeetingFacts): Promise<MinutesGround> {
  const { person, meeting, type } = facts;
  return {
    person,
    meeting,
    type,
    agreement: await sharingAgreementOn(tx, londonDate(meeting.bookedAt)),
    contents: await readContents(tx, meeting),
    changes: await listBookingChanges(tx, meeting.meetingId),
  };
}

/** Who records the meeting records for every agency; everybody else for their own. */
export async function sharingGround(tx: Tx, facts: MeetingFacts): Promise<SharingGround> {
  const { actor, meeting } = facts;
  const own = new Set(actor.posts.map(({ agencyId }) => agencyId));
  const agencies = await listAgencies(tx);
  return {
    agencies: mayDo(actor, "meeting.manage", facts)
      ? agencies
      : agencies.filter(({ agencyId }) => own.has(agencyId)),
    agreement: await sharingAgreementOn(tx, londonDate(meeting.bookedAt)),
  };
}

export const ownersOn = async (
  tx: Tx,
  { person, today }: Pick<MeetingFacts, "person" | "today">,
): Promise<Owners> => ({
  agencies: await listAgencies(tx),
  posted: await listPosted(tx, today),
  outcomes: await listSought(tx, person.personId),
});
