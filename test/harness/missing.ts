import { newId } from "../../src/kernel/ids.ts";
import type { TestApp } from "./app.ts";
import type { Client } from "./client.ts";
import type { Child } from "./factories.ts";

type Fields = Record<string, string>;

/** The boxes of a moment of November 2026. */
export const moment = (name: string, day: string, time: string): Fields => ({
  [`${name}-day`]: day,
  [`${name}-month`]: "11",
  [`${name}-year`]: "2026",
  [`${name}-time`]: time,
});

/** A report that is right in every field; the clock of the tests stands on 24 November, 10:00. */
export const reportForm: Fields = {
  ...moment("since", "23", "20:00"),
  ...moment("reported", "23", "21:30"),
  reportedBy: "Her foster carer",
  policeReference: "QX-1",
  grade: "medium",
  fromKind: "placement",
  circumstances: "Left after tea without her telephone",
};
export const returnForm: Fields = {
  ...moment("returned", "24", "07:00"),
  foundBy: "Came back by herself",
  foundHow: "",
  version: "1",
};
export const doneForm: Fields = {
  ...moment("happened", "24", "08:30"),
  outcome: "done",
  interviewer: "Kit Doyle",
  independent: "yes",
  childAccount: "I wanted to see my sister",
  version: "2",
};

export const planForm: Fields = {
  description: "Tall, red coat",
  firstSteps: "Ring her aunt",
  whomToRing: "Police: 101",
  version: "0",
};

/** Records that a child is missing; answers the id of the episode. */
export async function reportAs(client: Client, child: Child, form = reportForm): Promise<string> {
  const answer = await client.post(`/children/${child.personId}/missing/new`, form);
  const id = answer.location?.split("/").at(-1);
  if (answer.status !== 303 || id === undefined) {
    throw new Error(`not recorded as missing: ${String(answer.status)}`);
  }
  return id;
}

type Spell = { readonly since: string; readonly until?: string | null; readonly id?: string };

/** An episode as if it had been recorded, over or not; answers its id. */
export async function anEpisode(
  { query, clock }: TestApp,
  child: Child,
  { since, until = null, id = newId() }: Spell,
): Promise<string> {
  const [row] = await query<{ id: string }>(
    `insert into protect.missing_episodes (missing_episode_id, partnership_id, person_id, missing_since, reported_at, reported_by,
       scheme_id, grade, from_kind, circumstances, recorded_by, recorded_at, changed_by, returned_at, found_by, rhi_due_at)
     select $5, p.partnership_id, p.person_id, $2::timestamptz, $2::timestamptz, 'A test', c.configuration_id, 'low', 'home', 'Nothing',
       s.staff_id, $3, s.staff_id, $4::timestamptz, case when $4::timestamptz is null then null else 'Police' end,
       $4::timestamptz + interval '72 hours'
     from subjects.people p
     join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'missing-grade'
     join directory.staff s on s.email like 'coordinator@%'
     where p.person_id = $1 returning missing_episode_id as id`,
    [child.personId, since, clock.now(), until, id],
  );
  return row?.id ?? "";
}
