import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import { caution, changesSince, itemsOf, type Answers } from "../../../../instruments/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { InsetText, SummaryList, Table } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import type { ToolUse } from "../../tools/tool-reads.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { confidenceWords } from "./tool-item.tsx";
import { judgedText, levelNow, resultText, type LevelNow } from "./beside-level.ts";
import { answerText, bandTitle } from "./tool-words.ts";

type UsePage = {
  readonly facts: ChildFacts;
  readonly use: ToolUse;
  readonly previous: ToolUse | undefined;
};

/** One filling-in: the judgement first, then what the answers came to, then the answers. */
export function toolUsePage({ facts, use, previous }: UsePage): View {
  const { instrument, answers } = use;
  return childPage({
    facts,
    tab: "worry",
    heading: instrument.name,
    children: (
      <>
        <p class="govuk-body">
          {use.occasion === null ? "Filled in" : `${use.occasion}: filled in`} on{" "}
          {formatDate(use.usedOn)} by {use.usedBy}.{" "}
          <a class="govuk-link" href={paths.tools(facts.person.personId)}>
            All tools about this child
          </a>
        </p>
        <Conclusion {...use} level={levelNow(facts)} />
        <Contributions {...use} />
        {previous && <Changes use={use} previous={previous} />}
        <AnswersTable {...use} />
        <Said instrument={instrument} answers={answers} />
        <InsetText text={caution} />
      </>
    ),
  });
}

const answerColumns = [
  { key: "question", text: "Question" },
  { key: "answer", text: "Answer" },
  { key: "rests", text: "What it rests on" },
  { key: "known", text: "How it is known" },
] as const;

function AnswersTable({ instrument, answers }: ToolUse): VNode {
  const rows = itemsOf(instrument).map((item) => {
    const answer = answers.items[item.key];
    const from = [
      answer?.source,
      answer?.on && formatDate(answer.on),
      answer?.confidence && confidenceWords[answer.confidence],
    ];
    return {
      question: item.label,
      answer: answerText(item, answer),
      rests: answer?.evidence ?? "",
      known: from.filter(Boolean).join(", "),
    };
  });
  return <SortableTable caption="Answers" columns={answerColumns} groups={[{ rows }]} />;
}

const agreements = {
  same: "The same as the judgement",
  "judged higher": "Lower than the judgement",
  "judged lower": "Higher than the judgement",
  "not settled": "Not settled: answers that are possible or not known could change it",
  "no bands": "This tool has no bands",
} as const;

type Concluding = Pick<ToolUse, "instrument" | "concluded"> & {
  /** Of the child it is about; none where a tool is tried out. */
  readonly level?: LevelNow;
};

export function Conclusion({ instrument, concluded, level }: Concluding): VNode {
  const { judgement, calculated, agreement } = concluded;
  const reach =
    calculated.open.length === 0
      ? []
      : [
          fact(
            `${counted(calculated.open.length, "question")} possible or not known`,
            `If all of it were so: ${calculated.scoreIfUnknownWereSo}, ${bandTitle(instrument, calculated.highestBand?.key)}. Possible or not known is not a no.`,
          ),
        ];
  const counts =
    instrument.bands.length === 0
      ? []
      : [
          fact(
            "What the answers came to",
            resultText({ instrument, concluded }, level, calculated.band !== undefined),
          ),
          fact("Side by side", agreements[agreement]),
          ...reach,
          ...calculated.floors.map((floor) =>
            fact(`Not below ${bandTitle(instrument, floor.atLeast)}`, floor.because),
          ),
        ];
  return (
    <SummaryList
      rows={[
        ...(judgement.band === undefined
          ? []
          : [fact("Judged", judgedText({ instrument, concluded }, level))]),
        fact("In their words", judgement.reason),
        ...counts,
      ]}
    />
  );
}

export function Contributions({
  concluded: { calculated },
}: Pick<ToolUse, "concluded">): VNode | null {
  if (calculated.contributions.length === 0) return null;
  return (
    <Table
      caption="What adds to it"
      head={[{ text: "Question" }, { text: "Adds", format: "numeric" }]}
      rows={calculated.contributions.map(({ label, score }) => [
        { text: label },
        { text: String(score), format: "numeric" },
      ])}
    />
  );
}

function Changes({ use, previous }: { use: ToolUse; previous: ToolUse }): VNode {
  const changes = changesSince(use.instrument, previous.answers, use.answers);
  const since = formatDate(previous.usedOn);
  if (changes.length === 0) return <p class="govuk-body">No answer has changed since {since}.</p>;
  return (
    <Table
      caption={`What has changed since ${since}`}
      head={["Question", "Then", "Now", "Change"].map((text) => ({ text }))}
      rows={changes.map(({ label, before, now, direction }) =>
        [label, before, now, direction].map((text) => ({ text })),
      )}
    />
  );
}

function Said({ instrument, answers }: Pick<ToolUse, "instrument" | "answers">): VNode {
  const protects = itemsOf(instrument)
    .filter((item) => item.type === "sign" && item.isProtective)
    .filter(({ key }) => answers.items[key]?.value === "yes")
    .map(({ label }) => label);
  const view = (one: Answers["childsView"]): string =>
    "words" in one ? one.words : `Nobody asked: ${one.notSought}`;
  return (
    <SummaryList
      rows={[
        fact("What the child says", view(answers.childsView)),
        fact("What a parent or carer says", view(answers.parentsView)),
        fact(
          "What protects the child",
          [...protects, ...answers.protectiveFactors].join("; ") || "Nothing written",
        ),
      ]}
    />
  );
}
