import type { FieldError } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { AsPapers } from "../../../platform/http/places-guard.ts";

/** Of each text, words that are the name of a child on any record. Papers know: they hand it in. */
export type FindChildrenNamed = (
  tx: Tx,
  asPapers: AsPapers,
  texts: readonly string[],
) => Promise<readonly (readonly { readonly name: string; readonly words: string }[])[]>;

type Text = { readonly field: string; readonly text: string };
type Parts = { readonly asPapers: AsPapers; readonly findChildrenNamed: FindChildrenNamed };

/** A reference of a record, as it stands at the head of its pages. */
const reference = /\bC-\d{1,9}-\d\b/i;

/**
 * Why words must not go to every lead. Which words they are is said of a child whom the writer
 * reaches; of any other, that there may be a name.
 */
export async function namesOfChildren(
  tx: Tx,
  { asPapers, findChildrenNamed }: Parts,
  texts: readonly Text[],
): Promise<readonly FieldError[]> {
  const found = await findChildrenNamed(
    tx,
    asPapers,
    texts.map(({ text }) => text),
  );
  const reached = await namesWithinReach(
    tx,
    found.flat().map(({ name }) => name),
  );
  return texts.flatMap(({ field, text }, index) => {
    const named = found[index] ?? [];
    const known = named.find(({ name }) => reached.has(name));
    if (known) return [{ field, message: `Take out “${known.words}”: it is the name of a child` }];
    if (named.length > 0)
      return [{ field, message: "Take out names: words here could name a child" }];
    return reference.test(text)
      ? [{ field, message: "Take out the reference of a child’s record" }]
      : [];
  });
}

/** Of names as they are kept, those of children whom the acting person reaches. */
export async function namesWithinReach(
  tx: Tx,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const people = await tx
    .selectFrom("subjects.people")
    .select("sort_name as name")
    .where("sort_name", "in", [...names])
    .execute();
  const others = await tx
    .selectFrom("subjects.names")
    .select("sort_name as name")
    .where("sort_name", "in", [...names])
    .execute();
  return new Set([...people, ...others].map(({ name }) => name));
}
