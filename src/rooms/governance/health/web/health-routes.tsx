import type { Tx } from "../../../../platform/database/database.ts";
import type { VNode } from "preact";
import { sql } from "kysely";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { capitalised, counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { Watched } from "../../../../platform/rooms/routes-slot.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import {
  readQueueState,
  silentAfterSeconds,
  type QueueState,
  type TaskState,
} from "../../../../platform/jobs/queue-state.ts";
import {
  reportFor,
  type CheckResult,
  type ReadinessReport,
} from "../../../../platform/readiness/run-checks.ts";
import { Alerts } from "./alerts.tsx";
import { readNeeds, type ShownNeed } from "../../../../platform/rooms/home-slots.ts";
import { Needs } from "../../../../ui/layout/index.ts";
import { SummaryList, Tag } from "../../../../ui/govuk/index.ts";
import { type RowGroup, SortableTable } from "../../../../ui/moj/index.ts";
import { fact } from "../../../../ui/layout/index.ts";

export function healthRoutes(watched: Watched): readonly Route[] {
  return [
    route({
      method: "GET",
      path: "/admin/health",
      access: { permission: "health.view" },
      audit: { action: "health.read" },
      shows: { nobody: "how the service is" },
      input: {},
      handle: async ({ tx, clock, actor, rooms }) => {
        const now = clock.now();
        const needs = await readNeeds({ tx, actor, rooms, now, today: clock.today() });
        const queue = await readQueueState(tx);
        const server = await serverVersion(tx);
        const report = await watched.look();
        return {
          kind: "page",
          view: healthPage({
            watched,
            queue,
            server,
            needs,
            now,
            report: reportFor(actor.partnershipId, report),
            isReady: report.isReady,
          }),
        };
      },
    }),
  ];
}

async function serverVersion(tx: Tx): Promise<string> {
  const { rows } = await sql<{
    version: string;
  }>`select split_part(current_setting('server_version'), ' ', 1) as version`.execute(tx);
  return rows[0]?.version ?? "unknown";
}

type Shown = {
  /** What cannot wait, before everything else. */
  readonly needs: readonly ShownNeed[];
  readonly watched: Watched;
  readonly queue: QueueState;
  readonly server: string;
  /** Of the reader's own partnership. */
  readonly report: ReadinessReport;
  /** Of all that the installation serves. */
  readonly isReady: boolean;
  readonly now: Date;
};

function healthPage(shown: Shown): View {
  const { watched, queue, report, needs } = shown;
  return {
    title: "Health of the system",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Health of the system</h1>
        <Needs needs={needs} />
        <h2 class="govuk-heading-m">Alerts</h2>
        <Alerts {...shown} />
        <SummaryList rows={facts(shown)} />
        <h2 class="govuk-heading-m" id="checks">
          Before a real child is entered
        </h2>
        <p class="govuk-body">
          {readyWords(shown)} The command <code class="app-code">lantern doctor</code> prints the
          same list.
        </p>
        <SortableTable
          caption="What must be in place"
          captionClasses="govuk-visually-hidden"
          dense
          brief
          columns={checkColumns}
          groups={byState(report.results)}
          empty="Not checked yet."
        />
        <h2 class="govuk-heading-m" id="tasks">
          Background work
        </h2>
        <SortableTable
          caption="Work that waits or fails, by task"
          captionClasses="govuk-visually-hidden"
          dense
          columns={taskColumns}
          groups={[{ rows: queue.tasks.map(taskRow) }]}
          empty="Nothing waits."
        />
        <h2 class="govuk-heading-m">Where to get help</h2>
        <p class="govuk-body">
          {watched.support ??
            "No contact is set: your system administrator can set LANTERN_SUPPORT_CONTACT."}
        </p>
      </>
    ),
  };
}

function readyWords({ report, isReady }: Shown): string {
  const until = "In production Lantern does not start again until it is.";
  if (!report.isReady) return `Something that is required is not in place. ${until}`;
  return isReady
    ? "Everything that is required is in place."
    : `Something that is required is not in place in another partnership that this installation serves. ${until}`;
}

function facts({ watched, queue, server, now }: Shown) {
  const { open, idle, waiting, most } = watched.pool();
  const rows: readonly (readonly [string, VNode | string])[] = [
    ["Lantern", `${watched.version}, ${modes[watched.mode] ?? watched.mode}`],
    ["Node", process.versions.node],
    ["PostgreSQL", server],
    ["Worker", workerState(queue.lastBeat, now)],
    [
      "Connections to the database",
      `${open} of ${most} open, ${idle} of them idle; ${counted(waiting, "request")} waiting`,
    ],
  ];
  return rows.map(([key, text]) => fact(key, text));
}

const modes: Readonly<Record<string, string>> = {
  evaluation: "for trying out",
  "setting-up": "being set up",
  production: "in production",
};

function workerState(lastBeat: Date | null, now: Date): VNode {
  if (lastBeat === null) return <Tag text="Never seen" classes="govuk-tag--red" />;
  const isSilent = (now.getTime() - lastBeat.getTime()) / 1_000 > silentAfterSeconds;
  return (
    <>
      <Tag
        text={isSilent ? "Silent" : "There"}
        classes={isSilent ? "govuk-tag--red" : "govuk-tag--green"}
      />{" "}
      last seen {formatDateTime(lastBeat)}
    </>
  );
}

const checkColumns = [
  { key: "what", text: "What" },
  { key: "state", text: "State" },
  { key: "mend", text: "What is missing, and how to mend it" },
];

const states = {
  missing: { text: "Missing", colour: "red" },
  unseen: { text: "Not checked", colour: "red" },
  advised: { text: "Advised", colour: "yellow" },
  there: { text: "In place", colour: "green" },
} as const;
type State = keyof typeof states;

function stateOf({ state, isRequired }: CheckResult): State {
  if (state === "in place") return "there";
  if (state === "not looked at") return "unseen";
  return isRequired ? "missing" : "advised";
}

/** What is to be done first; what is in place last, and all of it is listed. */
function byState(results: readonly CheckResult[]): readonly RowGroup[] {
  const found = Map.groupBy(results, stateOf);
  return (Object.keys(states) as State[]).flatMap((state) => {
    const rows = found.get(state) ?? [];
    if (rows.length === 0) return [];
    return [{ heading: `${states[state].text}: ${rows.length}`, rows: rows.map(checkRow) }];
  });
}

function checkRow(result: CheckResult) {
  const { text, colour } = states[stateOf(result)];
  return {
    what: result.title,
    state: <Tag text={text} classes={`govuk-tag--${colour}`} />,
    mend: result.missing.map(({ why, mend }) => (
      <p class="govuk-body-s govuk-!-margin-bottom-1">
        {capitalised(why)}. To mend it: {mend}
      </p>
    )),
  };
}

const taskColumns = [
  { key: "task", text: "Task" },
  { key: "waiting", text: "Waiting", numeric: true },
  { key: "late", text: "Overdue", numeric: true },
  { key: "failing", text: "Failed, tried again", numeric: true },
  { key: "givenUp", text: "Given up", numeric: true },
  { key: "next", text: "Next" },
];

function taskRow({ task, waiting, late, failing, givenUp, nextAt }: TaskState) {
  return {
    task,
    waiting: String(waiting),
    late: String(late),
    failing: String(failing),
    givenUp: String(givenUp),
    next: nextAt ? formatDateTime(nextAt) : "",
  };
}
