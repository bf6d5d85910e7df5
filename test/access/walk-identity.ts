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
