import type { VNode } from "preact";
import { smallAreSaid, shownText } from "../../../kernel/small-numbers.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import type { Quality } from "../measures.ts";

type QualityPage = {
  readonly quality: readonly Quality[];
  /** Whether the reader works with records, and can open those concerned. */
  readonly seesChildren: boolean;
};

const title = "Data quality";

export const qualityPage = (page: QualityPage): View => ({
  title,
  body: (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        How much is known of children whose records are open, in the whole partnership. A figure is
        worth as much as what it is made of.
      </p>
      <p class="govuk-body">{`${smallAreSaid()}. “Not shown” stands where a small number could be worked out.`}</p>
      <Measures {...page} />
      <p class="govuk-body">
        No team and no person is counted: a missing answer is a reason to ask the child, and never
        to guess.
      </p>
      <Elsewhere />
    </>
  ),
});

function Measures({ quality, seesChildren }: QualityPage): VNode {
  return (
    <SortableTable
      caption="What is known of open children"
      captionClasses="govuk-table__caption--s"
      columns={[
        { key: "what", text: "What" },
        { key: "known", text: "Known", numeric: true },
        { key: "asked", text: "Did not say, or not safe to ask", numeric: true },
        { key: "notKnown", text: "Not known", numeric: true },
        { key: "counted", text: "Children", numeric: true },
        ...(seesChildren ? [{ key: "children", text: "Which children" }] : []),
      ]}
      groups={[{ rows: quality.map((one) => rowOf(one, seesChildren)) }]}
      empty="No record is open."
    />
  );
}

const rowOf = (one: Quality, seesChildren: boolean) => ({
  what: one.of === undefined ? one.text : `${one.text}, of children ${one.of}`,
  known: shownText(one.known),
  asked: shownText(one.asked),
  notKnown: shownText(one.notKnown),
  counted: shownText(one.counted),
  ...(seesChildren ? { children: one.href && <InTracker href={one.href} text={one.text} /> } : {}),
});

type Way = { readonly href: string; readonly text: string };

const InTracker = ({ href, text }: Way): VNode => (
  <a class="govuk-link app-screen-only" href={href}>
    In the tracker<span class="govuk-visually-hidden">{`: ${text}, not known`}</span>
  </a>
);

const Elsewhere = (): VNode => (
  <>
    <h2 class="govuk-heading-m">What else figures depend on</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>
        <a class="govuk-link" href="/algorithms">
          How algorithms are checked
        </a>
        : what is compared and counted automatically, and its limits
      </li>
      <li>
        <a class="govuk-link" href="/same-child/by-group">
          How well records are recognised, by group
        </a>
        : found and mixed up, by sex, age, ethnicity and origin of names
      </li>
    </ul>
  </>
);
