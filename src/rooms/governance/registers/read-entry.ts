import type { Read } from "../../../kernel/forms/index.ts";
import { registerForm, type EntryTyped, type Reading } from "./register-form.ts";
import type { Body, Entry, Register, State } from "./register.ts";

export type EntryValue = {
  readonly title: string;
  readonly body: Body;
  readonly state: State;
  readonly dueOn: string | null;
};

export type EntryForm = {
  readonly register: Register;
  /** What is changed; nothing while one is added. */
  readonly entry?: Entry | undefined;
  readonly typed: EntryTyped;
  readonly reading: Reading;
};

/** What the form of a register says: every field, and the day by which somebody must act. */
export function readEntry({ register, entry, typed, reading }: EntryForm): Read<EntryValue> {
  const read = registerForm(register, entry).read(typed, reading);
  if (read.errors) return read;
  const { title = entry?.title, state, ...fields } = read.value;
  // What no field asks for, such as the key that records refer to, stays.
  const body = { ...entry?.body, ...bodyOf(fields) };
  const value = { title: title as string, state: state as State, body };
  const dueOn = state === "ended" ? null : (register.dueOn?.(body) ?? null);
  return { value: { ...value, dueOn } };
}

/** As the register keeps them: a moment is its instant, and what is not filled in is empty text. */
const bodyOf = (fields: Readonly<Record<string, unknown>>): Body =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      value instanceof Date ? value.toISOString() : ((value ?? "") as string | readonly string[]),
    ]),
  );
