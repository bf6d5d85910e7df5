import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";

import { registerGauges, type Gauges } from "./gauges.ts";

export type Metrics = {
  request(seen: { method: string; route: string; status: number; seconds: number }): void;
  jobFailed(task: string): void;
  /** A line of the security log that could not be written. */
  securityLineLost(): void;
  /** What is measured when it is asked for. */
  gauges(gauges: Gauges): void;
  readonly contentType: string;
  text(): Promise<string>;
};

/** Prometheus text. Labels are route patterns and statuses, never addresses or people. */
export function createMetrics(): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const requests = new Histogram({
    name: "lantern_request_seconds",
    help: "Time to answer, by route pattern and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [register],
  });
  const failures = new Counter({
    name: "lantern_job_failures_total",
    help: "Background tasks that failed, by task",
    labelNames: ["task"],
    registers: [register],
  });
  const lost = new Counter({
    name: "lantern_security_log_lost_total",
    help: "Lines of the security log that could not be written",
    registers: [register],
  });
  return {
    securityLineLost: () => lost.inc(),
    request: ({ method, route, status, seconds }) => {
      requests.observe({ method, route, status: String(status) }, seconds);
    },
    jobFailed: (task) => {
      failures.inc({ task });
    },
    gauges: (gauges) => registerGauges(register, gauges),
    contentType: register.contentType,
    text: () => register.metrics(),
  };
}
