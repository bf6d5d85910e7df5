import type { Client } from "./client.ts";
import type { TestDatabase } from "./database.ts";
import { aDay } from "./pathway.ts";

type Fields = Record<string, string>;

const criteria = ["contact", "missing", "safe-adults", "daily-life"];

const runs = `
  select 'escalation-' || escalation_id as about from work.escalations where person_id = $1 and resolved_on is null
  union all select 'nrm-' || nrm_referral_id from protect.nrm_referrals
    where person_id = $1 and stage in ('preparing', 'reasonable', 'conclusive')
  union all select 'referral-' || referral_id from protect.referrals
    where person_id = $1 and state in ('wanted', 'referred', 'waiting')
  union all select 'direct-work-' || direct_work_id from protect.direct_work where person_id = $1 and ended_on is null
  union all select 'look-back-' || look_back_id from protect.look_backs where person_id = $1 and answer is null
  union all select 'timetable-' || education_entry_id from protect.education_entries where person_id = $1 and kind = 'timetable'
  union all select 'cohort-' || cohort_member_id from protect.cohort_members where person_id = $1 and left_on is null`;

/** What stands on a child's record and what is promised, as the proposal's form asks it. */
async function asked({ query }: TestDatabase, personId: string): Promise<Fields> {
  const flags = await query<{ id: string }>(
    "select flag_id as id from protect.flags where person_id = $1 and ended_on is null",
    [personId],
  );
  const promises = await query<{ id: string }>(
    "select action_id as id from work.actions where person_id = $1 and state = 'open'",
    [personId],
  );
  const running = await query<{ about: string }>(runs, [personId]);
  return Object.fromEntries([
    ...running.map(({ about }) => [`standing-${about}`, "It goes on without the record"] as const),
    ...flags.flatMap(({ id }): [string, string][] => [
      [`ends-flag-${id}`, "ends"],
      [`standing-flag-${id}`, "No sign for half a year"],
    ]),
    ...promises.flatMap(({ id }): [string, string][] => [
      [`ending-${id}`, "superseded"],
      [`promise-${id}`, "The school has it from now on"],
    ]),
  ]);
}

/** A proposal to close that is right in every field, for a child with whatever stands. */
export async function closingForm(database: TestDatabase, personId: string): Promise<Fields> {
  return {
    reason: "Nothing new for six months",
    childView: "Says that it is over",
    childTold: "Told by the lead practitioner on Monday",
    leadAfter: "The school’s safeguarding lead",
    turnTo: "The school, and the MASH",
    contingency: "If she goes missing again: ring the MASH (the carer)",
    "standing-level-recent": "It stood for a year before",
    "standing-harm-now": "Said by nobody since spring",
    ...Object.fromEntries(
      criteria.flatMap((key): [string, string][] => [
        [`evidence-${key}`, `Evidence of ${key}`],
        [`source-${key}`, "The school nurse"],
        ...Object.entries(aDay(`seen-${key}`, 20)),
      ]),
    ),
    ...(await asked(database, personId)),
  };
}

/** Proposes to close a record and answers the address of the proposal. */
export async function proposed(
  database: TestDatabase,
  client: Client,
  personId: string,
): Promise<string> {
  const form = await closingForm(database, personId);
  const answer = await client.post(`/children/${personId}/closing/new`, form);
  if (answer.status !== 303) throw new Error(answer.page.text);
  return answer.location ?? "";
}

/** Agrees without saying anything of what stops it. */
export const bareAgreement = { outcome: "agreed", reason: "", meeting: "" };

/** Agrees, and sets aside whatever stops it that may be set aside. */
export const agreement = {
  ...bareAgreement,
  ...Object.fromEntries(
    ["level", "flag", "missing-back", "meeting", "actions", "agencies"].map((stop) => [
      `override-${stop}`,
      `Looked at together: ${stop}`,
    ]),
  ),
};

export const reopenForm = {
  reason: "Two concerns in a week",
  whatIsNew: "Seen with the same man at the station",
  leads: "me",
  "nextLook-day": "15",
  "nextLook-month": "12",
  "nextLook-year": "2026",
};

export const transitionForm: Fields = {
  services: "Adult social care was asked",
  whoLeads: "The lead practitioner",
  wants: "To keep her key worker",
  capacity: "Talked through; she decides herself",
  version: "0",
};

export const transferForm: Fields = {
  kind: "moved-out",
  area: "other",
  otherArea: "Westmoor",
  otherContact: "Westmoor MASH, 01632 960 301",
  reason: "Moves with her mother",
  ...aDay("beganOn", 23),
};
