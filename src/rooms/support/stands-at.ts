import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { StandsAt } from "../child-record/index.ts";
import { recoveryPaths } from "./recovery/web/paths.ts";
import { servicePaths } from "./services/web/paths.ts";

export const referralStands: StandsAt = {
  check: "referral",
  order: 110,
  href: servicePaths.referral,
  open: {
    title: (name, on) => `Waiting for a service: ${name}, since ${formatDate(on)}`,
    rows: ({ personId }) => sql`
      select r.referral_id as id, s.name, r.state_since as "on"
      from protect.referrals r join directory.services s on s.service_id = r.service_id and not s.is_sensitive
      where r.person_id = ${personId}::uuid and r.state in ('wanted', 'referred', 'waiting')`,
  },
};

export const directWorkStands: StandsAt = {
  check: "direct-work",
  order: 70,
  href: recoveryPaths.work,
  open: {
    title: (name, on) => `Direct work not ended: ${name}, since ${formatDate(on)}`,
    rows: ({ personId }) => sql`
      select w.direct_work_id as id, w.agency as name, w.started_on as "on"
      from protect.direct_work w left join directory.services s on s.service_id = w.service_id
      where w.person_id = ${personId}::uuid and w.ended_on is null and s.is_sensitive is not true`,
  },
};

export const lookBackStands: StandsAt = {
  check: "look-back",
  order: 90,
  href: recoveryPaths.lookBack,
  open: {
    title: (_name, on) => `Look-back without an answer, due on ${formatDate(on)}`,
    rows: ({ personId, today }) => sql`
      select l.look_back_id as id, '' as name, l.due_on as "on" from protect.look_backs l
      where l.person_id = ${personId}::uuid and l.answer is null and l.due_on <= ${today}::date`,
  },
};
