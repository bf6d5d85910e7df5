/** A worker process to be killed: writes a line when its job begins, and never ends it. */
import { appendFileSync } from "node:fs";
import { createLog } from "../../src/platform/telemetry/log.ts";
import { createMetrics } from "../../src/platform/telemetry/metrics.ts";
import { startJobs } from "../../src/platform/jobs/jobs.ts";

const [admin = "{}", file = ""] = process.argv.slice(2);

await startJobs({
  admin: JSON.parse(admin) as object,
  jobs: [
    {
      name: "slow",
      run: () => {
        appendFileSync(file, "begun\n");
        return new Promise(() => undefined);
      },
    },
  ],
  schedule: [],
  log: createLog("silent"),
  metrics: createMetrics(),
});
