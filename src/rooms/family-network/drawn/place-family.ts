import type { Safety } from "../family.ts";

/**
 * A symbol of a genogram. Only what a relationship says is drawn: a mother is a circle and a brother a square; of
 * everybody else, the child too, nothing is guessed.
 */
export type Shape = "circle" | "square" | "diamond";

/** From the top: grandparents, then those of the parents' age, the child's own, and who matters beside the family. */
export const generations = ["grandparents", "parents", "children", "network"] as const;
export type Generation = (typeof generations)[number];

type Kin = {
  readonly generation: Generation;
  readonly shape: Shape;
  /** Whom the child descends from, by birth or adoption: a line leads down from each. */
  readonly isParentByLaw?: true;
};

const kin: Readonly<Record<string, Kin>> = {
  mother: { generation: "parents", shape: "circle", isParentByLaw: true },
  father: { generation: "parents", shape: "square", isParentByLaw: true },
  "adoptive-parent": { generation: "parents", shape: "diamond", isParentByLaw: true },
  "step-parent": { generation: "parents", shape: "diamond" },
  "partner-of-parent": { generation: "parents", shape: "diamond" },
  "foster-carer": { generation: "parents", shape: "diamond" },
  "kinship-carer": { generation: "parents", shape: "diamond" },
  "special-guardian": { generation: "parents", shape: "diamond" },
  "aunt-or-uncle": { generation: "parents", shape: "diamond" },
  grandparent: { generation: "grandparents", shape: "diamond" },
  brother: { generation: "children", shape: "square" },
  sister: { generation: "children", shape: "circle" },
};

/** A relationship of a partnership's own list, a friend, a key worker: beside the family. */
const beside: Kin = { generation: "network", shape: "diamond" };

export type Drawable = {
  readonly aroundId: string;
  readonly called: string;
  /** Its key in the list of relationships. */
  readonly relationship: string;
  /** In words. */
  readonly relation: string;
  /** Whether contact is safe; absent where nobody recorded it. */
  readonly safety: Safety | undefined;
  readonly isUntold: boolean;
  /** In a household of the child today. */
  readonly livesWith: boolean;
};

export type Placed = Drawable & {
  readonly shape: Shape;
  /** The middle of the symbol. */
  readonly x: number;
  readonly y: number;
  readonly isParentByLaw: boolean;
};

export type Point = { readonly x: number; readonly y: number };

export type Drawn = {
  readonly width: number;
  readonly height: number;
  readonly child: Point;
  readonly people: readonly Placed[];
};

export const cell = { width: 140, height: 166 } as const;
const columns = 5;

/** A line of at most five; a household of forty stands in lines under each other. */
const linesOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / columns) }, (_, at) =>
    all.slice(at * columns, (at + 1) * columns),
  );

const theChild = "the child";

/**
 * Where everybody stands. The child stands first in the line of children, parents by birth or adoption first in
 * theirs: so the lines down from them are short and cross nobody.
 */
export function placeFamily(people: readonly Drawable[]): Drawn {
  const standing = people.map((one) => ({ ...one, ...(kin[one.relationship] ?? beside) }));
  const rows = generations.flatMap((generation) => {
    const own = standing.filter((one) => one.generation === generation);
    const first = own.filter(({ isParentByLaw }) => isParentByLaw);
    const others = own.filter(({ isParentByLaw }) => isParentByLaw !== true);
    const all = generation === "children" ? [theChild, ...own] : [...first, ...others];
    return linesOf(all);
  });
  const width = cell.width * Math.max(...rows.map(({ length }) => length));
  let child: Point = { x: 0, y: 0 };
  const placed: Placed[] = [];
  for (const [at, row] of rows.entries()) {
    const left = (width - row.length * cell.width) / 2;
    for (const [column, one] of row.entries()) {
      const x = left + (column + 0.5) * cell.width;
      const y = at * cell.height + symbol.top;
      if (typeof one === "string") child = { x, y };
      else placed.push({ ...one, isParentByLaw: one.isParentByLaw === true, x, y });
    }
  }
  return { width, height: rows.length * cell.height, child, people: placed };
}

/** Half the height of a symbol, and how far its middle is from the top of its cell. */
export const symbol = { half: 22, top: 44 } as const;

/** A name on at most two lines, cut where it is longer; the table beside it has all of it. */
export function inLines(text: string, most = 18): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, 2).map((line) => cut(line, most));
  if (lines.length <= 2) return shown;
  return [shown[0] ?? "", cut(`${shown[1] ?? ""}…`, most)];
}

const cut = (line: string, most: number): string =>
  line.length <= most ? line : `${line.slice(0, most - 1)}…`;
