import type { Page } from "playwright-core";
import type { TestDatabase } from "./database.ts";
import { pressing } from "./acts.ts";
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

const reportedId = "01900000-0000-7000-8000-000000000039";

/** An alarm with a report of somebody outside, who wrote markup. */
export async function aReported(site: Pick<TestDatabase, "query" | "clock">): Promise<void> {
  await anAlarm(site, { id: reportedId, kind: "fault-reported" });
  await site.query(
    `insert into govern.fault_reports (fault_report_id, partnership_id, alarm_id, form_hash, number, seen, gravity, reported_at)
     select gen_random_uuid(), partnership_id, alarm_id, sha256('a form'), 'k7m-p2x', $2, 'tells', raised_at
     from govern.alarms where alarm_id = $1`,
    [reportedId, "I typed <b>a name</b> into the address,\nand it came back in the title."],
  );
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
  {
    as: "admin",
    name: "an alarm with a report of a fault",
    at: `/alarms/${reportedId}`,
    heading: "A fault in Lantern was reported",
  },
  {
    name: "a report of a fault, with errors",
    at: "/report-a-fault",
    then: pressing("Send the report"),
    heading: "Report a fault",
  },
];
