import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form } from "../../../ui/forms/index.ts";
import { Button, InsetText, Textarea } from "../../../ui/govuk/index.ts";
import { itemWords, views, type ItemWords } from "../item-words.ts";
import type { Item } from "../record-reads.ts";
import type { ItemForm as Typed } from "../save-item.ts";
import { formAgain, overtaken, type ReadQuery } from "./meeting-page.tsx";
import type { MeetingFacts } from "./meeting-route.ts";
import { paths } from "./paths.ts";

type ItemFormProps = ReadQuery<Typed> & {
  readonly item: Item;
  readonly words: ItemWords;
  /** When what the form shows was kept as a draft. */
  readonly savedAt?: string;
};

/** One form for one part: it is saved on its own, so that two people can write at once. */
export function ItemForm(props: ItemFormProps): VNode {
  const { item, words, csrfToken, typed, savedAt, errors = [] } = props;
  const { itemId } = item;
  // Every other part stands under a heading that says its title already.
  const isView = Object.hasOwn(views, item.item);
  return (
    <Form
      action={paths.item(itemId)}
      csrfToken={csrfToken}
      classes="app-form"
      attributes={{ "data-draft": "/drafts/meeting-item" }}
    >
      <input type="hidden" name="_subject" value={itemId} />
      <input type="hidden" name="_return" value={paths.item(itemId)} />
      <input type="hidden" name="version" value={typed.version} />
      <Textarea
        id={`wording-${item.item}`}
        name="wording"
        label={{ text: isView ? words.title : words.prompt, classes: "govuk-label--s" }}
        hint={isView ? { text: words.prompt } : undefined}
        value={typed.wording}
        rows={4}
        errorMessage={errorFor(errors, "wording")}
      />
      {item.changedAt !== null && (
        <p class="govuk-body-s app-secondary">
          {`Last saved by ${item.changedBy ?? "a former colleague"}, ${formatDateTime(item.changedAt)}`}
        </p>
      )}
      <p class="govuk-body-s" role="status" data-draft-status>
        {savedAt !== undefined &&
          `Your draft, kept on ${savedAt}. It is not in the record until you save it.`}
      </p>
      <Button text={`Save “${words.title}”`} classes="govuk-button--secondary" preventDoubleClick />
    </Form>
  );
}

type ItemPage = ReadQuery<Typed> & {
  readonly facts: MeetingFacts;
  readonly item: Item;
  readonly savedAt?: string;
  readonly isStale?: boolean;
};

/** One part alone: when it came back with errors, was saved by somebody else, or is a draft to go on with. */
export function itemPage({ facts, item, isStale = false, ...asked }: ItemPage): View {
  const words = itemWords(facts.type, item.item);
  return formAgain({
    facts,
    heading: words.title,
    errors: asked.errors ?? [],
    ids: { wording: `wording-${item.item}` },
    meetingId: facts.meeting.meetingId,
    summary: isStale ? overtaken : undefined,
    children: (
      <>
        {isStale && (
          <InsetText id="theirs">
            <p class="govuk-body">
              <strong>{`${item.changedBy ?? "A colleague"} saved this`}</strong>
            </p>
            <p class="govuk-body app-verbatim">
              {item.wording || "Nothing: the text was cleared."}
            </p>
          </InsetText>
        )}
        <ItemForm item={item} words={words} {...asked} />
      </>
    ),
  });
}
