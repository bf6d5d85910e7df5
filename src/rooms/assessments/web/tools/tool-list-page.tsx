import { formatDate } from "../../../../kernel/dates.ts";
import { caution } from "../../../../instruments/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { mayDo } from "../../../subjects/index.ts";
import type { ToolUse } from "../../tools/tool-reads.ts";
import type { Tool } from "../../tools/tools-in-force.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { judgedText, levelNow, resultText, type LevelNow } from "./beside-level.ts";

type ToolsPage = {
  readonly facts: ChildFacts;
  readonly tools: readonly Tool[];
  readonly uses: readonly ToolUse[];
};

const columns = [
  { key: "tool", text: "Tool" },
  { key: "date", text: "Date" },
  { key: "judged", text: "Judged" },
  { key: "came", text: "Answers came to" },
  { key: "by", text: "By" },
] as const;

const rowOf = (personId: string, use: ToolUse, level: LevelNow) => ({
  tool: (
    <a class="govuk-link" href={paths.toolUse(personId, use.useId)}>
      {use.instrument.name}
      {use.occasion === null ? "" : ` (${use.occasion.toLowerCase()})`}
    </a>
  ),
  date: formatDate(use.usedOn),
  judged: judgedText(use, level),
  came: resultText(use, level),
  by: use.usedBy,
});

/** What was filled in about the child, and the tools that can be. */
export function toolsPage({ facts, tools, uses }: ToolsPage): View {
  const { personId } = facts.person;
  return childPage({
    facts,
    tab: "worry",
    heading: "Screening and assessment tools",
    children: (
      <>
        <InsetText text={caution} />
        {uses.length === 0 ? (
          <p class="govuk-body">No tool has been filled in about this child.</p>
        ) : (
          <SortableTable
            caption="Filled in"
            columns={columns}
            groups={[{ rows: uses.map((use) => rowOf(personId, use, levelNow(facts))) }]}
          />
        )}
        {mayDo(facts.actor, "tool.use", facts) && (
          <>
            <h2 class="govuk-heading-m">Fill in a tool</h2>
            <ul class="govuk-list govuk-list--spaced">
              {tools.map(({ instrument }) => (
                <li>
                  <a class="govuk-link" href={paths.tool(personId, instrument.key)}>
                    {instrument.name}
                  </a>{" "}
                  ({instrument.purpose})
                </li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  });
}
