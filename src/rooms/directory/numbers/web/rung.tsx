import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../../kernel/dates.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import { Badge } from "../../../../ui/moj/index.ts";
import { outcomes, type ContactNumber, type Outcome } from "../number.ts";
import { numberPaths } from "./paths.ts";

/** When it was last rung and by which colleague; and that it is to be rung, where it is. */
export function Rung({ number }: { readonly number: ContactNumber }): VNode {
  const { lastOutcome, lastRungAt, lastRungBy, answeredAt, isToRing } = number;
  const isAnswered = lastOutcome === "answered";
  return (
    <>
      {isToRing && <Badge text="Ring it" tone={lastOutcome === null ? "grey" : "red"} />}
      <span class="app-line">
        {lastOutcome === null || lastRungAt === null
          ? "Not rung yet"
          : `${outcomes[lastOutcome]}, ${formatDate(londonDate(lastRungAt))}, ${lastRungBy ?? ""}`}
      </span>
      {!isAnswered && answeredAt !== null && (
        <span class="app-line app-secondary">{`Last answered ${formatDate(londonDate(answeredAt))}`}</span>
      )}
    </>
  );
}

type PressProps = {
  readonly number: ContactNumber;
  readonly name: string;
  readonly csrfToken: string;
};

const presses = Object.keys(outcomes) as Outcome[];

/** One press each: nothing is typed. */
export const RungPresses = ({ number, name, csrfToken }: PressProps): VNode => (
  <div class="govuk-button-group app-screen-only">
    {presses.map((outcome) => (
      <Form action={numberPaths.rung(number.contactNumberId)} csrfToken={csrfToken}>
        <input type="hidden" name="outcome" value={outcome} />
        <Button
          text={
            <>
              {`I rang it: ${outcomes[outcome].toLowerCase()}`}
              <span class="govuk-visually-hidden">{` (${name}, ${number.phone})`}</span>
            </>
          }
          classes="govuk-button--secondary govuk-!-margin-bottom-1"
          preventDoubleClick
        />
      </Form>
    ))}
  </div>
);
