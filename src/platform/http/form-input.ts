import { z } from "zod";
import {
  partsOf,
  type AnyForm,
  type ReadQuery,
  type Questions,
  type Sent,
} from "../../kernel/forms/index.ts";
import { anyField, field, type FormFields } from "./field.ts";
import { several } from "./moment-input.ts";
import { text } from "./text.ts";
import type { FileFields } from "./uploads.ts";

type Wire = Readonly<Record<string, z.ZodType>>;

/** How one field is taken. */
type Field = () => z.ZodType<string>;

const fields = (names: readonly string[], take: Field): Wire =>
  Object.fromEntries(names.map((name) => [name, take()]));

type Naming = { readonly prefix: string; readonly take: Field };

/** Under which names a question is sent. */
function wireOf(part: string, asked: ReadQuery<never>, { prefix, take }: Naming): Wire {
  const name = `${prefix}${part}`;
  switch (asked.kind) {
    case "file":
    case "each":
      return {};
    case "several":
      return { [name]: several };
    case "date":
    case "moment":
      return fields(
        partsOf[asked.kind].map((one) => `${name}-${one}`),
        take,
      );
    case "group":
      return wireOfAll(asked.questions, { prefix: `${name}-`, take });
    case "own":
      return fields(
        Object.values(asked.fields).map((one) => `${prefix}${one}`),
        take,
      );
    case "text":
    case "choice":
    case "along":
    case "trap":
      return { [name]: take() };
  }
}

const wireOfAll = (questions: Questions<never, never>, naming: Naming): Wire =>
  Object.assign(
    {},
    ...Object.entries(questions).map(([part, { asked }]) => wireOf(part, asked, naming)),
  ) as Wire;

type Flat = Readonly<Record<string, unknown>>;

/** The parts of one answer, each from the field it is sent in. */
const picked = (parts: readonly (readonly [string, string])[], sent: Flat): object =>
  Object.fromEntries(parts.map(([part, name]) => [part, sent[name]]));

type Each = Extract<ReadQuery<never>, { kind: "each" }>;

/** What was typed in each row: a field is named after its question and the row. */
function rowsOf({ questions, joint }: Each, sent: Flat): object {
  const parts = Object.keys(questions);
  const rows = new Map<string, Record<string, unknown>>();
  const blank = Object.fromEntries(parts.map((part) => [part, ""]));
  for (const [name, value] of Object.entries(sent)) {
    const part = parts.find((one) => name.startsWith(`${one}${joint}`));
    if (part === undefined) continue;
    const key = name.slice(part.length + 1);
    rows.set(key, { ...(rows.get(key) ?? blank), [part]: value });
  }
  return Object.fromEntries(rows);
}

/** What was typed into one question, out of what was sent. */
function typedOf(prefix: string, part: string, asked: ReadQuery<never>, sent: Flat): unknown {
  const name = `${prefix}${part}`;
  switch (asked.kind) {
    case "date":
    case "moment":
      return picked(
        partsOf[asked.kind].map((one) => [one, `${name}-${one}`]),
        sent,
      );
    case "group":
      return typedOfAll(asked.questions, sent, `${name}-`);
    case "each":
      return rowsOf(asked, sent);
    case "own":
      return picked(
        Object.entries(asked.fields).map(([one, field]) => [one, `${prefix}${field}`]),
        sent,
      );
    case "file":
    case "several":
    case "text":
    case "choice":
    case "along":
    case "trap":
      return sent[name];
  }
}

const typedOfAll = (questions: Questions<never, never>, sent: Flat, prefix = ""): object =>
  Object.fromEntries(
    Object.entries(questions).map(([part, { asked }]) => [
      part,
      typedOf(prefix, part, asked, sent),
    ]),
  );

/**
 * A declared form as it is sent: flat, as its page named the fields and as drafts and forms of lost sessions
 * keep them. It is read into one entry a question. The version is always accepted, and stands beside them.
 * A form that anybody may send, from whatever browser, says how a field is taken.
 */
export function formInput<F extends AnyForm>({ questions }: F, take: Field = field) {
  const fixed = z.object({ ...wireOfAll(questions, { prefix: "", take }), version: take() });
  const hasRows = Object.values(questions).some(({ asked }) => asked.kind === "each");
  const sent = hasRows ? fixed.catchall(take()) : fixed;
  const typed = sent.transform(
    ({ version, ...flat }) => ({ ...typedOfAll(questions, flat), version }) as Sent<F>,
  );
  // Whoever looks for the names that a route takes finds them here too.
  const input = Object.assign(typed, { shape: sent.shape });
  declared.add(input);
  return input;
}

/**
 * A form that depends on what it is about: on which register an entry stands in, or which part of a tool is changed.
 * It is taken as it comes, and read by `sentAs` when it is known which form it is.
 */
export function chosenInput() {
  const input = z.record(text().max(100), anyField);
  declared.add(input);
  return input;
}

/** What was sent, as the form that it turned out to be. Of several values for one box the first counts. */
export function sentAs<F extends AnyForm>(form: F, sent: FormFields): Sent<F> {
  const isSeveral = (name: string): boolean => form.questions[name]?.asked.kind === "several";
  const one = (name: string, value: string | readonly string[]) =>
    typeof value === "string" || isSeveral(name) ? value : (value[0] ?? "");
  const entries = Object.entries(sent).map(([name, value]) => [name, one(name, value)]);
  return inputOf(form).parse(Object.fromEntries(entries));
}

const inputs = new WeakMap<AnyForm, ReturnType<typeof formInput<AnyForm>>>();

/** How a form is taken, made once for each: making it takes longer than reading what was sent. */
function inputOf(form: AnyForm): ReturnType<typeof formInput<AnyForm>> {
  const known = inputs.get(form);
  if (known !== undefined) return known;
  const made = formInput(form);
  inputs.set(form, made);
  return made;
}

const declared = new WeakSet<object>();

/** Whether what a route takes is a declared form: test/house/declared-forms.test.ts counts those that are not. */
export const isDeclared = (input: object): boolean => declared.has(input);

const takenAs = ({ most, asItIs }: Extract<ReadQuery<never>, { kind: "file" }>) =>
  asItIs === undefined ? { most } : { most, asItIs };

/** The questions of a form that take files. */
export const filesOf = ({ questions }: AnyForm): FileFields =>
  Object.fromEntries(
    Object.entries(questions).flatMap(([name, { asked }]) =>
      asked.kind === "file" ? [[name, takenAs(asked)]] : [],
    ),
  );
