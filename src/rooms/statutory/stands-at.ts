import { sql } from "kysely";
import { formatDate } from "../../kernel/dates.ts";
import type { StandsAt } from "../child-record/index.ts";
import { nrmPaths } from "./nrm/web/paths.ts";

export const nrmStands: StandsAt = {
  check: "nrm",
  order: 100,
  href: nrmPaths.referral,
  open: {
    title: (_name, on) => `NRM referral not decided, considered on ${formatDate(on)}`,
    rows: ({ personId }) => sql`
      select n.nrm_referral_id as id, '' as name, n.considered_on as "on" from protect.nrm_referrals n
      where n.person_id = ${personId}::uuid and n.stage in ('preparing', 'reasonable', 'conclusive')`,
  },
};
