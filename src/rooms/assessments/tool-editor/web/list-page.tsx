import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import { itemsOf } from "../../../../instruments/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { stateOn } from "../../../configuration/index.ts";
import type { ToolDraft, ToolVersion } from "../draft-reads.ts";
import { Caution, title } from "./frame.tsx";
import { toolPaths } from "./paths.ts";

type ToolsPage = {
  readonly versions: readonly ToolVersion[];
  readonly drafts: readonly ToolDraft[];
  readonly today: string;
};

/** The tools of the partnership, and those that are being made. */
export function toolsPage({ versions, drafts, today }: ToolsPage): View {
  const keys = [...new Set(versions.map(({ key }) => key))];
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <Caution />
        <div class="govuk-button-group app-screen-only">
          <Button text="Make a tool or a new version" href={toolPaths.begin} />
          <a class="govuk-link" href={toolPaths.fromFile}>
            Import a tool from a file
          </a>
        </div>
        <Drafts drafts={drafts} />
        <SortableTable
          caption="Tools"
          captionClasses="govuk-table__caption--m"
          columns={[
            { key: "tool", text: "Tool" },
            { key: "state", text: "Today" },
            { key: "asks", text: "Asks" },
            { key: "versions", text: "Versions" },
          ]}
          groups={[
            {
              rows: keys.map((key) =>
                toolRow(
                  versions.filter((one) => one.key === key),
                  today,
                ),
              ),
            },
          ]}
          empty="There is no tool yet."
        />
      </>
    ),
  };
}

function Drafts({ drafts }: { drafts: readonly ToolDraft[] }): VNode {
  return (
    <SortableTable
      caption="Drafts"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "tool", text: "Draft" },
        { key: "asks", text: "Asks" },
        { key: "saved", text: "Last saved" },
      ]}
      groups={[
        {
          rows: drafts.map(({ draftId, body, savedAt, savedBy }) => ({
            tool: (
              <a class="govuk-link" href={toolPaths.draft(draftId)}>
                {body.name}
              </a>
            ),
            asks: counted(itemsOf(body).length, "question"),
            saved: `${formatDateTime(savedAt)}, ${savedBy}`,
          })),
        },
      ]}
      empty="Nobody is making or changing a tool."
    />
  );
}

/** In words: in force, from when on, or retired. */
export function stateWords(versions: readonly ToolVersion[], today: string): string {
  const current = versions.find(({ from, to }) => stateOn(today, from, to) === "in force");
  const next = versions.find(({ from }) => from > today);
  const begins = next
    ? `${current ? "; version" : "Version"} ${next.body.version} from ${formatDate(next.from)}`
    : "";
  if (!current) {
    const last = versions.find(({ to }) => to !== null && to < today)?.to;
    return begins !== "" ? begins : last ? `Retired: last day ${formatDate(last)}` : "Not in force";
  }
  const ends = current.to !== null && !next ? `; last day ${formatDate(current.to)}` : "";
  return `Version ${current.body.version} in force${ends}${begins}`;
}

function toolRow(versions: readonly ToolVersion[], today: string) {
  const [newest] = versions;
  if (!newest) return {};
  return {
    tool: (
      <>
        <a class="govuk-link" href={toolPaths.tool(newest.key)}>
          {newest.body.name}
        </a>
        <span class="app-secondary app-line">{newest.body.usedBy ?? ""}</span>
      </>
    ),
    state: stateWords(versions, today),
    asks: `${counted(itemsOf(newest.body).length, "question")} (${newest.body.purpose})`,
    versions: String(versions.length),
  };
}
