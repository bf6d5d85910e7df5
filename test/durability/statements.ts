/** Takes SQL apart at the semicolons that end a statement, and not at those within text or functions. */
export function statementsOf(sql: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  for (let at = 0; at < sql.length;) {
    const skipped = skip(sql, at);
    if (skipped > at) at = skipped;
    else if (sql[at] === ";") {
      found.push(sql.slice(start, at + 1));
      start = ++at;
    } else at++;
  }
  return found;
}

/** Where a comment, a string, a name or a dollar-quoted text that begins here ends. */
function skip(sql: string, at: number): number {
  const past = (text: string, from: number): number => {
    const end = sql.indexOf(text, from);
    return end < 0 ? sql.length : end + text.length;
  };
  if (sql.startsWith("--", at)) return past("\n", at);
  if (sql.startsWith("/*", at)) return past("*/", at);
  if (sql[at] === "'" || sql[at] === '"') return past(sql[at], at + 1);
  const [tag] = /^\$\w*\$/.exec(sql.slice(at, at + 40)) ?? [];
  return tag === undefined ? at : past(tag, at + tag.length);
}
