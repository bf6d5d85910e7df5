import { sql } from "kysely";
import type { FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";

/** A child's reference, as it is printed. */
const reference = /\bC-\d{3,}-[\dX]\b/i;

/** Neighbouring words that begin as names do. */
export function namePairs(text: string): readonly (readonly [string, string])[] {
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const isName = (word: string | undefined): word is string =>
    word !== undefined && /^\p{Lu}/u.test(word);
  return words.flatMap((word, place) => {
    const next = words[place + 1];
    return isName(word) && isName(next) ? [[word, next] as const] : [];
  });
}

type Texts = Readonly<Record<string, string | null | undefined>>;

/**
 * Everybody who reads measures reads these words, and a child is read by those who reach them: a child's reference, and
 * the name of a child within the writer's reach, are refused. Of others nothing is said.
 */
export async function namingErrors(tx: Tx, texts: Texts): Promise<readonly FieldError[]> {
  const errors: FieldError[] = [];
  for (const [field, text] of Object.entries(texts)) {
    if (text == null) continue;
    if (reference.test(text) || (await namesChild(tx, namePairs(text))))
      errors.push({
        field,
        message: "This names a child. Write “a named child”, and the rest on the child’s record",
      });
  }
  return errors;
}

async function namesChild(tx: Tx, pairs: readonly (readonly [string, string])[]): Promise<boolean> {
  if (pairs.length === 0) return false;
  const [first, second] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
  const { rows } = await sql<{ is: boolean }>`
    with names as (
      select subjects.sort_name(w.one, w.other) as name from unnest(${first}::text[], ${second}::text[]) w (one, other)
      union select subjects.sort_name(w.other, w.one) from unnest(${first}::text[], ${second}::text[]) w (one, other)
    )
    select exists (select from subjects.people p where p.partnership_id = (select sec.partnership())
        and p.sort_name in (select name from names))
      or exists (select from subjects.names n where n.sort_name in (select name from names)) as is`.execute(
    tx,
  );
  return rows[0]?.is === true;
}
