import type { TestDatabase } from "../harness/database.ts";

/**
 * Puts a weaker function in the place of one, for the control of an attack: its text with something taken out.
 * @returns what puts the right one back
 */
export async function weaken(
  { query }: Pick<TestDatabase, "query">,
  name: string,
  ...changes: readonly (readonly [from: string, to: string])[]
): Promise<() => Promise<void>> {
  const [row] = await query<{ text: string }>("select pg_get_functiondef(to_regproc($1)) as text", [
    name,
  ]);
  const right = row?.text ?? "";
  const weak = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${name} does not say ${from}`);
    return text.replaceAll(from, to);
  }, right);
  await query(weak);
  return async () => {
    await query(right);
  };
}
