import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import type { Dissemination } from "../desk-reads.ts";
import type { Entry } from "../entry-reads.ts";
import { intelligencePaths } from "./paths.ts";

type Log = {
  readonly entry: Entry;
  readonly log: readonly Dissemination[];
  readonly csrfToken: string;
};

/** Which agencies may read the text, and could: nothing is taken out of the log. */
export const DisseminationLog = ({ entry, log, csrfToken }: Log): VNode => (
  <>
    <h2 class="govuk-heading-m">Dissemination log</h2>
    {log.length === 0 && (
      <p class="govuk-body">Shared with no agency: only the police’s officers read it.</p>
    )}
    <ul class="govuk-list govuk-list--spaced">
      {log.map((one) => (
        <li>
          <span class="app-line">{`${one.agency}: ${one.by}, ${formatDateTime(one.at)}`}</span>
          <span class="app-line app-verbatim">{one.purpose}</span>
          {one.withdrawnAt === null ? (
            <Withdraw id={entry.intelligenceId} line={one} csrfToken={csrfToken} />
          ) : (
            <span class="app-line">{`Withdrawn ${formatDateTime(one.withdrawnAt)}`}</span>
          )}
        </li>
      ))}
    </ul>
  </>
);

type Line = { readonly id: string; readonly line: Dissemination; readonly csrfToken: string };

const Withdraw = ({ id, line, csrfToken }: Line): VNode => (
  <Form
    action={intelligencePaths.withdraw(id, line.disseminationId)}
    csrfToken={csrfToken}
    classes="app-screen-only"
  >
    <input type="hidden" name="version" value={line.version} />
    <Button
      text={
        <>
          Withdraw<span class="govuk-visually-hidden">{`: ${line.agency}`}</span>
        </>
      }
      classes="govuk-button--secondary"
      preventDoubleClick
    />
  </Form>
);
