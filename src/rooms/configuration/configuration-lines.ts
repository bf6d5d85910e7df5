import { capitalised, counted } from "../../kernel/words.ts";
import { matchingWords, type SettingWords } from "./shapes/matching-shapes.ts";

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

/** Where the name alone would not say what it is. */
const spoken: Readonly<Record<string, string>> = {
  accessDaysAfter: "Days of access after the meeting",
  inFamilyVersion: "In the paper for the family",
  strongFor: "A passkey or an organisation’s second factor is needed by",
  strongForPartnershipReach: "And by everybody with partnership-wide reach",
  quorum: "Agencies that must be there",
};

/** "reviewWithinDays" reads "Review within days". */
export function labelOf(name: string): string {
  const given = settingOf(name)?.label ?? (Object.hasOwn(spoken, name) ? spoken[name] : undefined);
  if (given !== undefined) return given;
  const words = name
    .replaceAll("-", " ")
    .replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return capitalised(words);
}

const settingOf = (name: string): SettingWords | undefined =>
  Object.hasOwn(matchingWords, name) ? matchingWords[name] : undefined;

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value in words: "2 working days", "Yes", "a, b". */
export function textOf(value: unknown): string {
  if (value === "" || value === null || value === undefined) return "Not filled in";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value)) return value.length === 0 ? "None" : value.map(textOf).join(", ");
  if (!isFields(value)) return typeof value === "number" ? String(value) : (value as string);
  if (typeof value["amount"] === "number" && typeof value["unit"] === "string") {
    return counted(value["amount"], value["unit"].replace("-", " ").replace(/s$/, ""));
  }
  return Object.entries(value)
    .map(([name, one]) => `${labelOf(name)}: ${textOf(one)}`)
    .join("; ");
}

/** Things by name, as a list of things is by key. */
const hasOnlyThings = (value: Fields): boolean =>
  Object.keys(value).length > 0 && Object.values(value).every(isFields);

function settingLine(name: string, value: unknown): Line {
  const setting = settingOf(name);
  const isSaid = typeof value === "number" && setting?.say !== undefined;
  return {
    place: name,
    label: labelOf(name),
    text: isSaid ? setting.say(value) : textOf(value),
    ...(setting && { explained: setting.explained }),
  };
}

/** A body taken apart into what can be compared: a list of things, or things by name, give a line for each. */
export function linesOf(body: object): readonly Line[] {
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
    if (isFields(value) && hasOnlyThings(value)) {
      return Object.entries(value).map(([key, one]) => ({
        place: `${name} ${key}`,
        label: `${labelOf(name)}, ${labelOf(key)}`,
        text: textOf(one),
      }));
    }
    if (!Array.isArray(value) || !value.every(isFields)) {
      return [settingLine(name, value)];
    }
    return value.map((one, index) => {
      const id = one["key"] ?? one["level"] ?? index + 1;
      const title = textOf(one["name"] ?? one["title"] ?? id);
      const label = `${labelOf(name)}, ${title}`;
      return { place: `${name} ${textOf(id)}`, label, text: textOf(one) };
    });
  });
}

/** What a version says otherwise than the one before it. */
export function changesBetween(before: object, after: object): readonly Change[] {
  const [old, now] = [linesOf(before), linesOf(after)];
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
