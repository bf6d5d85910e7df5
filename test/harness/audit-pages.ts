import type { Page } from "playwright-core";
import type { TestApp } from "./app.ts";
import type { Child } from "./factories.ts";
import { staffIdOf } from "./sign-in.ts";
import type { Stop } from "./stop.ts";

const useId = "01900000-0000-7000-8000-000000000032";

/** A day of the co-ordinator's that a rule asks about. */
export async function anUnusualUse(app: TestApp, id = useId, rule = "many-records"): Promise<void> {
  await app.query(
    `insert into govern.unusual_uses (unusual_use_id, partnership_id, staff_id, used_on, rule, configuration_id, counts, subject_ids, found_at)
     select $1::uuid, s.partnership_id, s.staff_id, '2026-11-20', $3, c.configuration_id, '{"records": 64, "usual": 12}',
       array[$1::uuid], $4::timestamptz
     from directory.staff s join directory.configuration c on c.partnership_id = s.partnership_id and c.kind = 'unusual-use'
     where s.staff_id = $2`,
    [id, await staffIdOf(app, "coordinator"), rule, app.clock.now()],
  );
}

const answer = (page: Page) => page.getByRole("button", { name: "Record the answer" }).click();

/** What is read of the audit: by who reads it all, and by who manages who is around a child. */
export const auditPages = (child: Child): readonly Stop[] => [
  { as: "governance", name: "the audit", at: "/audit", heading: "Audit" },
  {
    as: "governance",
    name: "the audit, filtered to nothing",
    at: "/audit?outcome=refused&page=9",
    heading: "Audit",
  },
  {
    as: "governance",
    name: "who has looked at a record",
    at: `/audit/record?record=${child.reference}&period=all`,
    heading: "Who has viewed a record",
  },
  {
    as: "governance",
    name: "unusual use",
    at: "/audit/unusual",
    heading: "Unusual use of records",
  },
  {
    as: "governance",
    name: "one unusual use, answered with errors",
    at: `/audit/unusual/${useId}`,
    then: answer,
    heading: "Priya Nair, 20 November 2026",
  },
  {
    as: "governance",
    name: "checkpoints of the audit",
    at: "/audit/checkpoints",
    heading: "Checkpoints of the audit",
  },
  {
    as: "governance",
    name: "agencies that co-sign the audit, with errors",
    at: "/governance/witnesses",
    then: (page) => page.getByRole("button", { name: "Register the key" }).click(),
    heading: "Audit witnesses",
  },
  {
    as: "coordinator",
    name: "who has looked at a child",
    at: `/children/${child.personId}/looked`,
    heading: "Who has viewed",
  },
];
