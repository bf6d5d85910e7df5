import type {
  AnyForm,
  Form,
  Question,
  Questions,
  Read,
  TypedOf,
  ValuesOf,
} from "../../../kernel/forms/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { refusedNames } from "./named-in-text.ts";

type Text = string | null;

/** Which of some questions ask for a text that is read by who reaches no child. */
const marked = (questions: Questions<never, never>): readonly string[] =>
  Object.entries(questions).flatMap(([name, { asked }]) =>
    asked.kind === "text" && asked.namesNoChild ? [name] : [],
  );

type Values = Readonly<Record<string, unknown>>;

/** The texts that are marked, by the field they stand in; those of rows too. */
function namelessIn({ questions }: AnyForm, values: Values): Readonly<Record<string, Text>> {
  const own = marked(questions).map((name) => [name, values[name] as Text] as const);
  const ofRows = Object.entries(questions).flatMap(([name, { asked }]) => {
    if (asked.kind !== "each") return [];
    const rows = values[name] as readonly (Values & { readonly key: string })[];
    return marked(asked.questions).flatMap((one) =>
      rows.map((row) => [`${one}${asked.joint}${row.key}`, row[one] as Text] as const),
    );
  });
  return Object.fromEntries([...own, ...ofRows]);
}

/** Marks a text that other forms ask too, where it may name a child. */
export const namingNoChild = <T, V, R, D>(
  question: Question<T, V, R, D>,
): Question<T, V, R, D> => ({
  ...question,
  asked: { ...question.asked, namesNoChild: true } as Question<T, V, R, D>["asked"],
});

/**
 * Reads a form, and where all else is right, the texts that are marked `namesNoChild`: a child whom the writer reaches
 * is refused beside the field, as `refusedNames` says.
 */
export async function readNamingNoChild<Q extends Questions<R, D>, R, D>(
  tx: Tx,
  asked: Form<Q, R, D>,
  { form, context }: { readonly form: TypedOf<Q>; readonly context: R },
): Promise<Read<ValuesOf<Q>>> {
  const read = asked.read(form, context);
  if (read.errors) return read;
  const errors = await refusedNames(tx, namelessIn(asked, read.value));
  return errors.length > 0 ? { errors } : read;
}
