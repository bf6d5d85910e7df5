import type { z } from "zod";
import type { FieldError } from "../../kernel/fields.ts";

type Issue = z.core.$ZodRawIssue;

/** Own words for what is not as the document says; what was sent is never repeated. */
export const wording = { error: (issue: Issue): string => wordsFor(issue) };

function wordsFor(issue: Issue): string {
  if (issue.code === "invalid_type") {
    return issue.input === undefined ? "This is needed" : `Must be ${named(issue.expected)}`;
  }
  if (issue.code === "invalid_value") return `Must be one of: ${issue.values.join(", ")}`;
  if (issue.code === "too_small") return `Must be ${issue.minimum} or more`;
  if (issue.code === "too_big") return `Must be ${issue.maximum} or less`;
  if (issue.code === "unrecognized_keys") return unknownField;
  return "Is not of the form that the document of this API gives";
}

const unknownField = "There is no field of this name";

const named = (type: string): string => {
  const words: Readonly<Record<string, string>> = {
    string: "text",
    int: "a whole number",
    number: "a number",
    boolean: "true or false",
    object: "an object",
  };
  return words[type] ?? "of another type";
};

/** One error for each field, which is named by its JSON pointer (RFC 6901). */
export function problemsOf({ issues }: z.ZodError): readonly FieldError[] {
  return issues.flatMap((issue) => {
    const paths =
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => [...issue.path, key.slice(0, 60)])
        : [issue.path];
    return paths.map((path) => ({ field: pointerTo(path), message: issue.message }));
  });
}

export function pointerTo(path: readonly PropertyKey[]): string {
  return path
    .map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
