import { capitalised, counted } from "../../kernel/words.ts";

/** One thing that a version says: where it stands, its name for people, and what it says. */
export type Line = {
  readonly place: string;
  readonly label: string;
  readonly text: string;
  /** What the setting does, where its name does not say it. */
  readonly explained?: string;
};

export type Change =
  | { readonly kind: "added" | "removed"; readonly label: string; readonly text: string }
  | {
      readonly kind: "changed";
      readonly label: string;
      readonly text: string;
      readonly before: string;
    };

/** A field of a version whose name or number does not say by itself what it is. */
export type FieldWords = {
  readonly label: string;
  readonly explained?: string;
  readonly say?: (value: number) => string;
};

/** What the fields of one kind are called, by their names. */
export type Words = Readonly<Record<string, FieldWords>>;

/** "reviewWithinDays" reads "Review within days". */
export function labelOf(name: string, words: Words = {}): string {
  const given = fieldOf(name, words)?.label;
  if (given !== undefined) return given;
  const spoken = name
    .replaceAll("-", " ")
    .replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return capitalised(spoken);
}

const fieldOf = (name: string, words: Words): FieldWords | undefined =>
  Object.hasOwn(words, name) ? words[name] : undefined;

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value in words: "2 working days", "Yes", "a, b". */
export function textOf(value: unknown, words: Words = {}): string {
  if (value === "" || value === null || value === undefined) return "Not filled in";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value))
    return value.length === 0 ? "None" : value.map((one) => textOf(one, words)).join(", ");
  if (!isFields(value)) return typeof value === "number" ? String(value) : (value as string);
  if (typeof value["amount"] === "number" && typeof value["unit"] === "string") {
    return counted(value["amount"], value["unit"].replace("-", " ").replace(/s$/, ""));
  }
  return Object.entries(value)
    .map(([name, one]) => `${labelOf(name, words)}: ${textOf(one, words)}`)
    .join("; ");
}

/** Things by name, as a list of things is by key. */
const hasOnlyThings = (value: Fields): boolean =>
  Object.keys(value).length > 0 && Object.values(value).every(isFields);

function fieldLine(name: string, value: unknown, words: Words): Line {
  const { say, explained } = fieldOf(name, words) ?? {};
  return {
    place: name,
    label: labelOf(name, words),
    text: typeof value === "number" && say !== undefined ? say(value) : textOf(value, words),
    ...(explained !== undefined && { explained }),
  };
}

/** A body taken apart into what can be compared: a list of things, or things by name, give a line for each. */
export function linesOf(body: object, words: Words = {}): readonly Line[] {
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
    if (isFields(value) && hasOnlyThings(value)) {
      return Object.entries(value).map(([key, one]) => ({
        place: `${name} ${key}`,
        label: `${labelOf(name, words)}, ${labelOf(key, words)}`,
        text: textOf(one, words),
      }));
    }
    if (!Array.isArray(value) || !value.every(isFields)) {
      return [fieldLine(name, value, words)];
    }
    return value.map((one, index) => {
      const id = one["key"] ?? one["code"] ?? one["level"] ?? index + 1;
      const title = textOf(one["name"] ?? one["title"] ?? id);
      const label = `${labelOf(name, words)}, ${title}`;
      return { place: `${name} ${textOf(id)}`, label, text: textOf(one, words) };
    });
  });
}

/** What a version says otherwise than the one before it. */
export function changesBetween(
  before: object,
  after: object,
  words: Words = {},
): readonly Change[] {
  const [old, now] = [linesOf(before, words), linesOf(after, words)];
  const wasAt = new Map(old.map((line) => [line.place, line]));
  const isAt = new Set(now.map(({ place }) => place));
  const fresh = now.flatMap(({ place, label, text }): readonly Change[] => {
    const was = wasAt.get(place);
    if (!was) return [{ kind: "added", label, text }];
    return was.text === text ? [] : [{ kind: "changed", label, text, before: was.text }];
  });
  const gone = old
    .filter(({ place }) => !isAt.has(place))
    .map(({ label, text }): Change => ({ kind: "removed", label, text }));
  return [...fresh, ...gone];
}
