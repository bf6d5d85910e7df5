import { newId } from "../../src/kernel/ids.ts";
import type { TestApp } from "./app.ts";
import { staffIdOf } from "./sign-in.ts";

/** The agency in which this person has their post. */
export async function agencyIdOf(app: TestApp, key: string): Promise<string> {
  const [row] = await app.query<{ id: string }>(
    `select t.agency_id as id from directory.posts p join directory.teams t on t.team_id = p.team_id
     where p.staff_id = $1 order by p.post_id limit 1`,
    [await staffIdOf(app, key)],
  );
  return row?.id ?? "";
}

/** Somebody without an account leads from now on. */
export const leadForm = (over: Readonly<Record<string, string>> = {}) => ({
  name: "Sam Quill",
  jobTitle: "Designated lead",
  phone: "020 7946 0199",
  ...over,
});

type HandlerInput = {
  readonly staffId?: string;
  readonly trainedUntil?: string;
  readonly confirmedOn?: string;
};

/** A lead in the agency of this person. */
export async function aLead(app: TestApp, key: string, given: HandlerInput = {}): Promise<string> {
  const { staffId = null, trainedUntil = null, confirmedOn = "2026-11-01" } = given;
  const leadId = newId();
  await app.query(
    `insert into directory.leads (lead_id, partnership_id, agency_id, is_deputy, staff_id, name, job_title, phone, training, trained_on,
       trained_until, confirmed_on, confirmed_by, named_by, named_at)
     select $1, s.partnership_id, $2, false, $3, case when $3::uuid is null then 'Ash Reed' end, 'Lead', '020 7946 0198',
       case when $4::date is not null then 'exploitation' end, $4::date - 700, $4, $5, s.staff_id, s.staff_id, now()
     from directory.staff s where s.staff_id = $6`,
    [
      leadId,
      await agencyIdOf(app, key),
      staffId,
      trainedUntil,
      confirmedOn,
      await staffIdOf(app, "coordinator"),
    ],
  );
  return leadId;
}

/** Right in every field. */
export const messageForm = (over: Readonly<Record<string, string>>) => ({
  theme: "travel",
  subject: "A car",
  wording: "Look out for it and ring 101",
  "stopsOn-day": "20",
  "stopsOn-month": "12",
  "stopsOn-year": "2026",
  ...over,
});
