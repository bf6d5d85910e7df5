import type { Client } from "./client.ts";
import type { TestDatabase } from "./database.ts";

type Fields = Record<string, string>;

/** A date of November 2026, or of another month, in the three boxes of a form. */
export const aDay = (prefix: string, day: number, month = 11): Fields => ({
  [`${prefix}-day`]: String(day),
  [`${prefix}-month`]: String(month),
  [`${prefix}-year`]: "2026",
});

export const beginForm = (lead: string, more: Fields = {}): Fields => ({
  lead,
  reason: "Two concerns in a week",
  ...more,
});

/** Begins one and answers the address of its page. */
export async function begun(
  client: Client,
  { personId, kind, form }: { personId: string; kind: string; form: Fields },
): Promise<string> {
  const answer = await client.post(`/children/${personId}/assessments/new?kind=${kind}`, form);
  if (answer.status !== 303) throw new Error(answer.page.text);
  return answer.location ?? "";
}

/** How an assessment is finished, with the version that its page carries. */
export const finishForm = (outcome: string, on: Fields, more: Fields = {}): Fields => ({
  outcome,
  summary: "What was found, and what it means",
  lateReason: "",
  version: "1",
  ...on,
  ...more,
});

/** A move to a stage at which the child is not, as the page of this moment would send it. */
export async function aMove({ query }: TestDatabase, personId: string): Promise<Fields> {
  const [now] = await query<{ stage: string | null; since: string | null }>(
    "select stage, stage_since::text as since from protect.tracker_entries where person_id = $1",
    [personId],
  );
  const to = now?.stage === "planning" ? "plan" : "planning";
  const was = `${now?.stage ?? ""}@${now?.since ?? ""}`;
  return { to, reason: "The meeting is booked", was };
}
