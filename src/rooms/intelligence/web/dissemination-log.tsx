import type { VNode } from "preact";
import { formatDateTime } from "../../../kernel/dates.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
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
  <SortableTable
    caption="Dissemination log"
    captionClasses="govuk-table__caption--m"
    columns={[
      { key: "agency", text: "Agency" },
      { key: "purpose", text: "Purpose" },
      { key: "shared", text: "Shared" },
      { key: "ended", text: "Withdrawn" },
    ]}
    groups={[
      {
        rows: log.map((one) => ({
          agency: one.agency,
          purpose: <span class="app-verbatim">{one.purpose}</span>,
          shared: `${one.by}, ${formatDateTime(one.at)}`,
          ended:
            one.withdrawnAt === null ? (
              <Withdraw id={entry.intelligenceId} line={one} csrfToken={csrfToken} />
            ) : (
              formatDateTime(one.withdrawnAt)
            ),
        })),
      },
    ]}
    empty="Shared with no agency: only the police’s officers read it."
  />
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
