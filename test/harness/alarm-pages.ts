import type { Page } from "playwright-core";
import type { TestDatabase } from "./database.ts";
import type { Stop } from "./stop.ts";

const alarmId = "01900000-0000-7000-8000-000000000038";

/** An alarm that nobody has acknowledged. */
export async function anAlarm(
  { query, clock }: Pick<TestDatabase, "query" | "clock">,
  { id = alarmId, kind = "sign-in-attack", isDrill = false } = {},
): Promise<string> {
  await query(
    `insert into govern.alarms (alarm_id, partnership_id, kind, is_drill, raised_at, last_at)
     select $1::uuid, partnership_id, $2, $3, $4::timestamptz, $4::timestamptz from directory.partnerships limit 1`,
    [id, kind, isDrill, clock.now()],
  );
  return id;
}

const acknowledge = (page: Page) =>
  page.getByRole("button", { name: "Acknowledge the alarm" }).click();

/** What nobody has acknowledged, read by who answers alarms. */
export const alarmPages: readonly Stop[] = [
  { as: "admin", name: "the alarms", at: "/alarms", heading: "Alarms" },
  {
    as: "admin",
    name: "an alarm, acknowledged with errors",
    at: `/alarms/${alarmId}`,
    then: acknowledge,
    heading: "Sign-in may be under attack",
  },
];
