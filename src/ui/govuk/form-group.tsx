import type { VNode } from "preact";
import { ErrorMessage, type ErrorMessageProps } from "./error-message.tsx";
import { Hint, type HintProps } from "./hint.tsx";
import { Label, type LabelProps } from "./label.tsx";
import { classNames, type CommonProps, type Content, idList } from "./shared.ts";

/** Options of the div around a single field. */
export interface FormGroupOptions extends CommonProps {
  beforeInput?: Content;
  afterInput?: Content;
}

/** What every single-control field takes. */
export interface FieldProps extends CommonProps {
  name: string;
  /** Defaults to `name`, which is also where the error summary points. */
  id?: string | undefined;
  label: Omit<LabelProps, "for">;
  hint?: Omit<HintProps, "id"> | undefined;
  errorMessage?: Omit<ErrorMessageProps, "id"> | undefined;
  describedBy?: string | undefined;
  disabled?: boolean | undefined;
  formGroup?: FormGroupOptions | undefined;
}

interface Described {
  hint?: unknown;
  errorMessage?: unknown;
  describedBy?: string | undefined;
}

/** Ids for `aria-describedby`: what the caller gave, then the hint, then the error. */
export function describedByIds(id: string, field: Described): string | undefined {
  return idList(
    field.describedBy,
    field.hint !== undefined && `${id}-hint`,
    field.errorMessage !== undefined && `${id}-error`,
  );
}

interface HintAndErrorProps {
  id: string;
  hint?: Omit<HintProps, "id"> | undefined;
  errorMessage?: Omit<ErrorMessageProps, "id"> | undefined;
}

export function HintAndError({ id, hint, errorMessage }: HintAndErrorProps): VNode {
  return (
    <>
      {hint && <Hint {...hint} id={`${id}-hint`} />}
      {errorMessage && <ErrorMessage {...errorMessage} id={`${id}-error`} />}
    </>
  );
}

interface FormGroupProps {
  hasError: boolean;
  options?: CommonProps | undefined;
  children: Content;
}

export function FormGroup({ hasError, options, children }: FormGroupProps): VNode {
  const error = hasError && "govuk-form-group--error";
  return (
    <div class={classNames("govuk-form-group", error, options?.classes)} {...options?.attributes}>
      {children}
    </div>
  );
}

interface FieldGroupProps {
  field: FieldProps;
  /** Set where the control places `beforeInput` and `afterInput` itself. */
  ownSlots?: boolean;
  children: Content;
}

/** Label, hint, error message and control, in the order that the Design System fixes. */
export function FieldGroup({ field, ownSlots = false, children }: FieldGroupProps): VNode {
  const id = field.id ?? field.name;
  return (
    <FormGroup hasError={field.errorMessage !== undefined} options={field.formGroup}>
      <Label {...field.label} for={id} />
      <HintAndError id={id} hint={field.hint} errorMessage={field.errorMessage} />
      {!ownSlots && field.formGroup?.beforeInput}
      {children}
      {!ownSlots && field.formGroup?.afterInput}
    </FormGroup>
  );
}
