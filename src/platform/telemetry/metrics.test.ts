import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

test("requests are counted by route pattern and status, failures by task", async () => {
  const metrics = createMetrics();
  metrics.request({ method: "GET", route: "/children/:personId", status: 404, seconds: 0.02 });
  metrics.jobFailed("sweep");
  metrics.jobFailed("sweep");
  const text = await metrics.text();
  expect(text).toContain(
    'lantern_request_seconds_count{method="GET",route="/children/:personId",status="404"} 1',
  );
  expect(text).toContain('lantern_job_failures_total{task="sweep"} 2');
  expect(metrics.contentType).toContain("text/plain");
});

test("two applications in one process count apart", async () => {
  const [one, two] = [createMetrics(), createMetrics()];
  one.jobFailed("sweep");
  expect(await two.text()).not.toContain('task="sweep"');
});
