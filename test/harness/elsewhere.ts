import { newId } from "../../src/kernel/ids.ts";
import type { Client } from "./client.ts";
import type { TestDatabase } from "./database.ts";
import { aDay } from "./pathway.ts";
import { staffIdOf } from "./sign-in.ts";

type Fields = Record<string, string>;

/** A first reference to a forum, right in every field. */
export const referenceForm = (more: Fields = {}): Fields => ({
  ...aDay("since", 3),
  reference: "R 11/26",
  contact: "The duty desk",
  summary: "Level 2",
  ...aDay("next", 1, 12),
  nextWhat: "Review",
  basis: "Agreed at the meeting",
  ...more,
});

export const considerForm = (more: Fields = {}): Fields => ({
  ...aDay("considered", 20),
  decision: "prepare",
  reason: "Moved between towns to sell",
  ...more,
});

export const form45 = (more: Fields = {}): Fields => ({
  ...aDay("considered", 20),
  verdict: "considered",
  consideredBy: "The youth justice officer",
  advice: "asked",
  reason: "Found with what others made the child carry",
  ...more,
});

export const submitForm = (more: Fields = {}): Fields => ({
  ...aDay("submitted", 20),
  reference: "NRM-1",
  responder: "council",
  decider: "competent-authority",
  version: "1",
  ...more,
});

export const stepForm = (more: Fields = {}): Fields => ({
  ...aDay("happened", 24),
  outcome: "",
  pause: "",
  wording: "As it was given",
  version: "2",
  ...more,
});

/** Records a reference and answers the address of its page. */
export async function recorded(
  client: Client,
  { personId, forum, form = referenceForm() }: { personId: string; forum: string; form?: Fields },
): Promise<string> {
  const first = await client.post(`/children/${personId}/forums/new?forum=${forum}`, form);
  if (first.status !== 303) throw new Error(first.page.text);
  // Sent again it leads to the one that stands.
  const again = await client.post(`/children/${personId}/forums/new?forum=${forum}`, form);
  return again.location ?? "";
}

/** Considers a referral and answers the address of its page. */
export async function considered(client: Client, personId: string): Promise<string> {
  const answer = await client.post(`/children/${personId}/nrm/new`, considerForm());
  if (answer.status !== 303) throw new Error(answer.page.text);
  return answer.location ?? "";
}

/** Puts somebody of the cast on the list of a forum, as the co-ordinator would. */
export async function putOnList(
  database: TestDatabase,
  { forum, key }: { readonly forum: string; readonly key: string },
): Promise<void> {
  await database.query(
    `insert into protect.forum_members (forum_member_id, partnership_id, forum, staff_id, reason, given_by, given_at)
     select $1, s.partnership_id, $2, s.staff_id, 'Sits on it', $4, $5 from directory.staff s where s.staff_id = $3`,
    [
      newId(),
      forum,
      await staffIdOf(database, key),
      await staffIdOf(database, key === "coordinator" ? "mash" : "coordinator"),
      database.clock.now(),
    ],
  );
}
