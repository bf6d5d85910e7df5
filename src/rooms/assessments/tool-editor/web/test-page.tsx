import type { VNode } from "preact";
import { fewerThan, shownText, smallAreSaid, smallest } from "../../../../kernel/small-numbers.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import type { ToolDraft, ToolVersion } from "../draft-reads.ts";
import { mostUses } from "../past-answers.ts";
import type { TestRun } from "../test-run.ts";
import { Caution, draftPage } from "./frame.tsx";

type TestPage = {
  readonly draft: ToolDraft;
  readonly base: ToolVersion | undefined;
  readonly run: TestRun;
};

/** What the draft would have come to on past answers: counts, and no child. */
export function testPage({ draft, base, run }: TestPage): View {
  return draftPage({
    draft,
    heading: "Test on past answers",
    children: base ? <Ran base={base} run={run} /> : <p class="govuk-body">{fromNothing}</p>,
  });
}

const fromNothing =
  "This draft was made from nothing, so there are no past answers to test it on. Try it with invented children.";

function Ran({ base, run }: { base: ToolVersion; run: TestRun }): VNode {
  if (run.children === 0)
    return (
      <p class="govuk-body">
        {`Nobody has filled in ${base.body.name} about a child you can see.`}
      </p>
    );
  return (
    <>
      <p class="govuk-body">
        {`The last time that ${base.body.name} was filled in about each of ${childrenWords(run)} you can see, calculated with this draft. Of more than ${mostUses.toLocaleString("en-GB")} the latest were taken. Nothing that was filled in is changed.`}
      </p>
      <p class="govuk-body">
        {`${smallAreSaid()}; a number from which one could be worked out is not shown.`}
      </p>
      <Bands run={run} />
      <Gone run={run} />
      {run.neverAsked.length > 0 && (
        <>
          <h2 class="govuk-heading-m">New questions</h2>
          <p class="govuk-body">Past answers say nothing of these. They counted as not known.</p>
          <ul class="govuk-list govuk-list--bullet">
            {run.neverAsked.map((label) => (
              <li>{label}</li>
            ))}
          </ul>
        </>
      )}
      <Caution />
    </>
  );
}

const childrenWords = ({ children }: TestRun): string =>
  children < smallest ? `${fewerThan()} children` : counted(children, "child", "children");

const Bands = ({ run: { then, now, cells } }: { run: TestRun }): VNode => (
  <SortableTable
    caption="Band then, and band with this draft"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "then", text: "Came to then" },
      ...now.map((title, at) => ({ key: `now-${at}`, text: `Now ${title}`, numeric: true })),
    ]}
    groups={[
      {
        rows: then.map((title, row) => ({
          then: title,
          ...Object.fromEntries(
            (cells[row] ?? []).map((shown, at) => [`now-${at}`, shownText(shown)]),
          ),
        })),
      },
    ]}
  />
);

const why = { question: "The question is gone", answer: "The answer is gone" } as const;

const Gone = ({ run: { gone } }: { run: TestRun }): VNode => (
  <SortableTable
    caption="Past answers that no longer count"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "label", text: "Question" },
      { key: "why", text: "Why" },
      { key: "children", text: "Children", numeric: true },
    ]}
    groups={[
      {
        rows: gone.map((one) => ({
          label: one.label,
          why: why[one.why],
          children: shownText(one.children),
        })),
      },
    ]}
    empty="The draft has a place for every past answer."
  />
);
