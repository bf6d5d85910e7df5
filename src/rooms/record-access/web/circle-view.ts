import type { FieldError } from "../../../kernel/fields.ts";
import type { Colleague, System } from "../../directory/index.ts";
import type { CircleForm, SystemForm } from "../../subjects/index.ts";
import type { ChildFacts } from "../../child-record/index.ts";

/** What the page of a circle is made of. */
export type CirclePage = {
  readonly facts: ChildFacts;
  readonly csrfToken: string;
  readonly colleagues: readonly Colleague[];
  readonly systems: readonly System[];
  /** The day of what each colleague recorded last about the child. */
  readonly lastRecorded: ReadonlyMap<string, string>;
  readonly typed: CircleForm & SystemForm;
  readonly errors?: readonly FieldError[];
};
