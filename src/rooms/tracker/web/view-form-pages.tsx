import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary, Overtaken } from "../../../ui/forms/index.ts";
import { Button, Checkboxes, Input, Radios } from "../../../ui/govuk/index.ts";
import type { SavedView } from "../views/view-reads.ts";
import { paths } from "../../child-record/web/paths.ts";

const breadcrumbs = [
  { text: "Tracker", href: paths.tracker() },
  { text: "Views", href: paths.views },
];

type Typed = { readonly name: string; readonly errors?: readonly FieldError[] };

function Name({ name, errors = [] }: Typed): VNode {
  return (
    <Input
      name="name"
      label={{ text: "Name of the view" }}
      hint={{ text: "What it shows, in a few words. Name no child: colleagues read it" }}
      classes="govuk-input--width-20"
      value={name}
      errorMessage={errorFor(errors, "name")}
    />
  );
}

/** What a view keeps, so that nobody saves another list than the one they saw. */
function Shows({ words }: { words: readonly string[] }): VNode {
  return (
    <>
      <h2 class="govuk-heading-s">What it shows</h2>
      <ul class="govuk-list govuk-list--bullet">
        {words.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    </>
  );
}

type NewPage = Typed & {
  readonly csrfToken: string;
  readonly address: string;
  readonly words: readonly string[];
  readonly teams: readonly { readonly teamId: string; readonly name: string }[];
  readonly team: string;
  readonly isFirst: boolean;
};

export function newViewPage(page: NewPage): View {
  const { csrfToken, address, words, teams, team, isFirst, errors = [] } = page;
  return {
    title: "Save this view",
    hasErrors: errors.length > 0,
    breadcrumbs,
    body: (
      <>
        <FormErrorSummary errors={errors} />
        <h1 class="govuk-heading-l">Save this view</h1>
        <Form action={paths.newView()} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="address" value={address} />
          <Shows words={words} />
          <Name name={page.name} errors={errors} />
          <Radios
            name="team"
            fieldset={{ legend: { text: "Who can open it", classes: "govuk-fieldset__legend--s" } }}
            value={team === "" ? "me" : team}
            errorMessage={errorFor(errors, "team")}
            items={[
              { value: "me", text: "Only me" },
              ...teams.map((one) => ({ value: one.teamId, text: `Everybody in ${one.name}` })),
            ]}
          />
          <Checkboxes
            name="first"
            values={isFirst ? ["yes"] : []}
            items={[{ value: "yes", text: "Open this first when I come to the tracker" }]}
          />
          <Button text="Save the view" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

type ChangePage = Typed & {
  readonly csrfToken: string;
  readonly view: SavedView;
  /** What it is to show from now on, where that is being replaced. */
  readonly address: string;
  readonly words: readonly string[];
  readonly isReplacing: boolean;
  readonly isStale?: boolean;
};

export function changeViewPage(page: ChangePage): View {
  const { csrfToken, view, address, words, isReplacing, isStale = false, errors = [] } = page;
  const title = isReplacing ? `Save changes to “${view.name}”` : `Rename “${view.name}”`;
  return {
    title,
    hasErrors: errors.length > 0 || isStale,
    breadcrumbs,
    body: (
      <>
        <FormErrorSummary errors={errors} />
        {isStale && (
          <Overtaken
            title="A colleague changed this view while you were writing"
            says={null}
            read={`It is called “${view.name}” now. What you typed is below: save it again if it still applies`}
            href="#name"
          />
        )}
        <h1 class="govuk-heading-l">{title}</h1>
        {view.team !== null && <p class="govuk-body">Everybody in {view.team} sees the change.</p>}
        <Form action={paths.view(view.viewId)} csrfToken={csrfToken} classes="app-form">
          <input type="hidden" name="address" value={address} />
          <input type="hidden" name="version" value={String(view.version)} />
          <input type="hidden" name="replacing" value={isReplacing ? "yes" : ""} />
          <Shows words={words} />
          <Name name={page.name} errors={errors} />
          <Button text="Save the view" preventDoubleClick />
        </Form>
      </>
    ),
  };
}

export function deleteViewPage(view: SavedView, csrfToken: string): View {
  const title = `Delete the view “${view.name}”`;
  return {
    title,
    breadcrumbs,
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {view.team === null
            ? "No child and nothing on a record is changed."
            : `Everybody in ${view.team} loses it. No child and nothing on a record is changed.`}
        </p>
        <Form action={paths.deleteView(view.viewId)} csrfToken={csrfToken}>
          <Button text="Delete the view" classes="govuk-button--warning" preventDoubleClick />
        </Form>
        <p class="govuk-body">
          <a class="govuk-link" href={paths.views}>
            Keep it
          </a>
        </p>
      </>
    ),
  };
}
