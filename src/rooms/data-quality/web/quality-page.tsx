import type { VNode } from "preact";
import { smallAreSaid, shownText } from "../../../kernel/small-numbers.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { ListTables } from "../../../ui/lists/index.ts";
import type { qualityList } from "../quality-list.ts";

const title = "Data quality";

export const qualityPage = (shown: ShownBy<typeof qualityList>): View => ({
  title,
  body: (
    <>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        How much is known of children whose records are open, in the whole partnership. A figure is
        worth as much as what it is made of.
      </p>
      <p class="govuk-body">{`${smallAreSaid()}. “Not shown” stands where a small number could be worked out.`}</p>
      <ListTables
        shown={shown}
        cells={{
          what: ({ text, of }) => (of === undefined ? text : `${text}, of children ${of}`),
          known: ({ known }) => shownText(known),
          asked: ({ asked }) => shownText(asked),
          notKnown: ({ notKnown }) => shownText(notKnown),
          counted: ({ counted }) => shownText(counted),
          children: ({ href, text }) => href && <InTracker href={href} text={text} />,
        }}
      />
      <p class="govuk-body">
        No team and no person is counted: a missing answer is a reason to ask the child, and never
        to guess.
      </p>
      <Elsewhere />
    </>
  ),
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
