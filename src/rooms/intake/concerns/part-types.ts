/** What can be added to a concern after it was sent. None of it holds anything up. */
export const partKeys = [
  "family",
  "children",
  "places",
  "vehicles",
  "accounts",
  "adults",
  "parents",
  "words",
  "screening",
  "chronology",
  "picture",
] as const;
export type PartKey = (typeof partKeys)[number];

/** One question of a part. Its answer is text; the kind says how it is asked. */
export type Question = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly most: number;
} & (
  | { readonly kind: "line" }
  | { readonly kind: "text"; readonly rows: number }
  | {
      readonly kind: "choice";
      readonly options: readonly { readonly key: string; readonly name: string }[];
    }
);

/** Questions that stand together under a heading of their own, as of one person or one place. */
export type Group = { readonly title?: string; readonly questions: readonly Question[] };

export type Part = {
  readonly key: PartKey;
  readonly title: string;
  readonly purpose: string;
  readonly groups: readonly Group[];
};

export const line = (name: string, label: string, hint?: string): Question => ({
  kind: "line",
  name,
  label,
  most: 200,
  ...(hint === undefined ? {} : { hint }),
});
export const text = (name: string, label: string, hint?: string): Question => ({
  kind: "text",
  name,
  label,
  rows: 4,
  most: 4_000,
  ...(hint === undefined ? {} : { hint }),
});
export const repeated = (count: number, of: (index: number) => Group): readonly Group[] =>
  Array.from({ length: count }, (_, index) => of(index + 1));
