import { readText, type FieldError } from "./fields.ts";

type Rule = {
  readonly field: string;
  readonly name: string;
  readonly most: number;
  readonly missing?: string;
};

/** Reads texts one after the other and gathers what is wrong with them. */
export function texts(errors: FieldError[]) {
  return (text: string, { field, ...rule }: Rule): string => {
    const read = readText(text, rule);
    if (read.ok) return read.value;
    errors.push({ field, message: read.error });
    return "";
  };
}

export const orNull = (text: string): string | null => (text === "" ? null : text);
