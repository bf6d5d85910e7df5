import type { VNode } from "preact";
import { ChoiceGroup, type GroupProps } from "./choice-group.tsx";
import { Input } from "./input.tsx";
import { type Attributes, classNames, type Maybe, optionalAttributes } from "./shared.ts";

export interface DatePart {
  name?: string | undefined;
  label?: string | undefined;
  id?: string | undefined;
  value?: string | undefined;
  classes?: string | undefined;
  /** Marks this part as the wrong one; without any, an error message marks them all. */
  error?: boolean | undefined;
  inputmode?: string | undefined;
  autocomplete?: string | undefined;
  pattern?: string | undefined;
  attributes?: Attributes | undefined;
}

export interface DateInputProps extends GroupProps {
  id: string;
  namePrefix?: string | undefined;
  /** Values by field name, with or without the prefix. */
  values?: Readonly<Record<string, string>> | undefined;
  day?: DatePart | false | undefined;
  month?: DatePart | false | undefined;
  year?: DatePart | false | undefined;
  /** Replaces day, month and year. */
  items?: readonly Maybe<DatePart>[] | undefined;
}

interface NamedPart extends DatePart {
  name: string;
  width: 2 | 4;
}

function partsOf(props: DateInputProps): readonly NamedPart[] {
  const { items, day, month, year } = props;
  const yearName = (year === false ? undefined : year?.name) ?? "year";
  if (items !== undefined && items.length > 0) {
    return items.flatMap((item) => {
      if (!item) return [];
      const name = item.name ?? "";
      return [{ ...item, name, width: name === "year" || name === yearName ? 4 : 2 }];
    });
  }
  const own: NamedPart[] = [];
  if (day !== false) own.push({ ...day, name: day?.name ?? "day", width: 2 });
  if (month !== false) own.push({ ...month, name: month?.name ?? "month", width: 2 });
  if (year !== false) own.push({ ...year, name: yearName, width: 4 });
  return own;
}

function hasOwnError(part: DatePart): boolean {
  return part.error === true || (part.classes?.includes("govuk-input--error") ?? false);
}

function partClasses(part: NamedPart, isWrong: boolean): string {
  const given = part.classes ?? "";
  return classNames(
    "govuk-date-input__input",
    isWrong && !given.includes("govuk-input--error") && "govuk-input--error",
    !given.includes("govuk-input--width-") && `govuk-input--width-${part.width}`,
    given,
  );
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}

interface PartProps {
  part: NamedPart;
  isWrong: boolean;
  owner: DateInputProps;
}

function Part({ part, isWrong, owner }: PartProps): VNode {
  const fullName = owner.namePrefix === undefined ? part.name : `${owner.namePrefix}-${part.name}`;
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{ text: part.label ?? capitalise(part.name), classes: "govuk-date-input__label" }}
        id={part.id ?? `${owner.id}-${part.name}`}
        classes={partClasses(part, isWrong)}
        name={fullName}
        value={part.value ?? owner.values?.[fullName] ?? owner.values?.[part.name]}
        inputmode={part.inputmode ?? "numeric"}
        autocomplete={part.autocomplete}
        pattern={part.pattern}
        attributes={part.attributes}
      />
    </div>
  );
}

export function DateInput(props: DateInputProps): VNode {
  const parts = partsOf(props);
  const markAll = props.errorMessage !== undefined && !parts.some(hasOwnError);
  const attributes = { ...props.attributes, ...optionalAttributes({ id: props.id }) };
  return (
    <ChoiceGroup
      id={props.id}
      group={props}
      role="group"
      list={{ class: classNames("govuk-date-input", props.classes), attributes }}
    >
      {parts.map((part) => (
        <Part
          part={part}
          isWrong={hasOwnError(part) || (markAll && part.error !== false)}
          owner={props}
        />
      ))}
    </ChoiceGroup>
  );
}
