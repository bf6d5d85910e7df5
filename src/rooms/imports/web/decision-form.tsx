import type { ComponentChildren, VNode } from "preact";
import { z } from "zod";
import { anyField, type FormFields } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { text } from "../../../platform/http/text.ts";
import { Form, Overtaken } from "../../../ui/forms/index.ts";
import { Button, ErrorSummary, Radios } from "../../../ui/govuk/index.ts";
import type { Answer } from "../workbook/workbook-writes.ts";
import type { ImportDecision, ReadWorkbook } from "../workbook/workbook-types.ts";
import { crumbs } from "./waiting-pages.tsx";

/** Every field of a page of decisions: which there are depends on the workbook. */
export const decisionsForm = z.record(text(), anyField);

export const textOf = (form: FormFields, name: string): string => {
  const value = form[name];
  return typeof value === "string" ? value : (value?.[0] ?? "");
};

type ReadQuery = {
  readonly kind: ImportDecision["kind"];
  readonly keys: ReadonlySet<string>;
  readonly verdicts: readonly ImportDecision["verdict"][];
};

/** The answers on a page to what the workbook asks; anything else that was sent is no answer. */
export function readAnswers(
  form: FormFields,
  { kind, keys, verdicts }: ReadQuery,
): readonly Answer[] {
  return Object.keys(form).flatMap((name): Answer[] => {
    const index = /^key-(\d{1,4})$/.exec(name)?.[1];
    const key = textOf(form, name);
    if (index === undefined || !keys.has(key)) return [];
    const said = textOf(form, `verdict-${index}`);
    const verdict = verdicts.find((one) => one === said);
    if (verdict === undefined && said !== "later") return [];
    return [{ kind, key, verdict: verdict ?? "" }];
  });
}

type Choice = { readonly value: string; readonly text: string; readonly hint?: string };

type Question = {
  readonly index: number;
  readonly answerKey: string;
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly decided: ImportDecision | undefined;
  /** What was chosen on a form that comes back. */
  readonly typed?: string | undefined;
  readonly unless?: string;
  readonly error?: string | undefined;
};

/** One decision with who made it, and the way to leave it open. */
export function Decide({
  index,
  answerKey,
  legend,
  choices,
  decided,
  typed,
  unless = "later",
  error,
}: Question): VNode {
  return (
    <>
      <input type="hidden" name={`key-${index}`} value={answerKey} />
      <Radios
        name={`verdict-${index}`}
        classes="govuk-radios--small"
        fieldset={{ legend: { text: legend, classes: "govuk-fieldset__legend--s" } }}
        errorMessage={error === undefined ? undefined : { text: error }}
        hint={decided && { text: `${decided.byName} decided this` }}
        value={typed ?? decided?.verdict ?? unless}
        items={choices.map(({ value, text, hint }) => ({
          value,
          text,
          hint: hint === undefined ? undefined : { text: hint },
        }))}
      />
    </>
  );
}

type Page = {
  readonly workbook: ReadWorkbook;
  readonly title: string;
  readonly action: string;
  readonly csrfToken: string;
  readonly isStale: boolean;
  /** What is wrong with the answers, where they were not kept. */
  readonly errors?: readonly { readonly text: string; readonly href: string }[];
  readonly intro: ComponentChildren;
  readonly isEmpty: boolean;
  readonly empty: string;
  readonly pages: VNode | null;
  readonly children: ComponentChildren;
};

/** A page of decisions. What somebody else decided meanwhile is shown before one's own is kept. */
export function decisionPage(page: Page): View {
  const { workbook, title, errors = [] } = page;
  return {
    title,
    hasErrors: page.isStale || errors.length > 0,
    breadcrumbs: [...crumbs(workbook.fileName, workbook.importId), { text: title }],
    body: (
      <>
        {page.isStale && (
          <Overtaken
            title="A colleague decided while you were reading"
            says="Your changes have not been saved. What they decided is marked with their name; what you chose is still in the form."
            read="Read theirs, then save yours if it still applies"
            href="#decisions"
          />
        )}
        {errors.length > 0 && (
          <ErrorSummary titleText="There is a problem" errorList={[...errors]} />
        )}
        <h1 class="govuk-heading-l">{title}</h1>
        {page.intro}
        {page.isEmpty ? (
          <p class="govuk-body">{page.empty}</p>
        ) : (
          <Form action={page.action} csrfToken={page.csrfToken} id="decisions">
            <input type="hidden" name="version" value={String(workbook.version)} />
            {page.children}
            <Button text="Save these decisions" preventDoubleClick />
          </Form>
        )}
        {page.pages}
      </>
    ),
  };
}
