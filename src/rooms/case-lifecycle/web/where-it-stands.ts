import { cohortPaths } from "../../cohorts/web/paths.ts";
import { educationPaths } from "../../education/web/paths.ts";
import { escalationPaths } from "../../escalation/web/paths.ts";
import { missingPaths } from "../../missing/web/paths.ts";
import { nrmPaths } from "../../statutory/nrm/web/paths.ts";
import { pathwayPaths } from "../pathway/web/paths.ts";
import { recoveryPaths } from "../../support/recovery/web/paths.ts";
import { servicePaths } from "../../support/services/web/paths.ts";
import { paths } from "../../child-record/web/paths.ts";
import type { Check, StandsYet } from "../what-stands.ts";

type Address = (personId: string, id: string) => string;

const addresses: Readonly<Record<Check, Address>> = {
  missing: (personId) => missingPaths.child(personId),
  "return-interview": (personId) => missingPaths.child(personId),
  flag: (personId) => paths.worry(personId),
  assessment: (personId, id) => pathwayPaths.assessment(personId, id),
  "level-recent": (personId) => paths.worry(personId),
  "harm-now": (personId) => paths.worry(personId),
  escalation: (personId, id) => escalationPaths.one(personId, id),
  nrm: (personId, id) => nrmPaths.referral(personId, id),
  referral: (personId, id) => servicePaths.referral(personId, id),
  "direct-work": (personId, id) => recoveryPaths.work(personId, id),
  "look-back": (personId, id) => recoveryPaths.lookBack(personId, id),
  timetable: (personId) => educationPaths.child(personId),
  cohort: (personId, id) => cohortPaths.member(personId, id),
};

/** The page on which something that stands yet can be read, and ended. */
export const whereItStands = (personId: string, { check, about }: StandsYet): string =>
  addresses[check](personId, about.slice(check.length + 1));
