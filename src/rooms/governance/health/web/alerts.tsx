import type { VNode } from "preact";
import { nounOf } from "../../../../kernel/words.ts";
import { silentAfterSeconds, type QueueState } from "../../../../platform/jobs/queue-state.ts";
import type { ReadinessReport } from "../../../../platform/readiness/run-checks.ts";
import { Counts } from "../../../../ui/layout/index.ts";

type Props = { readonly report: ReadinessReport; readonly queue: QueueState; readonly now: Date };

const isSilent = ({ lastBeat }: QueueState, now: Date): boolean =>
  lastBeat === null || (now.getTime() - lastBeat.getTime()) / 1_000 > silentAfterSeconds;

/** What whoever watches over the system must look at, before everything that is as it should be. */
export function Alerts({ report, queue, now }: Props): VNode {
  const missing = report.results.filter((one) => one.isRequired && one.state !== "in place").length;
  const failing = queue.tasks.filter((one) => one.failing + one.givenUp > 0).length;
  const late = queue.tasks.filter((one) => one.late > 0).length;
  const alerts = [
    [missing, `required ${nounOf(missing, "check")} not in place`, "#checks"],
    [isSilent(queue, now) ? 1 : 0, "background worker not seen", "#tasks"],
    [failing, `background ${nounOf(failing, "task")} failing`, "#tasks"],
    [late, `background ${nounOf(late, "task")} overdue`, "#tasks"],
  ] as const;
  const items = alerts
    .filter(([count]) => count > 0)
    .map(([count, text, href]) => ({ count, text, href, attention: true }));
  if (items.length > 0) return <Counts label="Alerts" items={items} />;
  return (
    <p class="govuk-body">
      No alerts. Colleagues, their posts and invitations are under{" "}
      <a class="govuk-link" href="/admin/people">
        People
      </a>
      .
    </p>
  );
}
