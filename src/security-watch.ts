import type { Clock } from "./kernel/clock.ts";
import { securityEventOf } from "./rooms/governance/index.ts";
import type { Config } from "./platform/config/config.ts";
import type { Answered } from "./platform/http/serving.ts";
import type { Log } from "./platform/telemetry/log.ts";
import type { Metrics } from "./platform/telemetry/metrics.ts";
import { openSecurityLog, type SecurityLog } from "./platform/telemetry/security-log.ts";

type Parts = {
  readonly config: Pick<Config, "securityLog">;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
};

/** How often the log says that security lines are lost: the metric counts each. */
const sayEvery = 60_000;

export function watchSecurity({ config, clock, log, metrics }: Parts): SecurityLog {
  let lastSaid = -Infinity;
  return openSecurityLog({
    to: config.securityLog,
    now: () => clock.now().getTime(),
    onLost: (code) => {
      metrics.securityLineLost();
      const now = clock.now().getTime();
      if (now - lastSaid < sayEvery) return;
      lastSaid = now;
      log.error({ event: "security log lost", code });
    },
  });
}

/** What is kept of a request's end, once it has been answered. */
export function tellOfAnswers(security: SecurityLog, clock: Clock): (answered: Answered) => void {
  return ({ entry, actor, method, ip, status }) => {
    const event = securityEventOf({
      at: clock.now(),
      action: entry.action,
      outcome: entry.outcome,
      actor,
      subjectIds: entry.subjectIds ?? [],
      detail: entry.detail ?? {},
      isChange: method === "POST",
      requestId: entry.requestId,
      route: entry.route,
      ip,
      method,
      status,
    });
    if (event) security.write(event);
  };
}
