import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import { counted } from "../../../kernel/words.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { promisesPath, type ItemPromise } from "../item-promises.ts";

export const endingOfPromise = ({ state, outcome, closedBy }: ItemPromise): string =>
  `${state === "done" ? "Done" : "Not achieved"}, ${closedBy ?? ""}: ${outcome ?? ""}`;

type TableProps = {
  readonly promises: readonly ItemPromise[];
  readonly caption: string;
  readonly csrfToken: string;
  readonly mayAct: boolean;
  /** From which one on these are. */
  readonly from?: number;
};

/** "Promised, the first 200 of 231": a list that is cut says so. */
function captionOf({ caption, promises, from = 1 }: Omit<TableProps, "csrfToken" | "mayAct">) {
  const total = promises[0]?.total ?? 0;
  const last = from + promises.length - 1;
  return total > promises.length ? `${caption}: ${from} to ${last} of ${total}` : caption;
}

/** What is owed to panels, of what the reader may read; one press asks how it stands. */
export function PromisesTable({ promises, caption, from = 1, ...acting }: TableProps): VNode {
  return (
    <SortableTable
      caption={captionOf({ caption, promises, from })}
      captionClasses="govuk-table__caption--m"
      columns={[
        { key: "what", text: "What" },
        { key: "who", text: "Who" },
        { key: "due", text: "Due" },
        { key: "state", text: "Status" },
      ]}
      groups={[
        {
          rows: promises.map((one) => ({
            what: (
              <>
                <span class="app-verbatim">{one.wording}</span>
                <span class="app-line app-secondary">{`${one.panel}: ${one.about}`}</span>
              </>
            ),
            who: one.owner,
            due: formatDate(one.dueOn),
            state: <Standing promise={one} {...acting} />,
          })),
        },
      ]}
      empty="No actions that you can see."
    />
  );
}

type StandingProps = Pick<TableProps, "csrfToken" | "mayAct"> & { readonly promise: ItemPromise };

function Standing({ promise, csrfToken, mayAct }: StandingProps): VNode {
  const { promiseId, carried, askedAt, wording } = promise;
  if (promise.state !== "open") return <>{endingOfPromise(promise)}</>;
  const hidden = <span class="govuk-visually-hidden">{`: ${wording}`}</span>;
  return (
    <>
      {carried > 0 && <span class="app-line">{`Carried over ${counted(carried, "meeting")}`}</span>}
      {askedAt !== null && <span class="app-line">{`Asked ${formatDateTime(askedAt)}`}</span>}
      {mayAct && (
        <div class="app-actions app-screen-only">
          <Form action={`${promisesPath}/${promiseId}/chase`} csrfToken={csrfToken}>
            <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
              Ask how it is going{hidden}
            </Button>
          </Form>
          <a class="govuk-link" href={`${promisesPath}/${promiseId}`}>
            Record the outcome{hidden}
          </a>
        </div>
      )}
    </>
  );
}
