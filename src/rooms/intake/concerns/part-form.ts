import { readText, type FieldError } from "../../../kernel/fields.ts";
import { isFilePart, type Part, type Question } from "./parts.ts";

/** Answers by question; a question without one is left out. */
export type Answers = Readonly<Record<string, string>>;

type ReadPart = { readonly answers: Answers } | { readonly errors: readonly FieldError[] };

/**
 * Reads what was typed into a part. Nothing is required of it but that it says something; fields
 * that the part does not have are dropped.
 */
export function readPart(part: Part, typed: Answers, hasFile: boolean): ReadPart {
  const errors: FieldError[] = [];
  const answers: Record<string, string> = {};
  for (const question of questionsOf(part)) {
    const answer = readAnswer(question, Object.hasOwn(typed, question.name) ? typed : {});
    if (!answer.ok) errors.push({ field: question.name, message: answer.error });
    else if (answer.value !== "") answers[question.name] = answer.value;
  }
  if (errors.length > 0) return { errors };
  const missing = missingIn(part, answers, hasFile);
  return missing ? { errors: [missing] } : { answers };
}

export function questionsOf(part: Part): readonly Question[] {
  return part.groups.flatMap(({ questions }) => questions);
}

function readAnswer(question: Question, typed: Answers) {
  const text = typed[question.name] ?? "";
  const read = readText(text, { name: question.label, most: question.most });
  if (!read.ok || question.kind !== "choice" || read.value === "") return read;
  return question.options.some(({ key }) => key === read.value)
    ? read
    : ({ ok: false, error: "Select one of the answers" } as const);
}

function missingIn(part: Part, answers: Answers, hasFile: boolean): FieldError | undefined {
  if (part.key === "words" && answers["said"] === undefined) {
    return { field: "said", message: "Enter what the child said, word for word" };
  }
  if (part.key === "words" && answers["heardBy"] === undefined) {
    return { field: "heardBy", message: "Enter who heard it" };
  }
  if (part.key === "picture" && answers["shows"] === undefined) {
    return { field: "shows", message: "Enter what it shows and where it is from" };
  }
  if (isFilePart(part.key)) {
    return hasFile ? undefined : { field: "file", message: "Choose a file" };
  }
  const [first] = questionsOf(part);
  return Object.keys(answers).length === 0 && first
    ? { field: first.name, message: "Enter what you know, or go back: nothing here is required" }
    : undefined;
}
