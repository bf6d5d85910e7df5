import { newId } from "../../src/kernel/ids.ts";
import type { TestDatabase } from "./database.ts";
import { aDay } from "./pathway.ts";

type Fields = Record<string, string>;

export type ServiceOptions = {
  readonly name?: string;
  /** What is shown instead, of a sensitive one. */
  readonly shownAs?: string;
  readonly waitDays?: number;
  readonly isProvided?: boolean;
};

/** A service of the directory; answers its id. */
export async function aService(
  { query }: TestDatabase,
  { name = "Harbour recovery", shownAs, waitDays, isProvided = true }: ServiceOptions = {},
): Promise<string> {
  const serviceId = newId();
  await query(
    `insert into directory.services (service_id, partnership_id, name, provider, tier, criteria, how_to_refer, is_provided, is_sensitive,
       shown_as, wait_days, open_from, kept_by, kept_at)
     select $1, partnership_id, $2, 'Harbour Youth Project', 'recovery', 'Anyone', 'Ring', $3, $4::text is not null, $4, $5, '2026-01-01',
       staff_id, now()
     from directory.staff where email = 'coordinator@eastmoor.example'`,
    [serviceId, name, isProvided, shownAs ?? null, waitDays ?? null],
  );
  return serviceId;
}

/** Puts one of the cast on the list of a sensitive service. */
export async function onTheList(
  { query }: TestDatabase,
  serviceId: string,
  key: string,
): Promise<void> {
  await query(
    `insert into directory.service_readers (service_reader_id, partnership_id, service_id, staff_id, added_by, added_at)
     select gen_random_uuid(), partnership_id, $1, staff_id, staff_id, now() from directory.staff where email = $2`,
    [serviceId, `${key}@eastmoor.example`],
  );
}

export const referForm = (service: string, more: Fields = {}): Fields => ({
  service,
  step: "referred",
  wording: "Wants someone to talk to",
  outcome: "",
  reasonKey: "",
  ...aDay("on", 20),
  ...more,
});

export const workForm = (more: Fields = {}): Fields => ({
  workerKind: "key-worker",
  worker: "Jo Example",
  agency: "Harbour Youth Project",
  service: "",
  goal: "To sleep at home",
  goalBy: "child",
  ...aDay("startedOn", 2),
  ...more,
});

export const sessionForm = (more: Fields = {}): Fields => ({
  setting: "centre",
  attendance: "seen",
  worker: "Jo Example",
  goal: "To sleep at home",
  done: "Walked and talked",
  rating: "6",
  nextStep: "Ring on Friday",
  corrects: "",
  ...aDay("heldOn", 20),
  ...more,
});

/** Of therapy there are no words. */
export const contactForm = (more: Fields = {}): Fields =>
  sessionForm({ goal: "", done: "", rating: "", nextStep: "", ...more });

export function outcomesForm(more: Fields = {}): Fields {
  const outcomes = ["safety", "relationships", "health", "learning", "understanding"];
  const rated = outcomes.flatMap((key): [string, string][] => [
    [`${key}-professional`, "begun"],
    [`${key}-child`, "not-known"],
  ]);
  return { point: "start", ...aDay("ratedOn", 20), ...Object.fromEntries(rated), ...more };
}
