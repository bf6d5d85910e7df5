import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { nameKeys, namesIn, type Named } from "./names-in-text.ts";

/** Children whom the acting person reaches and whose family name, of now or another, stands in a text. */
export async function childrenNamedIn(tx: Tx, text: string): Promise<readonly Named[]> {
  const keys = nameKeys(text);
  if (keys.length === 0) return [];
  const plain = (column: string) =>
    sql`regexp_replace(lower(${sql.ref(column)}), '[^[:alnum:]]', '', 'g') = any (${keys}::text[])`;
  const { rows } = await sql<Named>`
    select p.given_name as "givenName", p.family_name as "familyName" from subjects.people p
    where p.given_name is not null and ${plain("p.family_name")}
    union
    select n.given_name, n.family_name from subjects.names n
    where n.given_name is not null and ${plain("n.family_name")}`.execute(tx);
  return rows.filter((one) => namesIn(text, [one]).length > 0);
}

type Staff = { readonly staffId: string; readonly name: string };

/** Colleagues whose whole name stands in a text. */
export async function staffNamedIn(tx: Tx, text: string): Promise<readonly Staff[]> {
  const staff = await tx
    .selectFrom("directory.staff")
    .select(["staff_id as staffId", "name"])
    .where("is_service", "=", false)
    .execute();
  return staff.filter(({ name }) => {
    const at = name.lastIndexOf(" ");
    const named = { givenName: name.slice(0, Math.max(0, at)), familyName: name.slice(at + 1) };
    return namesIn(text, [named]).length > 0;
  });
}
