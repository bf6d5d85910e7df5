import type { Client } from "./client.ts";
import { aDay } from "./pathway.ts";

type Fields = Record<string, string>;

/** A moment of this morning, right in every field. */
export const momentForm = (more: Fields = {}): Fields => ({
  kind: "arrest",
  ...aDay("happened", 24),
  "happened-time": "08:30",
  source: "The custody sergeant",
  wording: "With an older boy",
  ...more,
});

export const attemptForm = (more: Fields = {}): Fields => ({
  outcome: "reached",
  byWhom: "Femi Cole",
  ...aDay("happened", 24),
  "happened-time": "09:00",
  wording: "Sat with her, offered the youth club",
  version: "1",
  ...more,
});

/** Records a moment and answers the address of its page. */
export async function aMoment(client: Client, personId: string, more?: Fields): Promise<string> {
  const answer = await client.post(`/children/${personId}/moments/new`, momentForm(more));
  if (answer.location === undefined) throw new Error(answer.page.text);
  return answer.location;
}
