import type { Clock } from "../../../kernel/clock.ts";
import type { SecurityLog } from "../../../platform/telemetry/security-log.ts";
import type { UnusualFound } from "./unusual-job.ts";

/** A use of records that a rule asks about: a question, and an alert all the same. */
export function tellSecurity(security: SecurityLog, clock: Clock): (found: UnusualFound) => void {
  return ({ staffId, partnershipId, rule }) =>
    security.write({
      at: clock.now(),
      name: "unusual-use",
      category: "database",
      type: "access",
      outcome: "success",
      isAlert: true,
      actor: { kind: "staff", id: staffId },
      partnershipId,
      rule,
    });
}
