import { readText, type FieldError } from "../../kernel/fields.ts";

export type TextRules = Readonly<
  Record<string, { readonly name: string; readonly most: number; readonly missing?: string }>
>;

type Texts<R extends TextRules> = Readonly<Record<keyof R, string>>;

/** Reads fields of text by their rules: all of them, or what is wrong with each. */
export function readTexts<R extends TextRules>(
  form: Texts<R>,
  rules: R,
): { readonly texts: Texts<R> } | { readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const read = Object.entries(rules).map(([field, rule]) => {
    const text = readText(form[field] ?? "", rule);
    if (!text.ok) errors.push({ field, message: text.error });
    return [field, text.ok ? text.value : ""] as const;
  });
  if (errors.length > 0) return { errors };
  return { texts: Object.fromEntries(read) as Texts<R> };
}
