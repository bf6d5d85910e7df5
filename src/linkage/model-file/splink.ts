import type { FieldModel, Model, NameGroups } from "../likelihood/model.ts";
import type { PoorRecords } from "../likelihood/poor-records.ts";
import { dates } from "../priors/likeness.ts";

/** What Splink's settings have no place for; written into the file, so that nobody has to find out. */
const notExpressed = [
  "The classes of households, twins, children who moved and records that were written poorly: Splink would take brothers and sisters for one child more often. Their numbers stand under lantern.",
  "Nicknames, swapped names, former names, and dates of which only the year is known: their levels have a condition that is never true in Splink.",
  "Which names go together: two strangers called alike are commoner than each name by itself says.",
  "Who is called like a parent, a brother or a sister, and a number that is theirs: a household's pairs are likelier for it, and Splink knows no households.",
  "How rare values are, where two names are only nearly the same, and where only unduly common values count.",
  "Average link: Splink groups by connected components.",
];

type SplinkLevel = {
  readonly sql_condition: string;
  readonly label_for_charts: string;
  readonly is_null_level?: true;
  readonly m_probability?: number;
  readonly u_probability?: number;
};

/** The model as Splink's settings, with what they cannot say under "lantern". */
export function splinkSettings(model: Model): unknown {
  return {
    link_type: "dedupe_only",
    unique_id_column_name: "id",
    probability_two_random_records_match: ofOnePerson(model.shares),
    comparisons: model.fields.map((field) => ({
      output_column_name: columnName(field.name),
      comparison_description: field.name,
      comparison_levels: levelsOf({ ...field, m: everyMatch(field, model.shares) }),
    })),
    blocking_rules_to_generate_predictions: [],
    lantern: {
      version: 1,
      notExpressed,
      shares: model.shares,
      poorRecords: model.poor,
      names: model.names && {
        sizes: model.names.sizes,
        fields: [...model.names.fields].map(([name, values]) => ({
          name,
          values: Object.fromEntries(values),
        })),
      },
      fields: model.fields.map(({ name, isShared, m, h, t, v, p, alike, values }) => ({
        name,
        isShared,
        oneHome: m,
        moved: v,
        poor: p,
        household: h,
        twins: t,
        alike,
        filled: values.filled,
        usualCount: values.usualCount,
        meanCount: values.meanCount,
        counts: Object.fromEntries(values.counts),
      })),
    },
  };
}

const ofOnePerson = ({ match, moved, poor = 0 }: Model["shares"]): number => match + moved + poor;

/** Splink knows one class of matches: those who moved are among them, and those with a poor record. */
function everyMatch({ m, v, p = v }: FieldModel, shares: Model["shares"]): number[] {
  const { match, moved, poor = 0 } = shares;
  return m.map((one, level) => {
    const others = (v[level] ?? one) * moved + (p[level] ?? one) * poor;
    return (one * match + others) / ofOnePerson(shares);
  });
}

const columnName = (name: string): string => name.replaceAll(/[^a-z0-9]+/gi, "_").toLowerCase();

function levelsOf({ name, labels, m, u }: FieldModel): SplinkLevel[] {
  const column = columnName(name);
  const [left, right] = [`"${column}_l"`, `"${column}_r"`];
  return labels.map((label, level): SplinkLevel => {
    if (level === 0)
      return {
        sql_condition: `${left} IS NULL OR ${right} IS NULL`,
        label_for_charts: label,
        is_null_level: true,
      };
    return {
      sql_condition: level === labels.length - 1 ? "ELSE" : condition(label, left, right),
      label_for_charts: label,
      m_probability: m[level] ?? 0,
      u_probability: u[level] ?? 0,
    };
  });
}

function condition(label: string, left: string, right: string): string {
  switch (label) {
    case "the same":
      return `${left} = ${right}`;
    case "nearly the same":
      return `jaro_winkler_similarity(${left}, ${right}) >= 0.92`;
    case "somewhat alike":
      return `jaro_winkler_similarity(${left}, ${right}) >= 0.8`;
    case "one figure differs":
    case "one letter or figure differs":
    case "one figure differs, or the end agrees":
    case "one figure differs, the end agrees, or another of theirs is the same":
      return `damerau_levenshtein(${left}, ${right}) <= 1`;
    case "one or two figures differ":
      return `damerau_levenshtein(${left}, ${right}) <= 2`;
    case "the same before the @":
      return `split_part(${left}, '@', 1) = split_part(${right}, '@', 1)`;
    case "different":
      return `abs(${yearsOf(left)} - ${yearsOf(right)}) < ${String(dates.generation)}`;
    case "the same district":
      return `left(${left}, length(${left}) - 3) = left(${right}, length(${right}) - 3)`;
    default:
      return "FALSE";
  }
}

