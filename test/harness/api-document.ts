import fc from "fast-check";
import { z } from "zod";
import { isStorable } from "../../src/platform/http/text.ts";

const media = z.object({
  schema: z.json(),
  example: z.json().optional(),
  examples: z.json().optional(),
});
const response = z.object({
  description: z.string().min(2),
  headers: z
    .record(z.string(), z.object({ schema: z.json(), description: z.string().optional() }))
    .optional(),
  content: z.record(z.string(), media),
});

const operation = z.strictObject({
  summary: z.string().min(10),
  description: z.string().min(10).optional(),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["query", "path", "header"]),
        required: z.boolean().optional(),
        schema: z.json(),
      }),
    )
    .optional(),
  requestBody: z
    .object({ required: z.literal(true), content: z.strictObject({ "application/json": media }) })
    .optional(),
  security: z.array(z.record(z.enum(["token", "session"]).or(z.string()), z.array(z.string()))),
  responses: z.record(z.string().regex(/^[1-5]\d\d$/), response),
});
export type Operation = z.output<typeof operation>;

/** The parts of an OpenAPI 3.1 document that this one may have. */
export const apiDocument = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  components: z.strictObject({
    securitySchemes: z.strictObject({
      token: z.object({ type: z.literal("http"), scheme: z.literal("bearer") }),
      session: z.object({ type: z.literal("apiKey"), in: z.literal("cookie"), name: z.string() }),
    }),
    schemas: z.record(z.string(), z.json()),
  }),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(
    z.string().startsWith("/api/"),
    z.partialRecord(z.enum(["get", "post"]), operation),
  ),
});
export type ApiDocument = z.output<typeof apiDocument>;

/** A schema of the document as one that can be asked. */
export function zodOf({ components }: ApiDocument, schema: unknown): z.ZodType {
  if (schema === undefined) throw new Error("no schema");
  const whole = JSON.stringify(schema).replaceAll(
    /\{"\$ref":"#\/components\/schemas\/([^"]+)"\}/g,
    (_all, name: string) => JSON.stringify(components.schemas[name]),
  );
  return z.fromJSONSchema(JSON.parse(whole) as Parameters<typeof z.fromJSONSchema>[0]);
}

/** One is an `example`, several are named `examples`. */
export function examplesOf({ requestBody }: Operation): readonly unknown[] {
  const { example, examples } = requestBody?.content["application/json"] ?? {};
  const named = z
    .record(z.string(), z.object({ value: z.json() }))
    .optional()
    .parse(examples);
  return [
    ...(example === undefined ? [] : [example]),
    ...Object.values(named ?? {}).map(({ value }) => value),
  ];
}

type Field = {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly pattern?: string;
  readonly items?: Field;
  readonly minItems?: number;
  readonly maxItems?: number;
};

/** Any body that the document allows: each field of its type, those that may be left out now and then. */
export function bodiesOf(schema: unknown): fc.Arbitrary<object> {
  const { properties = {}, required = [] } = schema as {
    properties?: Record<string, Field>;
    required?: string[];
  };
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [name, valuesOf(field)]),
  );
  return fc.record(fields, { requiredKeys: required });
}

function valuesOf(field: Field): fc.Arbitrary<unknown> {
  const { type, enum: choices, const: only, pattern, items } = field;
  if (only !== undefined) return fc.constant(only);
  if (choices) return fc.constantFrom(...choices);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  if (type === "string") return fc.string({ unit: "binary", maxLength: 200 }).filter(isStorable);
  if (type === "object") return bodiesOf(field);
  if (type === "array" && items) {
    const { minItems: minLength = 0, maxItems = 3 } = field;
    return fc.array(valuesOf(items), { minLength, maxLength: Math.min(maxItems, minLength + 3) });
  }
  if (type === "integer") return fc.maxSafeInteger();
  throw new Error(`no values for a field of type ${String(type)}`);
}
