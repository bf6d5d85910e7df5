import { sql } from "kysely";
import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { nameKeys, namesIn, standingWords, type Named, type Standing } from "./names-in-text.ts";

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

/** A child's reference, as it is printed. */
const reference = /\bC-\d{3,}-[\dX]\b/giu;

const referencesIn = (text: string): readonly Standing[] =>
  text
    .split("\n")
    .flatMap((line, at) =>
      [...line.matchAll(reference)].map(([words]) => ({ line: at + 1, words })),
    );

type Texts = Readonly<Record<string, string | null | undefined>>;

/**
 * Texts that are read by who reaches no child name none: a child's reference, and the whole name of a child within the
 * writer's reach, are refused beside the field with where they stand. Of others nothing is said.
 */
export async function refusedNames(tx: Tx, texts: Texts): Promise<readonly FieldError[]> {
  const errors: FieldError[] = [];
  for (const [field, text] of Object.entries(texts)) {
    if (text == null) continue;
    const standing = [...referencesIn(text), ...namesIn(text, await childrenNamedIn(tx, text))];
    if (standing.length > 0)
      errors.push({
        field,
        message: `Take the name of a child out: ${standingWords(standing)}. Write “a child”, or “Child A”`,
      });
  }
  return errors;
}
