import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { capitalised } from "../../../../kernel/words.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import type { FieldError } from "../../../../kernel/fields.ts";
import { Button, Details, InsetText, Select, Textarea } from "../../../../ui/govuk/index.ts";
import type { EpisodeFacts } from "../../web/episode-facts.ts";
import { paths } from "../../web/paths.ts";
import { pausedFor, pauseName, type Pause } from "../pause-reads.ts";
import { openTimeText, timeSpent } from "../pauses.ts";

type ClockPartProps = {
  readonly facts: EpisodeFacts;
  readonly csrfToken: string;
  readonly typed?: { readonly pause: string; readonly note: string } | undefined;
  readonly errors?: readonly FieldError[];
};

/** Stopping the clock of a concern for a reason, and letting it go on. */
export function ClockPart(props: ClockPartProps): VNode {
  const { facts, csrfToken } = props;
  const { episode } = facts;
  const standing = facts.pauses.find(({ to }) => to === null);
  if (!standing) return <Stopping {...props} />;
  return (
    <InsetText>
      <h2 class="govuk-heading-m">{capitalised(pausedFor(facts.pauseScheme, standing.reason))}</h2>
      <p class="govuk-body">{`Since ${formatDateTime(standing.from)}, by ${standing.by}.`}</p>
      <p class="govuk-body app-verbatim">{standing.note}</p>
      <Form action={paths.resume(episode.concernId)} csrfToken={csrfToken}>
        <input type="hidden" name="version" value={String(episode.version)} />
        <Button text="Restart the clock" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </InsetText>
  );
}

function Stopping({ facts, csrfToken, typed, errors = [] }: ClockPartProps): VNode {
  const { episode, pauseScheme } = facts;
  const wrong = errorFor(errors, "pause") ?? errorFor(errors, "note");
  return (
    <Details summaryText="Pause the clock" open={wrong !== undefined}>
      <Form action={paths.pause(episode.concernId)} csrfToken={csrfToken} classes="app-form">
        <input type="hidden" name="version" value={String(episode.version)} />
        <Select
          name="pause"
          label={{ text: "What you are waiting for" }}
          value={typed?.pause ?? ""}
          items={[
            { value: "", text: "Choose" },
            ...pauseScheme.reasons.map(({ key, name }) => ({ value: key, text: name })),
          ]}
          errorMessage={errorFor(errors, "pause")}
        />
        <Textarea
          name="note"
          label={{ text: "What exactly, and who from" }}
          value={typed?.note ?? ""}
          rows={2}
          errorMessage={errorFor(errors, "note")}
        />
        <Button text="Pause the clock" classes="govuk-button--secondary" preventDoubleClick />
      </Form>
    </Details>
  );
}

/** Time that the work took while the MASH was open, and every pause. */
export function TimeTaken({ facts }: { facts: EpisodeFacts }): VNode | null {
  const { episode, pauses, time, now, pauseScheme } = facts;
  const ends = { from: episode.receivedAt, to: episode.decidedAt ?? now };
  const spent = timeSpent(ends, pauses, time);
  if (!spent) return null;
  const still =
    spent.stoodStill > 0
      ? `, apart from ${openTimeText(spent.stoodStill)} in which it was paused`
      : "";
  const text = `${openTimeText(spent.worked)} of the MASH’s open hours since it was received${still}.`;
  return (
    <>
      <p class="govuk-body">{text}</p>
      {pauses.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {pauses.map((pause) => (
            <li>{pauseText(pause, pauseName(pauseScheme, pause.reason))}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function pauseText({ from, to, by, resumedBy, note }: Pause, reason: string): string {
  const until = to === null ? "still" : `until ${formatDateTime(to)}, by ${resumedBy ?? ""}`;
  return `${reason}: from ${formatDateTime(from)}, by ${by}, ${until}. ${note}`;
}
