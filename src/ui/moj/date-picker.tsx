import type { VNode } from "preact";
import type { FieldProps } from "../govuk/form-group.tsx";
import { Input } from "../govuk/input.tsx";
import { classNames, optionalAttributes } from "../govuk/shared.ts";

/** Dates are written as people type them, day first: "17/5/2026". */
export interface DatePickerProps extends Omit<FieldProps, "describedBy" | "disabled"> {
  value?: string | undefined;
  minDate?: string | undefined;
  maxDate?: string | undefined;
  /** Dates, or ranges with a hyphen between, with a space between one and the next. */
  excludedDates?: string | undefined;
  /** Days of the week in English, with a space between: "saturday sunday". */
  excludedDays?: string | undefined;
  weekStartDay?: "monday" | "sunday" | undefined;
  leadingZeros?: boolean | undefined;
}

/**
 * A date soon to come, such as an appointment, with a calendar to choose it from. Without script it
 * is a text field, so its hint must show how to write a date, and the server checks what it limits.
 */
export function DatePicker(props: DatePickerProps): VNode {
  return (
    <div
      class="moj-datepicker"
      data-module="moj-date-picker"
      {...optionalAttributes({
        "data-min-date": props.minDate,
        "data-max-date": props.maxDate,
        "data-excluded-dates": props.excludedDates,
        "data-excluded-days": props.excludedDays,
        "data-leading-zeros": props.leadingZeros,
        "data-week-start-day": props.weekStartDay,
      })}
    >
      <Input
        name={props.name}
        id={props.id}
        value={props.value}
        autocomplete="off"
        label={props.label}
        hint={props.hint}
        errorMessage={props.errorMessage}
        formGroup={props.formGroup}
        classes={classNames("moj-js-datepicker-input", props.classes)}
        attributes={props.attributes}
      />
    </div>
  );
}
