import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, jsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import { permissions } from "../../kernel/permissions.ts";
import { sessionCookieName } from "./cookies.ts";

const description = `What other systems may do here, and what people may read with the tools they are used to.

A service account sends a token; its scopes are permissions, named at each operation. A signed-in person's session may read and sends nothing. A record out of reach answers like one that does not exist. Errors are problem+json (RFC 9457). Fields that a schema does not name are refused, and so is a text that holds NUL or half a character (a lone surrogate).`;

/** `/api/openapi.json`: made from the same schemas that check the requests and filter the answers. */
export async function registerOpenApi(app: FastifyInstance, isSecure: boolean): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Lantern", version: "0.1.0", description },
      components: {
        securitySchemes: {
          token: {
            type: "http",
            scheme: "bearer",
            bearerFormat: "lantern_<id>_<secret>",
            description: `The token of a service account. Scopes: ${Object.keys(permissions).join(", ")}.`,
          },
          session: { type: "apiKey", in: "cookie", name: sessionCookieName(isSecure) },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: (given) =>
      withHeaders(withoutFallbacks(withExamples(jsonSchemaTransform(given), given.schema))),
    transformObject: (given) => withAnswersAlone(jsonSchemaTransformObject(given)),
  });
  app.get("/api/openapi.json", { schema: { hide: true } }, () => app.swagger());
}

type Transformed = ReturnType<typeof jsonSchemaTransform>;
type Made = ReturnType<typeof jsonSchemaTransformObject>;
type HandlerInput = Parameters<typeof jsonSchemaTransform>[0]["schema"];

/** The examples of a body, which the transform leaves behind. */
function withExamples({ schema, url }: Transformed, given: HandlerInput): Transformed {
  const body = (given as { readonly body?: z.ZodType }).body;
  const examples: unknown = body && z.globalRegistry.get(body)?.["examples"];
  if (!examples) return { schema, url };
  return { schema: { ...schema, body: { ...(schema["body"] as object), examples } }, url };
}

/** That an id which is none leads nowhere is said by 404, and is no default. */
function withoutFallbacks({ schema, url }: Transformed): Transformed {
  const params = schema["params"] as { properties: Record<string, object> } | undefined;
  if (!params) return { schema, url };
  const properties = Object.entries(params.properties).map(([name, said]) => {
    const { default: _fallback, ...rest } = said as { readonly default?: unknown };
    return [name, rest] as const;
  });
  return {
    schema: { ...schema, params: { ...params, properties: Object.fromEntries(properties) } },
    url,
  };
}

/** Named schemas are of answers: what is sent names none, and the twin that is made for it goes. */
function withAnswersAlone(made: Made): Made {
  const { components } = made as { components?: { schemas?: Record<string, object> } };
  const kept = Object.entries(components?.schemas ?? {}).filter(
    ([name]) => !name.endsWith("Input"),
  );
  return { ...made, components: { ...components, schemas: Object.fromEntries(kept) } };
}

const text = (about: string) => ({ type: "string", description: about });

/** Headers of answers that matter to a program. */
const headersOf: Readonly<Record<string, object>> = {
  201: {
    location: text("Where what was made can be read"),
    "idempotency-replayed": text("“true” where the answer is that of an earlier request"),
  },
  401: { "www-authenticate": text("Bearer") },
  429: { "retry-after": text("Seconds to wait") },
};

function withHeaders({ schema, url }: Transformed): Transformed {
  const response = schema["response"] as Record<string, object> | undefined;
  const answers = Object.entries(response ?? {}).map(([status, said]) => {
    const headers = headersOf[status];
    return [status, headers ? { ...said, headers } : said];
  });
  return response
    ? { schema: { ...schema, response: Object.fromEntries(answers) }, url }
    : { schema, url };
}
