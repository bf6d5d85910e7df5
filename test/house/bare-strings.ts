import type { z } from "zod";
import { isHouseText } from "../../src/platform/http/text.ts";
import type { Route } from "../../src/platform/http/route.ts";

type Schema = z.core.$ZodType;
type Def = Readonly<Record<string, unknown>> & { readonly type: string };

/** Formats whose own pattern leaves no room for any other character. */
const closed = new Set(["uuid", "date", "datetime", "time"]);
/** Kinds that hold no text of their own, or only texts that the program names. */
const plain = new Set(
  "number int boolean bigint date enum literal null undefined void never nan file".split(" "),
);

/** Kinds that are as good as what they are made of; a transformation gives what the program makes. */
const made = new Set(
  "object array tuple record union intersection optional nullable default prefault catch readonly nonoptional pipe transform lazy template_literal".split(
    " ",
  ),
);

/** Whether a schema takes any text without `text` or `formText`. */
function isBare(schema: Schema, def: Def): boolean {
  if (def.type === "string")
    return (
      !isHouseText(schema) &&
      !closed.has(typeof def["format"] === "string" ? def["format"] : "none")
    );
  return !plain.has(def.type) && !made.has(def.type);
}

/** Where the schemas stand of which one is made. */
const within = [
  "shape", "catchall", "element", "items", "rest", "keyType", "valueType", "options", "parts",
  "left", "right", "in", "out", "innerType",
]; // prettier-ignore

/** The schemas of which one is made, each with its name: those of objects, lists, records and unions, and what is put around one. */
function partsOf(def: Def): readonly (readonly [string, Schema])[] {
  return within.flatMap((key): (readonly [string, Schema])[] => {
    const part = def[key];
    if (isSchema(part)) return [["", part]];
    if (typeof part !== "object" || part === null) return [];
    return Object.entries(part).filter((one): one is [string, Schema] => isSchema(one[1]));
  });
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && "_zod" in value;

/** Where in it a text is taken bare, as paths of names. */
export function bareStrings(schema: Schema, at = "", seen = new Set<Schema>()): readonly string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const def = schema._zod.def as unknown as Def;
  if (isBare(schema, def)) return [`${at} (${def.type})`];
  const getter = def["getter"] as (() => Schema) | undefined;
  const parts = getter ? [["", getter()] as const] : partsOf(def);
  return parts.flatMap(([name, part]) =>
    bareStrings(part, name === "" ? at : `${at}/${name}`, seen),
  );
}

/** Every text that a route takes past the house's own schemas. */
export function bareStringsOf(route: Route): readonly string[] {
  const { params, query, form, body } = route.input;
  return Object.entries({ params, query, form, body }).flatMap(([part, schema]) =>
    schema === undefined
      ? []
      : bareStrings(schema as unknown as Schema, part).map(
          (where) => `${route.method} ${route.path}: ${where}`,
        ),
  );
}
