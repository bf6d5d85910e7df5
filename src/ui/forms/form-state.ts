import { blankOf, type AnyForm, type Sent } from "../../kernel/forms/index.ts";
import type { FormDraft } from "./draft-form.tsx";
import type { FormErrors } from "./errors.tsx";

/** What a page needs to draw a declared form that is new, kept, sent back or too late. */
export type FormState<F extends AnyForm> = {
  /** Empty where its route takes no cookie. */
  readonly csrfToken: string;
  readonly typed: Sent<F>;
  readonly errors?: FormErrors;
  /** Somebody else was first. */
  readonly isStale?: boolean;
  readonly draft?: FormDraft | undefined;
};

/** Of a form on a page that nobody has sent. */
export const blankState = <F extends AnyForm>(form: F, csrfToken: string): FormState<F> => ({
  csrfToken,
  typed: blankOf(form),
});