/** Years of a date, 2014-03-21, or of an age: only where births lie a generation apart is “different” not the last. */
const yearsOf = (column: string): string => `CAST(substr(CAST(${column} AS STRING), 1, 4) AS INT)`;

/** A file that is no model, in one line. */
export class ModelProblem extends Error {
  override readonly name = "ModelProblem";
}

/**
 * Reads what `splinkSettings` wrote, or a trained model of Splink's own whose comparisons have the
 * names and levels used here; what such a file does not say about households is taken from m and u.
 */
export function modelFromSettings(settings: unknown): Model {
  const all = objectOf(settings);
  const ours = objectOf(all["lantern"] ?? {});
  const extras = new Map(
    listOf(ours["fields"] ?? []).map((field) => [objectOf(field)["name"], objectOf(field)]),
  );
  const shares = objectOf(ours["shares"] ?? {});
  return {
    fields: listOf(all["comparisons"]).map((comparison) => {
      const read = objectOf(comparison);
      const name = textOf(read["comparison_description"] ?? read["output_column_name"]);
      return fieldOf(name, listOf(read["comparison_levels"]), extras.get(name));
    }),
    shares: {
      match: shareOf(shares["match"] ?? all["probability_two_random_records_match"]),
      household: shareOf(shares["household"] ?? 0),
      twins: shareOf(shares["twins"] ?? 0),
      moved: shareOf(shares["moved"] ?? 0),
      poor: shareOf(shares["poor"] ?? 0),
    },
    ...(ours["poorRecords"] !== undefined && { poor: poorOf(objectOf(ours["poorRecords"])) }),
    ...(ours["names"] !== undefined && { names: namesOf(objectOf(ours["names"])) }),
  };
}

const poorOf = ({ odds, moves }: Unread): PoorRecords => ({
  odds: numberOf(odds),
  moves: shareOf(moves),
});

function namesOf(read: Unread): NameGroups {
  const numbers = (value: unknown): number[] => listOf(value).map(numberOf);
  const sizes = numbers(read["sizes"]);
  const weightsOf = (value: unknown): number[] => {
    const weights = numbers(value);
    if (weights.length === sizes.length) return weights;
    throw new ModelProblem("this is no model: a name has a number for each group of names");
  };
  return {
    sizes,
    fields: new Map(
      listOf(read["fields"]).map((field) => {
        const { name, values } = objectOf(field);
        const all = Object.entries(objectOf(values)).map(
          ([text, weights]) => [text, weightsOf(weights)] as const,
        );
        return [textOf(name), new Map(all)] as const;
      }),
    ),
  };
}

type Unread = Readonly<Record<string, unknown>>;

function fieldOf(name: string, levels: readonly unknown[], extra: Unread | undefined): FieldModel {
  const read = levels.map(objectOf);
  const of = (key: string): number[] =>
    read.map((level) => (level["is_null_level"] === true ? 1 : shareOf(level[key] ?? 1)));
  const u = of("u_probability");
  const isShared = extra?.["isShared"] === true;
  const numbers = (key: string, otherwise: number[]): number[] =>
    extra?.[key] === undefined ? otherwise : ofEach(read, listOf(extra[key]).map(shareOf));
  const m = numbers("oneHome", of("m_probability"));
  const counts = Object.entries(objectOf(extra?.["counts"] ?? {})).map(
    ([text, count]) => [text, numberOf(count)] as const,
  );
  return {
    name,
    labels: read.map((level) => textOf(level["label_for_charts"])),
    isShared,
    m,
    u,
    h: numbers("household", isShared ? m : u),
    t: numbers("twins", isShared ? m : u),
    v: numbers("moved", m),
    ...(extra?.["poor"] !== undefined && { p: numbers("poor", m) }),
    ...(extra?.["alike"] !== undefined && { alike: listOf(extra["alike"]).map(shareOf) }),
    values: {
      filled: numberOf(extra?.["filled"] ?? 1),
      usualCount: numberOf(extra?.["usualCount"] ?? 1),
      ...(extra?.["meanCount"] !== undefined && { meanCount: numberOf(extra["meanCount"]) }),
      counts: new Map(counts),
    },
  };
}

function ofEach(levels: readonly unknown[], shares: number[]): number[] {
  if (shares.length === levels.length) return shares;
  throw new ModelProblem("this is no model: a comparison has a number for each of its levels");
}

function shareOf(value: unknown): number {
  const share = numberOf(value);
  if (share <= 1) return share;
  throw new ModelProblem("this is no model: a probability in it is above 1");
}

function objectOf(value: unknown): Unread {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Unread;
  throw new ModelProblem("this is no model: an object is missing where one belongs");
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  throw new ModelProblem("this is no model: a list is missing where one belongs");
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  throw new ModelProblem("this is no model: a text is missing where one belongs");
}

function numberOf(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  throw new ModelProblem("this is no model: a number is missing where one belongs");
}
