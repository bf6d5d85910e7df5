/** JSON as PostgreSQL stores it: jsonb refuses NUL, which only a damaged or hostile file contains. */
export function toJsonb(value: unknown): string {
  return JSON.stringify(value).replaceAll("\\u0000", "");
}
