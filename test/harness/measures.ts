import { newId } from "../../src/kernel/ids.ts";
import type { TestApp } from "./app.ts";
import type { Answer, Client } from "./client.ts";
import { agencyIdOf } from "./leads.ts";

type Fields = Readonly<Record<string, string>>;

export const dayOf = (name: string, on: string): Fields => {
  const [year = "", month = "", day = ""] = on.split("-");
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

/** A measure that is right in every field. */
export const measureFields = async (app: TestApp, over: Fields = {}): Promise<Fields> => ({
  measure: "guest-information-notice",
  agency: await agencyIdOf(app, "police"),
  authoriser: "Inspector Vale",
  reason: "Three reports that children are taken there",
  sourceRisk: "Staff could guess who told",
  household: "no-child",
  conditions: "",
  evidence: "",
  ...over,
});

export const ageFields = (over: Fields = {}): Fields => ({
  age: "adult",
  source: "Driving licence seen by an officer",
  ...dayOf("knownOn", "2026-11-20"),
  exploited: "no",
  exploitedBasis: "The MASH was asked on 20 November: nothing is known",
  ...over,
});

export const decisionFields = (over: Fields = {}): Fields => ({
  ...dayOf("decidedOn", "2026-11-20"),
  tookPart: "Police, detective inspector\nChildren’s social care, head of service",
  argumentsFor: "Others are at risk",
  argumentsAgainst: "They were harmed themselves",
  safetyPlan: "A key worker sees them each week",
  nrm: "Referred in 2025",
  section45: "Considered: it may apply",
  mayAct: "yes",
  ...dayOf("reviewBy", "2027-02-20"),
  ...over,
});

/** A decision of agencies that a child may be harming others. */
export const harmingFields = (over: Fields = {}): Record<string, string> => {
  const { mayAct: _mayAct, ...fields } = decisionFields();
  return { ...fields, mayHarm: "yes", ...over };
};

export const stepFields = (step: string, over: Fields = {}): Fields => ({
  step,
  ...dayOf("on", "2026-11-24"),
  ...dayOf("startsOn", ""),
  startsTime: "",
  ...dayOf("endsOn", ""),
  endsTime: "",
  wording: "",
  version: "1",
  ...over,
});

export const reviewFields = (over: Fields = {}): Fields => ({
  harm: "fell",
  facts: "No report since the notice was served",
  account: "not-safe",
  moved: "no",
  movedTo: "",
  movedWords: "",
  ...dayOf("nextReviewBy", "2026-12-22"),
  version: "1",
  ...over,
});

const idIn = (answer: Answer): string => (answer.location ?? "").split("/").at(-1) ?? "";

/** A measure that somebody proposed on a subject. */
export async function aMeasure(
  app: TestApp,
  by: Client,
  { thingId, over = {} }: { readonly thingId: string; readonly over?: Fields },
): Promise<string> {
  const fields = await measureFields(app, over);
  return idIn(await by.post(`/subjects/${thingId}/measures/new`, fields));
}

/** The version that stands now, as a page would send it. */
export async function versionOf(app: TestApp, measureId: string): Promise<string> {
  const [row] = await app.query<{ version: number }>(
    "select version from subjects.measures where measure_id = $1",
    [measureId],
  );
  return String(row?.version ?? 0);
}

type Sending = { readonly measureId: string; readonly form: Fields };

/** Sends a form of a measure with the version that stands now. */
export async function sendTo(
  app: TestApp,
  by: Client,
  { measureId, form, name }: Sending & { readonly name: string },
): Promise<Answer> {
  const version = await versionOf(app, measureId);
  return by.post(`/measures/${measureId}/${name}`, { ...form, version });
}

/** It is safe to act: decided, so that steps can follow. */
export const safe = (app: TestApp, by: Client, measureId: string): Promise<Answer> =>
  sendTo(app, by, {
    measureId,
    name: "safe",
    form: { safe: "yes", reason: "Officers in plain clothes; the source is not named" },
  });

/** A person of concern with a day of birth, as no form of today would have it. */
export async function aPersonBorn(
  app: TestApp,
  { bornOn, recordedOn = "2026-11-24" }: { bornOn: string | null; recordedOn?: string },
): Promise<string> {
  const thingId = newId();
  await app.query(
    `insert into subjects.things (thing_id, partnership_id, kind, label, match_on, born_on, standing, standing_basis, source,
       learned_on, recorded_by, recorded_at, changed_by, changed_at)
     select $1, partnership_id, 'person', 'Jay, black Corsa', $4::text, $2, 'alleged', 'Named by two children', 'The school',
       '2026-11-20', staff_id, $3, staff_id, $3 from directory.staff where email like 'coordinator@%'`,
    [thingId, bornOn, `${recordedOn}T10:00:00Z`, thingId],
  );
  return thingId;
}
