import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import { lookNarrowly } from "../../../../platform/database/database.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { WarningText } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { getConfiguration, clockKind } from "../../../configuration/index.ts";
import { witnessPaths } from "../../witnesses/web/paths.ts";
import { AuditTabs } from "../../web/audit-tabs.tsx";
import {
  findUnsigned,
  listCheckpoints,
  listVerifications,
  type SignedCheckpoint,
  type Verification,
} from "../checkpoint-reads.ts";

type CheckpointsPage = {
  readonly checkpoints: readonly SignedCheckpoint[];
  readonly verifications: readonly Verification[];
  /** What was recorded since then is unsigned for longer than it may be. */
  readonly lateSince: Date | undefined;
};

const units = { hours: 1, days: 24, "working-days": 24 };

export const checkpointRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/audit/checkpoints",
    access: { permission: "audit.view" },
    audit: { action: "audit.checkpoints.read" },
    shows: { nobody: "proofs of the audit" },
    input: {},
    handle: async ({ tx, clock }) => {
      await lookNarrowly(tx);
      const asked = { kind: clockKind, key: "audit-signed", on: clock.today() } as const;
      const { within } = (await getConfiguration(tx, asked)).body;
      const since = await findUnsigned(tx);
      const limit = clock.now().getTime() - within.amount * units[within.unit] * 3_600_000;
      const page = {
        checkpoints: await listCheckpoints(tx),
        verifications: await listVerifications(tx),
        lateSince: since && since.getTime() < limit ? since : undefined,
      };
      return { kind: "page", view: checkpointsPage(page) };
    },
  }),
];

function checkpointsPage(page: CheckpointsPage): View {
  const { checkpoints, verifications } = page;
  return {
    title: "Checkpoints of the audit",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Checkpoints of the audit</h1>
        <AuditTabs current="checkpoints" />
        <Warnings {...page} />
        <p class="govuk-body app-form">
          A checkpoint signs how far the audit had come, with a key that is not in the database. If
          a line that it covers is later changed, moved or removed, the check says so. What was
          recorded since the newest one is not signed yet.
        </p>
        <SortableTable
          caption="Signed last"
          captionClasses="govuk-table__caption--m"
          dense
          columns={[
            { key: "number", text: "Number" },
            { key: "when", text: "Signed" },
            { key: "events", text: "Events", numeric: true },
            { key: "key", text: "Key" },
          ]}
          groups={[{ rows: checkpoints.map(checkpointRow) }]}
          empty="Nothing has been signed yet."
        />
        <SortableTable
          caption="Checked last"
          captionClasses="govuk-table__caption--m"
          dense
          columns={[
            { key: "when", text: "When" },
            { key: "by", text: "By" },
            { key: "events", text: "Events", numeric: true },
            { key: "found", text: "Found" },
          ]}
          groups={[{ rows: verifications.map(verificationRow) }]}
          empty="The whole audit has not been checked yet."
        />
        <Offline />
      </>
    ),
  };
}

function Warnings({ checkpoints, verifications, lateSince }: CheckpointsPage): VNode {
  const [last] = verifications;
  return (
    <>
      {lateSince !== undefined && (
        <WarningText
          text={`What was recorded since ${formatDateTime(lateSince)} is not signed. Tell your system administrator.`}
        />
      )}
      {checkpoints.some(({ events }) => events === undefined) && (
        <WarningText text="A checkpoint in the database is not one. Keep the database as it is." />
      )}
      {last !== undefined && last.findings > 0 && (
        <WarningText
          text={`The last check found ${counted(last.findings, "difference")}. Keep the database as it is, and read the guide’s page on the audit before anything else.`}
        />
      )}
    </>
  );
}

const checkpointRow = ({ number, takenAt, events, key }: SignedCheckpoint) => ({
  number: number.toLocaleString("en-GB"),
  when: formatDateTime(takenAt),
  events: events?.toLocaleString("en-GB") ?? "Cannot be read",
  key: <code class="app-code">{key}</code>,
});

const verificationRow = ({ at, by, events, findings, first }: Verification) => ({
  when: formatDateTime(at),
  by: by === "job" ? "The nightly check" : "By command",
  events: events.toLocaleString("en-GB"),
  found: findings === 0 ? "Nothing" : `${counted(findings, "difference")}: ${first ?? ""}`,
});

const Offline = (): VNode => (
  <>
    <h2 class="govuk-heading-m">Checking without trusting the host</h2>
    <p class="govuk-body app-form">
      The keeper of the signed copies and an export of the audit checks them on another computer,
      without a database and without the host’s help:
    </p>
    <p class="govuk-body app-form">
      <code class="app-code">
        lantern audit verify --file EXPORT --checkpoints COPY --key PUBLIC
      </code>
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={witnessPaths.list}>
        Agencies that co-sign the audit
      </a>
    </p>
  </>
);
