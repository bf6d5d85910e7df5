import type { Client } from "./client.ts";
import type { TestDatabase } from "./database.ts";
import type { Child } from "./factories.ts";

type Form = Readonly<Record<string, string>>;

export const dayOf = (name: string, on: string): Form => {
  const [year = "", month = "", day = ""] = on.split("-");
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

/** Someone around a child, right in every field. */
export const aPerson = (more: Form = {}): Form => ({
  name: "Darren Qxhill",
  described: "",
  relationship: "father",
  part: "not-involved",
  phone: "07700 900123",
  email: "",
  language: "",
  source: "social-care",
  sourceName: "",
  ...dayOf("notedOn", "2026-11-20"),
  version: "",
  ...more,
});

export const aMark = (more: Form = {}): Form => ({
  reason: "He has threatened her; the police know",
  ...dayOf("fromOn", "2026-11-20"),
  ...dayOf("reviewBy", "2027-02-20"),
  version: "",
  ...more,
});

export const familyAt = ({ personId }: Pick<Child, "personId">): string =>
  `/children/${personId}/family`;

/** Adds someone around a child; answers which. */
export async function addAround(
  database: TestDatabase,
  by: Client,
  child: Child,
  more: Form = {},
): Promise<string> {
  const form = aPerson(more);
  const answer = await by.post(`${familyAt(child)}/people/add`, form);
  if (answer.status !== 303) throw new Error(`not added: ${answer.page.text}`);
  const rows = await database.query<{ id: string }>(
    "select around_id as id from protect.around_entries where person_id = $1 and name = $2 order by around_entry_id desc",
    [child.personId, form["name"]],
  );
  return rows[0]?.id ?? "";
}

/** Adds someone who must not be told; answers which. */
export async function addUntold(
  database: TestDatabase,
  by: Client,
  child: Child,
  more: Form = {},
): Promise<string> {
  const aroundId = await addAround(database, by, child, more);
  await markUntold(by, child, aroundId);
  return aroundId;
}

export async function markUntold(by: Client, child: Child, aroundId: string): Promise<void> {
  const at = `${familyAt(child)}/people/${aroundId}/do-not-tell`;
  const answer = await by.post(at, aMark());
  if (answer.status !== 303) throw new Error(`not marked: ${answer.page.text}`);
}
