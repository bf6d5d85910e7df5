import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Button, InsetText } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { whereaboutsKinds, type HeldWords } from "../../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../../child-record/index.ts";
import { paths } from "../../../child-record/web/paths.ts";
import { relationWords } from "./words.ts";

export type HeldPage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly held: readonly HeldWords[];
};

/** What texts about this child said of where the child is, for the named to settle. */
export function heldPage(page: HeldPage): View {
  const waiting = page.held.filter(({ outcome }) => outcome === null);
  const settled = page.held.filter(({ outcome }) => outcome !== null);
  return childPage({
    facts: page.facts,
    tab: "whereabouts",
    heading: "Texts that give a protected address",
    children: (
      <>
        <p class="govuk-body">
          These words were taken out of texts about this child. Those named, and the person who
          wrote them, still read them; everyone else sees that something is withheld. If the writer
          should not know, tell them.
        </p>
        {waiting.length === 0 ? (
          <InsetText text="No texts waiting for you." />
        ) : (
          <Words {...page} held={waiting} caption={countOf(waiting.length)} />
        )}
        {settled.length > 0 && <Words {...page} held={settled} caption="Settled" />}
      </>
    ),
  });
}

const countOf = (count: number): string =>
  count === 1 ? "1 place waiting for you" : `${String(count)} places waiting for you`;

function Words({
  held,
  caption,
  facts,
  csrfToken,
}: HeldPage & { readonly caption: string }): VNode {
  return (
    <SortableTable
      caption={caption}
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "words", text: "Words" },
        { key: "where", text: "Where" },
        { key: "who", text: "Who and when" },
        { key: "what", text: "What to do" },
      ]}
      groups={[
        {
          rows: held.map((one) => ({
            words: (
              <>
                {one.wording}
                <span class="app-secondary app-line">{whereaboutsKinds[one.kind]}</span>
              </>
            ),
            where: relationWords(one.relation),
            who: `${one.writtenBy ?? "Before the protection"}, ${formatDateTime(one.heldAt)}`,
            what: (
              <Settle
                one={one}
                action={paths.settle(facts.person.personId, one.heldWordsId)}
                csrfToken={csrfToken}
              />
            ),
          })),
        },
      ]}
    />
  );
}

type SettleProps = {
  readonly one: HeldWords;
  readonly action: string;
  readonly csrfToken: string;
};

function Settle({ one, action, csrfToken }: SettleProps): VNode {
  const isKept = one.outcome === "kept";
  const buttons = [
    ...(isKept ? [] : [{ value: "kept", text: "Keep it out" }]),
    ...(one.outcome === "given-back"
      ? []
      : [{ value: "given-back", text: "Give it back: not this place" }]),
  ];
  return (
    <Form action={action} csrfToken={csrfToken}>
      {one.settledBy !== null && (
        <span class="app-line">{`${isKept ? "Kept out" : "Given back"} by ${one.settledBy}`}</span>
      )}
      {buttons.map(({ value, text }) => (
        <Button
          classes="govuk-button--secondary govuk-!-margin-bottom-1"
          name="outcome"
          value={value}
          preventDoubleClick
        >
          {text}
          <span class="govuk-visually-hidden">{`: ${one.wording}`}</span>
        </Button>
      ))}
    </Form>
  );
}
