import type { TestDatabase } from "./database.ts";

/** A partnership is under a legal hold from its first day: a test that clears up after itself lifts it. */
export async function liftHolds({ query }: Pick<TestDatabase, "query">): Promise<void> {
  await query(
    `update govern.holds set lift_reason = 'A test', lift_asked_by = s.one, lift_asked_at = now(),
       lift_agreed_by = s.other, lifted_at = now()
     from (select min(staff_id::text)::uuid as one, max(staff_id::text)::uuid as other from directory.staff) s
     where lifted_at is null`,
  );
}
