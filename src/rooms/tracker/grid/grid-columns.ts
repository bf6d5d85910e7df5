import { addMonths, type IsoDate } from "../../../kernel/dates.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import {
  type HarmScheme,
  type LevelScheme,
  type Pathway,
  trackerFields,
  type FieldKey,
} from "../../child-record/index.ts";
import type { OwnColumn } from "../own-column-reads.ts";

/** One thing that can be chosen, and what else people write for it. */
export type GridOption = {
  readonly value: string;
  readonly name: string;
  readonly alsoWritten: readonly string[];
};

/** What is said of a child and what is decided are given in one grid and kept apart everywhere else. */
export const decisionKeys = ["level", "harm"] as const;
export type DecisionKey = (typeof decisionKeys)[number];
export type CellKey = FieldKey | DecisionKey;

type Kind =
  | { readonly kind: "date"; readonly earliest: IsoDate; readonly latest: IsoDate }
  | { readonly kind: "number"; readonly most?: number }
  | { readonly kind: "text" }
  | { readonly kind: "choice"; readonly options: readonly GridOption[] };

export type GridColumn = Kind & {
  readonly key: CellKey;
  readonly name: string;
  /** What a post must hold, where it reaches the child. */
  readonly needs: Permission;
};

export type GridContext = {
  readonly scheme: LevelScheme;
  readonly harmScheme: HarmScheme;
  readonly pathway: Pathway;
  readonly own: readonly OwnColumn[];
  readonly today: IsoDate;
};

export const isDecision = (key: CellKey): key is DecisionKey => key === "level" || key === "harm";
export const isWhereabouts = (key: CellKey): key is "ward" | "school" =>
  key === "ward" || key === "school";

/** Nobody on the pathway is older: the oldest whom a partnership keeps on it is twenty-five. */
const oldestInMonths = 12 * 26;

/** Every column that can be edited in place. The list says which of them are shown. */
export function gridColumns(ground: GridContext): readonly GridColumn[] {
  const { scheme, harmScheme, pathway, own, today } = ground;
  const since = (earliest: IsoDate) => ({ kind: "date", earliest, latest: today }) as const;
  const said = { needs: "child.edit" } as const;
  const decided = { needs: "level.set" } as const;
  const found = { needs: "whereabouts.edit", kind: "text" } as const;
  const named = (key: keyof typeof trackerFields) => ({ key, name: trackerFields[key].name });
  return [
    { ...named("bornOn"), ...since(addMonths(today, -oldestInMonths)), ...said },
    {
      key: "harm",
      name: "Harm status",
      kind: "choice",
      options: harmOptions(harmScheme),
      ...decided,
    },
    { key: "level", name: "Level", kind: "choice", options: levelOptions(scheme), ...decided },
    { ...named("stage"), kind: "choice", options: pathway.stages.map(plainOption), ...said },
    { ...named("openedOn"), ...since("1990-01-01"), ...said },
    { ...named("lastPanelOn"), ...since("1990-01-01"), ...said },
    { ...named("missingCount"), kind: "number", most: 999, ...said },
    { ...named("ward"), ...found },
    { ...named("school"), ...found },
    { ...named("lastContactOn"), ...since("1990-01-01"), ...said },
    ...own.map((column) => ({ ...ownKind(column), ...said })),
  ];
}

const levelOptions = ({ levels }: LevelScheme): readonly GridOption[] =>
  levels.map(({ level, name, alsoWritten = [] }) => ({ value: String(level), name, alsoWritten }));

const harmOptions = ({ statuses }: HarmScheme): readonly GridOption[] => statuses.map(plainOption);

const plainOption = ({ key, name }: { key: string; name: string }): GridOption => ({
  value: key,
  name,
  alsoWritten: [],
});

function ownKind({ key, name, kind, choices }: OwnColumn) {
  const column = { key: `own.${key}` as const, name };
  switch (kind) {
    case "date":
      return { ...column, kind, earliest: "1900-01-01", latest: "2099-12-31" } as const;
    case "number":
      return { ...column, kind } as const;
    case "choice":
      return {
        ...column,
        kind,
        options: choices.map((value) => ({ value, name: value, alsoWritten: [] })),
      } as const;
    case "text":
      return { ...column, kind } as const;
  }
}
