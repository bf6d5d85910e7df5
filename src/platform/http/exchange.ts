import type { FastifyReply, FastifyRequest } from "fastify";
import type { BrowserState } from "./cookies.ts";
import type { Frame } from "./frame.ts";
import type { ReceivedFile } from "./read-multipart.ts";
import type { Route } from "./route.ts";
import type { Serving } from "./serving.ts";

/** One request on its way to its answer. */
export type Exchange = {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly route: Route;
  readonly serving: Serving;
  readonly browser: BrowserState;
  /** The token of a request to the API that has one: then the browser's part is empty. */
  readonly bearer?: string | undefined;
  readonly frame: Frame;
  /** Of a form with files, once it has been read. */
  readonly received?: readonly ReceivedFile[];
};

export function frameOf(request: FastifyRequest, browser: BrowserState, serving: Serving): Frame {
  return {
    requestId: request.id,
    path: request.url.split("?")[0] ?? "/",
    origin: originOf(request, serving),
    nonce: request.nonce,
    csrfToken: browser.formToken,
    isEvaluation: serving.isEvaluation,
    isSettingUp: serving.settingUp !== undefined,
    actor: browser.session.state === "complete" ? browser.session.actor : undefined,
    counts: {},
  };
}

/** As configured; an evaluation goes by what the browser asked for. */
function originOf(request: FastifyRequest, { ownOrigin }: Serving): string {
  const asked = ownOrigin ?? `${request.protocol}://${request.host}`;
  return URL.canParse(asked) ? new URL(asked).origin : "http://localhost";
}

/** Nobody is known where a request failed before its route was reached. */
export function anonymousFrame(request: FastifyRequest, serving: Serving): Frame {
  return {
    requestId: request.id,
    path: "",
    origin: "",
    nonce: request.nonce,
    csrfToken: "",
    isEvaluation: serving.isEvaluation,
    isSettingUp: serving.settingUp !== undefined,
    actor: undefined,
    counts: {},
  };
}
