import { createHmac } from "node:crypto";
import { lookup as lookUp } from "node:dns/promises";
import type { IncomingMessage, RequestOptions } from "node:http";
import { request as requestSecurely } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { mayReachInside, type Inside } from "./inside.ts";
import { hostOf, isPublicAddress } from "./public-address.ts";

/** How a secret is written: what follows is 24 to 64 bytes in base64 (Standard Webhooks). */
export const secretPrefix = "whsec_";

export type Signed = {
  /** The same for the same message sent again. */
  readonly id: string;
  readonly body: string;
  readonly at: Date;
  /** As they are written; while one is changed there are two. */
  readonly secrets: readonly string[];
};

/** The three headers of Standard Webhooks: HMAC-SHA-256 over id, time and body, once for each secret. */
export function signatureHeaders({ id, body, at, secrets }: Signed) {
  const time = String(Math.floor(at.getTime() / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(secretPrefix.length), "base64");
    const mac = createHmac("sha256", key).update(`${id}.${time}.${body}`).digest("base64");
    return `v1,${mac}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": time,
    "webhook-signature": signatures.join(" "),
  };
}

/** In words of our own: what a server says can be anything. */
type PostProblem = "unreachable" | "refused" | "address" | "redirect" | "too-slow" | "gone";

export type Posted =
  | { readonly kind: "sent"; readonly status: number }
  | { readonly kind: "failed"; readonly problem: PostProblem; readonly status?: number };

type Found = { readonly address: string; readonly family: number };

/** What a test replaces: names lead elsewhere, and its server has no certificate. */
export type Network = {
  readonly find: (host: string) => Promise<readonly Found[]>;
  readonly mayReach: (address: string, host: string) => boolean;
  readonly request: (
    url: URL,
    options: RequestOptions,
    callback: (answer: IncomingMessage) => void,
  ) => ReturnType<typeof requestSecurely>;
  readonly patience: number;
};

export const internet: Network = {
  find: (host) => lookUp(host, { all: true, order: "verbatim" }),
  mayReach: (address) => isPublicAddress(address),
  request: (url, options, callback) => requestSecurely(url, options, callback),
  patience: 10_000,
};

/** The internet, and the receivers inside that an administrator allows. */
export const networkWith = (inside: readonly Inside[]): Network => ({
  ...internet,
  mayReach: (address, host) => isPublicAddress(address) || mayReachInside(inside, host, address),
});

/** Bytes of an answer that are read before the connection is closed: nothing in it matters. */
const mostAnswered = 4_096;

/**
 * Posts one signed message. Every address that the name leads to is looked at now, and the connection goes
 * to one that was looked at: a name that changes between two look-ups leads nowhere else. Redirects are
 * not followed, and what is answered is thrown away.
 */
export async function postSigned(
  address: string,
  message: Signed,
  network: Network = internet,
): Promise<Posted> {
  const url = new URL(address);
  const host = hostOf(url);
  let found: readonly Found[] | undefined;
  try {
    found =
      isIP(host) === 0 ? await findInTime(host, network) : [{ address: host, family: isIP(host) }];
  } catch {
    return { kind: "failed", problem: "unreachable" };
  }
  if (found === undefined) return { kind: "failed", problem: "too-slow" };
  if (found.length === 0) return { kind: "failed", problem: "unreachable" };
  // One inward address among several is no mistake of a name server’s.
  if (!found.every((one) => network.mayReach(one.address, host)))
    return { kind: "failed", problem: "address" };
  return send(url, message, { network, found });
}

/** Whoever keeps the name can be as slow as whoever keeps the server. */
async function findInTime(
  host: string,
  { find, patience }: Network,
): Promise<readonly Found[] | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>();
  const tooSlow = setTimeout(() => resolve(undefined), patience);
  try {
    return await Promise.race([find(host), late]);
  } finally {
    clearTimeout(tooSlow);
  }
}

type Way = { readonly network: Network; readonly found: readonly Found[] };

function send(url: URL, message: Signed, { network, found }: Way): Promise<Posted> {
  const { promise, resolve } = Promise.withResolvers<Posted>();
  const body = Buffer.from(message.body);
  const request = network.request(
    url,
    {
      method: "POST",
      agent: false,
      lookup: pinned(found),
      headers: {
        "content-type": "application/json",
        "content-length": body.length,
        "user-agent": "Lantern-Webhooks",
        ...signatureHeaders(message),
      },
    },
    (answer) => {
      drain(answer);
      resolve(outcomeOf(answer.statusCode ?? 0));
    },
  );
  const tooSlow = setTimeout(() => {
    resolve({ kind: "failed", problem: "too-slow" });
    request.destroy();
  }, network.patience);
  // Always listened to: an error that nobody hears would end the process.
  request.on("error", () => resolve({ kind: "failed", problem: "unreachable" }));
  request.once("close", () => {
    clearTimeout(tooSlow);
    resolve({ kind: "failed", problem: "unreachable" });
  });
  request.end(body);
  return promise;
}

function drain(answer: IncomingMessage): void {
  let read = 0;
  answer.on("data", (chunk: Buffer) => {
    read += chunk.length;
    if (read > mostAnswered) answer.destroy();
  });
  answer.on("error", () => undefined);
}

/** The connection goes to what was looked at, whatever the name says by then. */
function pinned(found: readonly Found[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = found;
    if (first === undefined) throw new Error("no address was looked at");
    if (options.all === true) {
      callback(
        null,
        found.map((one) => ({ ...one })),
      );
    } else callback(null, first.address, first.family);
  };
}

function outcomeOf(status: number): Posted {
  if (status >= 200 && status < 300) return { kind: "sent", status };
  if (status >= 300 && status < 400) return { kind: "failed", problem: "redirect", status };
  // A server can answer any three digits; what is no status is kept nowhere.
  if (status < 100 || status > 599) return { kind: "failed", problem: "refused" };
  return { kind: "failed", problem: status === 410 ? "gone" : "refused", status };
}
