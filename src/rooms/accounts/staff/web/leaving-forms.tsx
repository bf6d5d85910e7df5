import type { VNode } from "preact";
import { dateWritten, type FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import { dateOf, dateTyped, type DateTyped } from "../../../../platform/http/date-fields.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import { Button, DateInput, Details, Select } from "../../../../ui/govuk/index.ts";
import type { HeldPost, PersonOnFile } from "../people-reads.ts";
import { paths } from "./paths.ts";

/** With the last day of the post, and the person's own. */
export type LeavingForm = {
  /** The post that ends. */
  readonly post: string;
} & DateTyped<"last" | "leaves">;

type Forms = {
  readonly person: PersonOnFile;
  readonly posts: readonly HeldPost[];
  readonly today: string;
  readonly csrfToken: string;
  readonly typed: LeavingForm;
  readonly errors: readonly FieldError[];
};

/** A mover: a post that ends on a day that is known. */
export function EndPost({ person, posts, today, csrfToken, typed, errors }: Forms): VNode | null {
  const held = posts.filter(({ endsOn }) => endsOn === null || endsOn >= today);
  if (held.length === 0) return null;
  return (
    <section aria-labelledby="end-post">
      <h2 class="govuk-heading-m" id="end-post">
        End a post on a day
      </h2>
      <Form action={paths.endPostOn(person.staffId)} csrfToken={csrfToken}>
        <Select
          name="post"
          label={{ text: "Post" }}
          value={typed.post}
          items={[
            { value: "", text: "Choose" },
            ...held.map(({ postId, role, team }) => ({ value: postId, text: `${role}, ${team}` })),
          ]}
          errorMessage={errorFor(errors, "post")}
        />
        <DateInput
          id="last"
          namePrefix="last"
          fieldset={{ legend: { text: "Last day of the post" } }}
          hint={{ text: "From the next day on it gives nothing" }}
          values={typed}
          errorMessage={errorFor(errors, "last")}
        />
        <Button text="End the post on this day" classes="govuk-button--secondary" />
      </Form>
    </section>
  );
}

export function Leaving({ person, csrfToken, typed, errors }: Forms): VNode {
  const { staffId, name, lastOn, circles, promises } = person;
  return (
    <section aria-labelledby="leaving">
      <h2 class="govuk-heading-m" id="leaving">
        They leave
      </h2>
      <p class="govuk-body">
        They would leave {counted(circles, "place")} in professional networks and{" "}
        {counted(promises, "action")} open. Their team manager is told when you enter the day, and
        sees these by name to pass them on.
      </p>
      <Form action={paths.lastDay(staffId)} csrfToken={csrfToken}>
        <DateInput
          id="leaves"
          namePrefix="leaves"
          fieldset={{ legend: { text: "Their last day" } }}
          hint={{ text: "From the next day on nothing opens to them" }}
          values={dateWritten(dateOf(typed, "leaves")) === "" ? dateTyped("leaves", lastOn) : typed}
          errorMessage={errorFor(errors, "leaves")}
        />
        <Button text="Set their last day" preventDoubleClick />
      </Form>
      {lastOn !== null && (
        <Form action={paths.lastDay(staffId)} csrfToken={csrfToken}>
          <input type="hidden" name="stays" value="yes" />
          <Button text={`${name} stays after all`} classes="govuk-button--secondary" />
        </Form>
      )}
      <Details summaryText="They leave at once, and for good">
        <Form action={paths.end(staffId)} csrfToken={csrfToken}>
          <p class="govuk-body">
            Posts, sessions and places in professional networks end now and cannot be restored. If
            it is not urgent, set their last day so that their work can be passed on first.
          </p>
          <Button text={`End everything of ${name} now`} classes="govuk-button--warning" />
        </Form>
      </Details>
    </section>
  );
}
