/**
 * JSON as PostgreSQL stores it: jsonb refuses NUL, which only a damaged or hostile file contains. A
 * backslash before it that is itself escaped belongs to the text: somebody typed the six characters.
 */
export function toJsonb(value: unknown): string {
  return JSON.stringify(value).replaceAll(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1");
}
