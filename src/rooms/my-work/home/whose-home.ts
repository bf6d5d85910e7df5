import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import { opensNoRecord } from "../../../platform/rooms/places.ts";

/** Who looks at a sample of records, and works with no child: scrutineers and auditors. */
export const looksAtSamples = (actor: StaffActor): boolean =>
  holds(actor, "child.view") && !holds(actor, "tracker.view");

/** Who reads figures: analysts, commissioners, board members, councillors. */
const readsFigures = (actor: StaffActor): boolean =>
  opensNoRecord(actor) && holds(actor, "statistics.view");

/** Who works on licences that were referred, and reads no record. */
const handlesLicences = (actor: StaffActor): boolean =>
  opensNoRecord(actor) && holds(actor, "licence.record");

/** Who approves minutes of meetings and works with no child of their own. */
const chairs = (actor: StaffActor): boolean => holds(actor, "meeting.approve") && !actor.isWide;

/** Whose first page is their home, and no list of work. */
export const startsAtHome = (actor: StaffActor): boolean =>
  chairs(actor) || looksAtSamples(actor) || readsFigures(actor) || handlesLicences(actor);
