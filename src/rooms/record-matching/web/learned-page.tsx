import type { VNode } from "preact";
import { fewerThan, smallAreSaid, shownText, smallest } from "../../../kernel/small-numbers.ts";
import { capitalised, counted } from "../../../kernel/words.ts";
import {
  bandsOf,
  bitsInWords,
  chanceInWords,
  lineOf,
  missedOf,
  thresholdsOf,
  type Band,
  type Label,
  type Thresholds,
} from "../../../linkage/index.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import type { MatchingRules } from "../../subjects/index.ts";
import { underPairs } from "./paths.ts";

/** What people decided, beside what the comparison expected: of all records, so that small numbers are not said. */
export function learnedPage(labels: readonly Label[], rules: MatchingRules): View {
  const title = "What decisions show of the comparison";
  return {
    ...underPairs(title),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          For every pair in the partnership on which those who looked agree, including records out
          of your reach. {`${smallAreSaid()}.`}
        </p>
        <Bands labels={labels} />
        <h2 class="govuk-heading-m">What is missed</h2>
        <p class="govuk-body">{missedText(labels)}</p>
        <h2 class="govuk-heading-m">From where a pair is shown</h2>
        <Limits labels={labels} rules={rules} />
        <p class="govuk-body">
          Nothing changes automatically. Your system administrator puts thresholds, and numbers
          learned from decisions, in force with <code>lantern matching learn</code>; configuration
          keeps each version.
        </p>
      </>
    ),
  };
}

/** Every number stands alone here, and no sum beside it: a small one is not worked out from the others. */
function Bands({ labels }: { readonly labels: readonly Label[] }): VNode {
  return (
    <SortableTable
      caption="Decided pairs, by how likely they were"
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "likely", text: "Likelihood of one child" },
        { key: "decided", text: "Decided", numeric: true },
        { key: "same", text: "Of one child", numeric: true },
        { key: "expected", text: "Expected", numeric: true },
      ]}
      groups={[
        {
          rows: bandsOf(labels).map((band) => ({
            likely: likelyText(band),
            decided: isSmall(band.decided) ? shownText("small") : String(band.decided),
            same: sameText(band),
            expected: band.decided < smallest ? "" : band.expected.toFixed(0),
          })),
        },
      ]}
    />
  );
}

const isSmall = (count: number): boolean => count > 0 && count < smallest;

/** Where one of the two sides is small it is said which is the large one, and no number. */
function sameText({ same, decided }: Pick<Band, "same" | "decided">): string {
  if (decided < smallest) return "";
  if (same === 0 || same === decided) return same === 0 ? "none" : "all";
  if (isSmall(same)) return "hardly any";
  return isSmall(decided - same) ? "nearly all" : String(same);
}

function likelyText({ from, to }: { readonly from: number; readonly to: number }): string {
  if (from === -Infinity) return `Less than ${about(to)}`;
  if (to === Infinity) return `${capitalised(about(from))} or more`;
  return `${capitalised(about(from))} to ${chanceInWords(to)}`;
}

const about = (bits: number): string => `${bits === 0 ? "" : "about "}${chanceInWords(bits)}`;

/** How many are missed, with no small number: also what a sample stands for can be small. */
export function missedText(labels: readonly Label[]): string {
  const { read, same, about, atLeast, atMost } = missedOf(labels);
  if (read < smallest) {
    return `${capitalised(fewerThan())} pairs of the monthly sample were read. The number of missed pairs of one child is shown once more have been read.`;
  }
  const found = same === 0 ? "none is" : `${said(same)} are`;
  const range = `${said(atLeast)} to ${said(atMost)}`;
  const missed =
    same === 0
      ? `none to ${said(atMost)}`
      : `${isSmall(about) ? said(about) : `about ${said(about)}`}, and ${range}`;
  return `${counted(read, "pair")} of the monthly samples were read, and ${found} of one child. For all pairs that are not shown that is ${missed} missed, at 95 per cent. A pair that shares neither sound of a name nor date is compared nowhere, and is in no sample.`;
}

const said = (count: number): string =>
  isSmall(count) ? shownText("small") : count.toLocaleString("en-GB");

function Limits({
  labels,
  rules,
}: {
  readonly labels: readonly Label[];
  readonly rules: MatchingRules;
}): VNode {
  const shown = thresholdsOf(lineOf(labels));
  const isEnough = labels.length >= rules.enoughToLearn;
  const row = (key: string, of: (limits: Thresholds) => string) =>
    fact(
      key,
      isEnough && of(shown) !== of(rules)
        ? `${of(rules)}. Decisions speak for: ${of(shown)}`
        : of(rules),
    );
  return (
    <SummaryList
      rows={[
        row("A pair is shown from", ({ listFrom }) => bitsInWords(listFrom)),
        row("A second person always checks from", ({ listFrom, unsureFrom }) =>
          bitsInWords(Math.min(listFrom, unsureFrom)),
        ),
        fact(
          "Numbers",
          `Learned from invented records until ${rules.enoughToLearn} pairs of one child and as many of two are decided`,
        ),
      ]}
    />
  );
}
