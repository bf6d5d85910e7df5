import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";
import { sessionCookieName } from "./cookies.ts";

/** `/api/openapi.json`: made from the same schemas that check the requests and filter the answers. */
export async function registerOpenApi(app: FastifyInstance, isSecure: boolean): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Lantern",
        version: "0.1.0",
        description:
          "What a signed-in person may see and do on pages, for their other tools. Errors are problem+json.",
      },
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: sessionCookieName(isSecure) },
        },
      },
      security: [{ session: [] }],
    },
    transform: jsonSchemaTransform,
  });
  app.get("/api/openapi.json", { schema: { hide: true } }, () => app.swagger());
}
