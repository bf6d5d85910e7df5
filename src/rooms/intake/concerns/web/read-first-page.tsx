import type { VNode } from "preact";
import { Form } from "../../../../ui/forms/index.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import type { PartEntry } from "../part-entries.ts";

export const readFirstHeading = "Read this file for everybody else";

type ReadFirst = {
  readonly entry: PartEntry;
  readonly csrfToken: string;
  readonly fileHref: string;
  readonly action: string;
};

/** Asked of one of those who know where the child is, before anybody else opens the file. */
export function ReadFirst({ entry, csrfToken, fileHref, action }: ReadFirst): VNode {
  return (
    <>
      <p class="govuk-body">
        <a class="govuk-link" href={fileHref}>
          {entry.fileName}
        </a>
      </p>
      <p class="govuk-body app-form">
        Read all of it: letterheads, addressees, schools and handwritten notes. If it tells where
        the child can be found, leave it as it is: only the people who are named and the person who
        added it can open it.
      </p>
      <Form action={action} csrfToken={csrfToken} classes="app-form">
        <Button text="It does not tell where the child is" preventDoubleClick />
      </Form>
    </>
  );
}
