import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import { fullName } from "../../../subjects/index.ts";
import type { DecisionMaker } from "../../take-concern.ts";
import { ageText } from "../../mash-words.ts";
import { paths } from "../../web/paths.ts";
import type { BoardRow } from "../board-reads.ts";
import { tickOf } from "./board-page.tsx";

type ConfirmPage = {
  readonly rows: readonly BoardRow[];
  readonly taker: DecisionMaker;
  readonly csrfToken: string;
  readonly today: string;
};

/** Everything that is about to be given, by name, before it is. */
export function confirmPage({ rows, taker, csrfToken, today }: ConfirmPage): View {
  const what = counted(rows.length, "concern");
  return {
    title: `Give ${what} to ${taker.name}`,
    breadcrumbs: [
      { text: "MASH", href: paths.queue() },
      { text: "Who works on what", href: paths.board },
      { text: "Give them to a colleague" },
    ],
    body: (
      <>
        <h1 class="govuk-heading-l">{`Give ${what} to ${taker.name}?`}</h1>
        <ul class="govuk-list govuk-list--bullet">
          {rows.map((row) => (
            <li>
              {`${fullName(row)}, ${ageText(row, today)}, ${row.reference}`}
              {row.workedByName !== null && ` (now with ${row.workedByName})`}
            </li>
          ))}
        </ul>
        <p class="govuk-body">{`${taker.name} is told once.`}</p>
        <Form action={paths.assign} csrfToken={csrfToken}>
          {rows.map((row) => (
            <input type="hidden" name="concern" value={tickOf(row)} />
          ))}
          <input type="hidden" name="staff" value={taker.staffId} />
          <input type="hidden" name="confirmed" value="yes" />
          <Button text="Give them" preventDoubleClick />
        </Form>
      </>
    ),
  };
}
