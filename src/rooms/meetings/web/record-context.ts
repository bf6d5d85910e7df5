import { londonDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import {
  listAgencies,
  listPosted,
  sharingAgreementOn,
  type Posted,
} from "../../directory/index.ts";
import { listSought, type StandingPlan } from "../../safety-plans/index.ts";
import { leadsOf } from "../../assessments/index.ts";
import type { WrittenFor } from "../../families/index.ts";
import { listDeputies } from "../answer-invitation.ts";
import type { Askings } from "../asking-reads.ts";
import type { EnquiryContext } from "../decide.ts";
import { findInvitation, type Invitation } from "../invited-reads.ts";
import { listBookingChanges, namedForOthers } from "../meeting-reads.ts";
import type { ItemDrafts } from "../item-drafts.ts";
import type { MinutesContext } from "../minutes.ts";
import { readContents } from "../record-reads.ts";
import type { SharingContext } from "../share-information.ts";
import { isToCome } from "../to-come.ts";
import type { KeptForms } from "./kept-forms.tsx";
import type { MeetingFacts } from "./meeting-route.ts";
import type { Owners } from "./promise-forms.tsx";
import { mayDo } from "../../subjects/index.ts";

export type RecordPage = {
  readonly facts: MeetingFacts;
  readonly csrfToken: string;
  readonly ground: MinutesContext;
  readonly askings: Askings;
  readonly drafts: ItemDrafts;
  /** Of its other forms: what the reader typed and did not send. */
  readonly kept: KeptForms;
  /** The reader’s own invitation, where they are asked and can still answer. */
  readonly own: OwnInvitation | undefined;
  readonly sharing: SharingContext;
  readonly owners: Owners;
  readonly standing: StandingPlan;
  readonly written: WrittenFor;
  readonly now: Date;
};

/** What the minutes are made from; `forOthers` where they leave, so that nobody of a sensitive service is in them. */
export async function minutesContext(
  tx: Tx,
  facts: MeetingFacts,
  { at, forOthers = false }: { readonly at: Date; readonly forOthers?: boolean },
): Promise<MinutesContext> {
  const { person, meeting, type } = facts;
  return {
    person,
    meeting: forOthers ? await namedForOthers(tx, meeting) : meeting,
    type,
    agreement: await sharingAgreementOn(tx, londonDate(meeting.bookedAt)),
    contents: await readContents(tx, meeting, { today: facts.today, forOthers }),
    changes: await listBookingChanges(tx, meeting.meetingId, { forOthers }),
    isToCome: isToCome(meeting, at),
  };
}

export type OwnInvitation = Invitation & { readonly deputies: readonly Posted[] };

/** What the reader can answer; undefined where they are not asked, or the meeting has begun. */
export async function ownInvitation(
  tx: Tx,
  facts: MeetingFacts,
  at: Date,
): Promise<OwnInvitation | undefined> {
  const { actor, person, meeting, today } = facts;
  const { meetingId, startsAt, cancelledAt, approvedAt } = meeting;
  if (cancelledAt !== null || approvedAt !== null || startsAt <= at) return undefined;
  const staffId = actor.id;
  const own = await findInvitation(tx, { meetingId, staffId });
  if (!own) return undefined;
  const { agencyId } = own;
  const deputies = await listDeputies(tx, { actor, at, today }, { person, agencyId, staffId });
  return { ...own, deputies };
}

/** Who records the meeting records for every agency; everybody else for their own. */
export async function sharingContext(tx: Tx, facts: MeetingFacts): Promise<SharingContext> {
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

/** Who can lead an enquiry that the meeting begins. */
export const enquiryContext = (facts: MeetingFacts): EnquiryContext => ({
  leads: leadsOf(facts),
  mayBegin: mayDo(facts.actor, "assessment.record", facts),
});

export const ownersOn = async (
  tx: Tx,
  { person, today }: Pick<MeetingFacts, "person" | "today">,
): Promise<Owners> => ({
  agencies: await listAgencies(tx),
  posted: await listPosted(tx, today),
  outcomes: await listSought(tx, person.personId),
});
