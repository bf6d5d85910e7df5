import type { Client } from "./client.ts";

type Fields = Record<string, string>;

/** A date of November 2026, or of another month, in the three boxes of a form. */
export const aDay = (prefix: string, day: number, month = 11): Fields => ({
  [`${prefix}-day`]: String(day),
  [`${prefix}-month`]: String(month),
  [`${prefix}-year`]: "2026",
});

export const beginForm = (lead: string, more: Fields = {}): Fields => ({
  ...{ lead, reason: "Two concerns in a week", ...more },
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
  ...{ outcome, summary: "What was found, and what it means", lateReason: "", version: "1" },
  ...{ ...on, ...more },
});
