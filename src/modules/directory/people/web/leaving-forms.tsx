import type { VNode } from "preact";
import type { FieldError } from "../../../../kernel/fields.ts";
import { counted } from "../../../../kernel/words.ts";
import { errorFor, Form } from "../../../../ui/forms/index.ts";
import { Button, Details, Input, Select } from "../../../../ui/govuk/index.ts";
import type { HeldPost, PersonOnFile } from "../people-reads.ts";
import { paths } from "./paths.ts";

export type LeavingForm = {
  /** The post that ends, and its last day. */
  readonly post: string;
  readonly last: string;
  /** The person's last day. */
  readonly leaves: string;
};

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
        <Input
          name="last"
          label={{ text: "Last day of the post" }}
          hint={{ text: "Like 2026-12-18. From the next day on it gives nothing" }}
          value={typed.last}
          classes="govuk-input--width-10"
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
        They would leave {counted(circles, "place")} in circles around children and{" "}
        {counted(promises, "promise")} open. Whoever manages their team is told when you enter the
        day, and sees these by name to pass them on.
      </p>
      <Form action={paths.lastDay(staffId)} csrfToken={csrfToken}>
        <Input
          name="leaves"
          label={{ text: "Their last day" }}
          hint={{ text: "Like 2026-12-18. From the next day on nothing opens to them" }}
          value={typed.leaves === "" ? (lastOn ?? "") : typed.leaves}
          classes="govuk-input--width-10"
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
            Posts, sessions and places in circles end with this press and do not come back. Where it
            is not urgent, set their last day: their work can be passed on before.
          </p>
          <Button text={`End everything of ${name} now`} classes="govuk-button--warning" />
        </Form>
      </Details>
    </section>
  );
}
