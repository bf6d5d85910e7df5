import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { SummaryList, WarningText } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import type { BackupLine, Continuity, ProofLine } from "../continuity-reads.ts";
import { ago, isOverdue, type Watched } from "../how-fresh.ts";

export function backupsPage(given: Continuity, now: Date): View {
  const proved = given.proofs.find(({ differences }) => differences.length === 0);
  return {
    title: "Backups",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Backups</h1>
        <p class="govuk-body">
          A backup counts once it has been restored and every row compared. Nothing here makes,
          restores or deletes one:{" "}
          <a class="govuk-link" href="/help/backups">
            how that is done
          </a>
          .
        </p>
        <Warnings given={given} proved={proved} now={now} />
        <SummaryList
          rows={[
            fact("Last backup", when(given.backups[0]?.madeAt, now)),
            fact("Last proved restore", when(proved?.provedAt, now)),
            fact("A restore took", proved === undefined ? "Not known" : seconds(proved.tookMs)),
            fact("Last duty sheet", when(given.sheet?.writtenAt, now)),
            fact("On the duty sheet", sheetWords(given)),
          ]}
        />
        <Backups lines={given.backups} />
        <Proofs lines={given.proofs} />
      </>
    ),
  };
}

const when = (at: Date | undefined, now: Date): string =>
  at === undefined ? "None yet" : `${ago(at, now)}: ${formatDateTime(at)}`;

const seconds = (ms: number): string => counted(Math.max(1, Math.round(ms / 1000)), "second");

function sheetWords({ sheet }: Continuity): string {
  if (!sheet) return "Nothing yet";
  const children = counted(sheet.childCount, "child", "children");
  return `${children}, and ${sheet.restrictedCount} restricted by telephone number alone`;
}

const warnings: Readonly<Record<Watched, string>> = {
  backup: "No backup was made in the last 26 hours.",
  proof: "No restore was proved in the last 8 days.",
  sheet: "The duty team’s sheet was not written in the last 2 hours.",
};

function Warnings(props: { given: Continuity; proved: ProofLine | undefined; now: Date }): VNode {
  const { given, proved, now } = props;
  const last: Readonly<Record<Watched, Date | undefined>> = {
    backup: given.backups[0]?.madeAt,
    proof: proved?.provedAt,
    sheet: given.sheet?.writtenAt,
  };
  const late = (["backup", "proof", "sheet"] as const).filter((what) =>
    isOverdue(what, last[what], now),
  );
  const different = given.proofs[0]?.differences ?? [];
  const notOurs = given.backups[0]?.notOurs ?? [];
  return (
    <>
      {notOurs.length > 0 && (
        <WarningText
          text={`Left out of the last backup, because Lantern did not make it: ${notOurs.join(", ")}. Back it up in another way, or move it to its own database.`}
        />
      )}
      {different.length > 0 && (
        <WarningText text={`The last restore was not as it had been: ${different.join(", ")}.`} />
      )}
      {late.map((what) => (
        <WarningText text={warnings[what]} />
      ))}
    </>
  );
}

function Backups({ lines }: { lines: readonly BackupLine[] }): VNode {
  return (
    <SortableTable
      caption="Backups, newest first"
      captionClasses="govuk-table__caption--m"
      dense
      columns={[
        { key: "made", text: "Data as at" },
        { key: "file", text: "File" },
        { key: "size", text: "Size" },
        { key: "rows", text: "Rows" },
        { key: "took", text: "Took" },
      ]}
      groups={[
        {
          rows: lines.map((line) => ({
            made: formatDateTime(line.madeAt),
            file: <code class="app-code">{line.fileName}</code>,
            size: megabytes(line.sizeBytes),
            rows: line.rowCount.toLocaleString("en-GB"),
            took: seconds(line.tookMs),
          })),
        },
      ]}
      empty="No backup was made yet."
    />
  );
}

const megabytes = (bytes: number): string =>
  `${(bytes / 1_000_000).toLocaleString("en-GB", { maximumFractionDigits: 1 })} MB`;

function Proofs({ lines }: { lines: readonly ProofLine[] }): VNode {
  return (
    <SortableTable
      caption="Restores that were tried, newest first"
      captionClasses="govuk-table__caption--m"
      dense
      columns={[
        { key: "when", text: "When" },
        { key: "file", text: "File" },
        { key: "result", text: "Result" },
        { key: "compared", text: "Compared" },
        { key: "took", text: "Took" },
      ]}
      groups={[
        {
          rows: lines.map((line) => ({
            when: formatDateTime(line.provedAt),
            file: <code class="app-code">{line.fileName}</code>,
            result:
              line.differences.length === 0
                ? "Everything as it was"
                : `Different: ${line.differences.join(", ")}`,
            compared: `${counted(line.rowCount, "row")} of ${counted(line.tableCount, "table")}, ${counted(line.fileCount, "file")}, the audit`,
            took: seconds(line.tookMs),
          })),
        },
      ]}
      empty="No restore was tried yet."
    />
  );
}
