import type { TestApp } from "../harness/app.ts";

/** Facts of who a child is, each against the version that stands, and what protects or exposes them. */
export const isOfIdentity = (path: string): boolean =>
  /\/children\/:personId\/(?:identity|vulnerability-profile)\//.test(path);

const count = {
  facts:
    "select count(*)::int as held from protect.identity_facts where person_id = $1 and kind = $2",
  immigration:
    "select count(*)::int as held from protect.immigration_facts where person_id = $1 and $2 <> ''",
};

export async function identityForm(
  { query }: TestApp,
  path: string,
  personId: string,
): Promise<Record<string, string>> {
  if (path.endsWith("/vulnerability-profile/add")) return anEntry();
  if (path.endsWith("/identity/immigration")) return { purpose: "legal-advice" };
  if (path.endsWith("/identity/age")) return anAge(await ages(query, personId));
  const isImmigration = path.endsWith("/immigration/add");
  const kind = path.split("/").at(-1) ?? "";
  const [row] = await query<{ held: number }>(count[isImmigration ? "immigration" : "facts"], [
    personId,
    kind,
  ]);
  return {
    state: "not-asked",
    "notedOn-day": "23",
    "notedOn-month": "11",
    "notedOn-year": "2026",
    version: String(row?.held ?? 0),
  };
}

/** Of a vulnerability profile. */
const anEntry = (): Record<string, string> => ({
  area: "home",
  side: "strength",
  wording: "Sleeps at home",
  source: "child",
  "notedOn-day": "23",
  "notedOn-month": "11",
  "notedOn-year": "2026",
});

async function ages(query: TestApp["query"], personId: string): Promise<number> {
  const [row] = await query<{ held: number }>(
    "select count(*)::int as held from subjects.age_facts where person_id = $1",
    [personId],
  );
  return row?.held ?? 0;
}

const anAge = (held: number): Record<string, string> => ({
  youngest: "13",
  oldest: "15",
  source: "child",
  "saidOn-day": "23",
  "saidOn-month": "11",
  "saidOn-year": "2026",
  version: String(held),
});
