import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { notJson, type Received } from "./json-body.ts";
import { pointerTo, problemsOf, wording } from "./shape-errors.ts";
import { isStorable, unstorableWords } from "./text.ts";
import type { Outcome } from "./outcome.ts";
import { isApi, type Route } from "./route.ts";

export type InputParts = {
  readonly params: object;
  readonly query: object;
  readonly form: object;
  readonly body: object;
  /** The Idempotency-Key of a request that sends something to the API. */
  readonly key?: string | undefined;
};

/** No page of ours sends this; what is said of it depends on the address. */
type NotWellFormed = "not well formed";

/** What the route says it takes, or how the request differs from that. */
export function readInput(
  route: Route,
  request: FastifyRequest,
): InputParts | NotWellFormed | { readonly refused: Outcome } {
  return isApi(route) ? readForApi(route, request) : readForPage(route, request);
}

function readForPage({ input }: Route, request: FastifyRequest): InputParts | NotWellFormed {
  if (unstorableIn(request).length > 0) return "not well formed";
  const read = (schema: z.ZodType<object> | undefined, value: unknown): object | undefined =>
    schema === undefined ? {} : schema.safeParse(value).data;
  const params = read(input.params, request.params);
  const query = read(input.query, request.query);
  const form = read(input.form, request.body ?? {});
  if (params && query && form) return { params, query, form, body: {} };
  return "not well formed";
}

/**
 * Names in the address whose value no text can hold. Asked before the shapes, because many of them fall back to
 * something that is right instead of failing: what was sent is then passed over, and nobody hears of it.
 */
function unstorableIn({ params, query }: FastifyRequest): readonly string[] {
  return [params, query].flatMap((part) =>
    Object.entries((part ?? {}) as Record<string, unknown>)
      .filter(([name, value]) => ![name, value].flat().every(isStorableOrNoText))
      .map(([name]) => name),
  );
}

const isStorableOrNoText = (value: unknown): boolean =>
  typeof value !== "string" || isStorable(value);

/** A program is told which parts of its request are not as the document says. */
function readForApi(
  { input, answers }: Route,
  request: FastifyRequest,
): InputParts | { readonly refused: Outcome } {
  const received = input.body ? (request.body as Received | null | undefined) : { json: {} };
  if (!received || !("json" in received)) {
    return { refused: { kind: "problem", ...(received ?? notJson).problem } };
  }
  const needsKey = input.body !== undefined && answers?.isQuestion !== true;
  const key = needsKey ? keyOf(request) : undefined;
  if (needsKey && key === undefined) {
    return { refused: { kind: "problem", status: 400, says: keyNeeded } };
  }
  const unstorable = unstorableIn(request);
  if (unstorable.length > 0) {
    const errors = unstorable.map((name) => ({
      field: pointerTo([name.toWellFormed()]),
      message: unstorableWords,
    }));
    return { refused: { kind: "problem", status: 400, errors } };
  }
  const params = (input.params ?? anything).safeParse(request.params, wording);
  const query = strictly(input.query ?? anything).safeParse(request.query, wording);
  const body = (input.body ?? anything).safeParse(received.json, wording);
  if (params.success && query.success && body.success) {
    return { params: params.data, query: query.data, form: {}, body: body.data, key };
  }
  const errors = [params, query, body].flatMap(({ error }) => (error ? problemsOf(error) : []));
  return { refused: { kind: "problem", status: 400, errors } };
}

const anything = z.object({});

/** A misspelt filter that is passed over answers more than was asked for. */
function strictly(schema: z.ZodType<object>): z.ZodType<object> {
  return schema instanceof z.ZodObject ? schema.strict() : schema;
}

const keyNeeded =
  "Send an Idempotency-Key header: 8 to 255 printable characters, new for each request";

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers["idempotency-key"];
  return typeof key === "string" && keyPattern.test(key) ? key : undefined;
}

/** Printable ASCII: header values hold nothing else safely. */
export const keyPattern = /^[\x21-\x7e]{8,255}$/;
