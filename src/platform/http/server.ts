import { resolve } from "node:path";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import fastifyStatic from "@fastify/static";
import Fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { serializerCompiler } from "fastify-type-provider-zod";
import type { Log } from "../telemetry/log.ts";
import type { Metrics } from "../telemetry/metrics.ts";
import { newId } from "../../kernel/ids.ts";
import { answerRoute } from "./answer.ts";
import { answerFailure, registerErrors } from "./errors.ts";
import { newNonce, securityHeaders, visitAlongPolicy } from "./headers.ts";
import { registerHealth, type Health } from "./health.ts";
import { formLimit, patience, uploadLimit } from "./limits.ts";
import { registerOpenApi } from "./open-api.ts";
import { acceptJson } from "./json-body.ts";
import { registerSecurityText, type SecurityContact } from "./well-known.ts";
import { leadBack } from "./refreshed.ts";
import { shedLoad, type Load } from "./load-shedding.ts";
import type { Route } from "./route.ts";
import type { Serving } from "./serving.ts";

declare module "fastify" {
  interface FastifyRequest {
    nonce: string;
  }
}

export type ServerParts = Serving & {
  readonly routes: readonly Route[];
  readonly assetsDir: string;
  readonly trustedProxies: string | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly health: Health;
  readonly load: Load;
  readonly securityContact: SecurityContact;
};

export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = newServer(parts);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest("nonce", "");
  beginRequests(app, parts.isSecure);
  reportRequests(app, parts);
  shedLoad(app, parts, isWatched);
  hurryForms(app, parts.routes);
  // Forms are all that is posted; any other kind of content is answered with 415.
  app.removeAllContentTypeParsers();
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: formLimit });
  await serveAssets(app, parts.assetsDir);
  await serveVisitAlong(app, parts.assetsDir);
  await registerOpenApi(app, parts.isSecure);
  registerErrors(app, parts);
  registerHealth(app, parts);
  registerSecurityText(app, parts.securityContact, parts.clock);
  const takes = ({ input }: Route): "files" | "json" | "form" =>
    input.files ? "files" : input.body ? "json" : "form";
  const routes = Object.groupBy(parts.routes, takes);
  for (const route of routes.form ?? []) answerRoute(app, route, parts);
  await serveFileForms(app, routes.files ?? [], parts);
  await serveJson(app, routes.json ?? [], parts);
  leadBack(app, parts.routes);
  return app;
}

/** What every answer carries, and what is answered before anything is looked up. */
function beginRequests(app: FastifyInstance, isSecure: boolean): void {
  app.addHook("onRequest", async (request, reply) => {
    request.nonce = newNonce();
    reply.headers(securityHeaders(request.nonce, isSecure));
    // Node takes the first of two; a proxy may have read the other.
    if (saysTwoHosts(request.raw.rawHeaders)) {
      return reply
        .code(400)
        .header("connection", "close")
        .type("text/plain")
        .send("Say one host.\n");
    }
    // The proxy in front speaks https; what reaches this port in another way is not answered.
    if (isSecure && request.protocol !== "https" && !isWatched(request.url)) {
      return reply.code(403).type("text/plain").send("Lantern is served over https only.\n");
    }
    return undefined;
  });
}

/** Routes of the API that are sent something: JSON here, and nowhere else. */
async function serveJson(
  app: FastifyInstance,
  routes: readonly Route[],
  parts: ServerParts,
): Promise<void> {
  await app.register((scope, _options, done) => {
    acceptJson(scope);
    for (const route of routes) answerRoute(scope, route, parts);
    done();
  });
}

/** Routes of forms with files, apart: everywhere else such a form is answered with 415. */
async function serveFileForms(
  app: FastifyInstance,
  routes: readonly Route[],
  parts: ServerParts,
): Promise<void> {
  await app.register(async (scope) => {
    // Files are counted where they are read; see read-multipart.ts.
    const limits = { fieldSize: formLimit, fields: 500, files: 50, fileSize: uploadLimit + 1 };
    await scope.register(multipart, { limits, throwFileSizeLimit: false });
    for (const route of routes) answerRoute(scope, route, parts);
  });
}

const saysTwoHosts = (names: readonly string[]): boolean =>
  names.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length > 1;

/** What this machine's own watchers ask, without the proxy and about nobody. */
const isWatched = (url: string): boolean => url.startsWith("/health/") || url === "/metrics";

function newServer(parts: ServerParts): FastifyInstance {
  const app: FastifyInstance = Fastify({
    bodyLimit: formLimit,
    trustProxy: parts.trustedProxies ?? false,
    genReqId: () => newId(),
    requestTimeout: patience.upload,
    keepAliveTimeout: 10_000,
    // One connection cannot hold a place for ever, however politely it asks.
    maxRequestsPerSocket: 1_000,
    http: { headersTimeout: 10_000 },
    forceCloseConnections: "idle",
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 100 },
    // An address that cannot be decoded meets no hook: it gets the same headers and page here.
    frameworkErrors: (error, request, reply) => {
      request.nonce = newNonce();
      void reply.headers(securityHeaders(request.nonce, parts.isSecure));
      void answerFailure(parts, { error, request, reply });
    },
  });
  app.server.maxConnections = 2_000;
  return app;
}

/** Only a form with files may take as long as the server waits: fewer slow senders can hold it up. */
function hurryForms(app: FastifyInstance, routes: readonly Route[]): void {
  const slow = new Set(routes.filter(({ input }) => input.files).map(({ path }) => path as string));
  app.addHook("onRequest", async ({ raw, routeOptions }: FastifyRequest) => {
    const hasBody =
      Number(raw.headers["content-length"] ?? 0) > 0 || raw.headers["transfer-encoding"];
    if (!hasBody || slow.has(routeOptions.url ?? "")) return;
    const late = setTimeout(() => raw.destroy(), patience.form).unref();
    for (const event of ["end", "close"]) raw.once(event, () => clearTimeout(late));
  });
}

/** One line and one measurement for each answer: route patterns, never addresses. */
function reportRequests(app: FastifyInstance, { log, metrics }: ServerParts): void {
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "unknown";
    const { method } = request;
    const status = reply.statusCode;
    metrics.request({ method, route, status, seconds: reply.elapsedTime / 1_000 });
    const ms = Math.round(reply.elapsedTime);
    log.info({ event: "request", method, route, status, ms, requestId: request.id });
  });
}

/** Built files carry a hash of their content in their name, so that they never need asking for again. */
async function serveAssets(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: resolve(folder),
    prefix: "/assets/",
    decorateReply: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply) => {
      void reply.header("cache-control", "public, max-age=31536000, immutable");
    },
  });
}

/** The page that opens one visit without a network: the same for everybody, and about nobody. */
async function serveVisitAlong(app: FastifyInstance, assets: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: resolve(assets, "visit-along"),
    prefix: "/visit-along/",
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply) => {
      // A worker is asked for again at each visit, so that a new Lantern brings its own.
      void reply.header("cache-control", "no-cache");
      void reply.header("content-security-policy", visitAlongPolicy);
    },
  });
}
