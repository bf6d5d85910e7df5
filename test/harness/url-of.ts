import type { TestDatabase } from "./database.ts";

/** Where a test's database is, as an address that names the folder of its socket. */
export function urlOf({ host, port, user, password, database }: TestDatabase["admin"]): string {
  const secret = typeof password === "string" ? `:${encodeURIComponent(password)}` : "";
  return `postgres://${user ?? ""}${secret}@localhost:${port ?? 5432}/${database ?? ""}?host=${encodeURIComponent(host ?? "")}`;
}
