import type { Client } from "./client.ts";
import { aDay } from "./pathway.ts";

type Fields = Record<string, string>;

export const openForm = (owner: string, more: Fields = {}): Fields => ({
  kind: "early",
  name: "Early help on the estate",
  purpose: "To be there early",
  owner,
  basis: "Children Act 2004, s.10; agreement SA-12",
  agencies: "School; youth service",
  criteria: "Two warning signs",
  ...aDay("openedOn", 2),
  ...aDay("reviewBy", 24, 12),
  ...more,
});

export const joinForm = (cohort: string, more: Fields = {}): Fields => ({
  cohort,
  criterion: "Two warning signs",
  evidence: "The school saw both",
  worker: "Jo Example",
  agency: "Harbour Youth Project",
  isTold: "yes",
  told: "By the youth worker, on Monday",
  ...aDay("from", 9),
  ...aDay("reviewBy", 24, 12),
  ...more,
});

export const tryForm = (more: Fields = {}): Fields => ({
  approach: "mentoring",
  worker: "Jo Example",
  agency: "Harbour Youth Project",
  intensity: "weekly",
  ...aDay("from", 10),
  ...more,
});

export const reviewForm = (more: Fields = {}): Fields => ({
  professional: "some",
  child: "helped",
  changed: "In school each morning",
  source: "The form tutor",
  nextStep: "continue",
  version: "1",
  ...aDay("reviewedOn", 20),
  ...more,
});

export const leaveForm = (more: Fields = {}): Fields => ({
  outcome: "achieved",
  leaving: "Settled; the school goes on",
  version: "1",
  ...aDay("leftOn", 23),
  ...more,
});

/** Opens a cohort as this person and answers its id. */
export async function aCohort(by: Client, owner: string, more: Fields = {}): Promise<string> {
  const answer = await by.post("/cohorts/new", openForm(owner, more));
  if (answer.status !== 303) throw new Error(answer.page.text);
  return answer.location?.split("/").at(-1) ?? "";
}
