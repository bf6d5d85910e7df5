import { newId } from "../../src/kernel/ids.ts";
import { aMeeting, approve } from "../../src/rooms/meetings/fixtures/a-meeting.ts";
import type { Client } from "./client.ts";
import type { TestDatabase } from "./database.ts";
import type { Child } from "./factories.ts";

/** Who the paper is for and how it gets there, right in every field. */
export const paperForm = {
  recipient: "other",
  name: "Sadia Doyle",
  relation: "Mother",
  channel: "by-hand",
  home: "yes",
  hands: "",
  language: "en",
};

/** An approved meeting whose words for the family are these, by the part of the agenda. */
export async function aFamilyMeeting(
  database: TestDatabase,
  child: Child,
  words: Readonly<Record<string, string>> = { worries: "We are worried about the phone." },
): Promise<string> {
  const meetingId = await aMeeting(database, child);
  for (const [key, wording] of Object.entries(words)) {
    await database.query(
      `insert into panels.items (item_id, partnership_id, meeting_id, item, wording)
       select $1, partnership_id, meeting_id, $3, $4 from panels.meetings where meeting_id = $2`,
      [newId(), meetingId, `family.${key}`, wording],
    );
  }
  await approve(database, meetingId);
  return meetingId;
}

export const prepareAt = (meetingId: string): string => `/meetings/${meetingId}/family/papers`;

/** A paper that this person prepared; answers its address. */
export async function prepared(
  by: Client,
  meetingId: string,
  form: Readonly<Record<string, string>> = paperForm,
): Promise<string> {
  const answer = await by.post(prepareAt(meetingId), form);
  if (answer.status !== 303) throw new Error(`not prepared: ${answer.page.text}`);
  return answer.location ?? "";
}

/** Takes a step as the page's form does, with the version that the database has. */
export async function step(
  database: TestDatabase,
  by: Client,
  { at, to, ...fields }: { readonly at: string; readonly to: string } & Record<string, string>,
) {
  const rows = await database.query<{ version: number }>(
    "select version from papers.papers where paper_id = $1",
    [at.split("/")[2]],
  );
  return by.post(`${at}/${to}`, { version: String(rows[0]?.version ?? 1), ...fields });
}

/** Prepared by one and sent for release. */
export async function waiting(
  database: TestDatabase,
  by: Client,
  meetingId: string,
): Promise<string> {
  const at = await prepared(by, meetingId);
  const asked = await step(database, by, { at, to: "ask" });
  if (asked.status !== 303) throw new Error(`not sent for release: ${asked.page.text}`);
  return at;
}

/** A concern about the child names an adult. */
export async function saidToHarm(
  app: TestDatabase,
  { personId }: Child,
  name: string,
): Promise<void> {
  const concernId = newId();
  await app.query(
    `insert into identify.concerns (concern_id, partnership_id, acl, reference, team_id, sent_by, sent_at, decide_by,
        danger_now, family_name, given_name, worry, ring_name, ring_phone, person_id)
     select $1::uuid, p.partnership_id, p.acl, $1::uuid::text, p.owning_team_id, s.staff_id, now(), now(), 'no', 'A', 'B', 'A worry', 'C', '1', p.person_id
     from subjects.people p, directory.staff s where p.person_id = $2 and s.email like 'school@%'`,
    [concernId, personId],
  );
  await app.query(
    `insert into identify.concern_parts (concern_part_id, partnership_id, concern_id, part, body, added_by, added_at)
     select gen_random_uuid(), partnership_id, concern_id, 'adults', jsonb_build_object('answers', jsonb_build_object('name1', $2::text)), sent_by, sent_at
     from identify.concerns where concern_id = $1`,
    [concernId, name],
  );
}
