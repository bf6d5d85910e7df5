import { generateKeyPairSync, sign } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

/** An agency's own sign-in, on this machine: a real provider, with who it is told to let in. */
export type IdentityProvider = {
  readonly issuer: string;
  /** Where it may send people back to: Lantern's address for it, known once Lantern knows it. */
  serve(redirectUri: string): void;
  /** Who signs in there from now on, and how the provider says they did. */
  letIn(account: Account): void;
  close(): Promise<void>;
};

export type Account = {
  readonly subject: string;
  readonly amr?: readonly string[];
  readonly acr?: string;
  /** What the provider signs is changed on its way, as by the person who stands in between. */
  readonly isForged?: boolean;
  /** What the token says otherwise, under the provider's own signature. */
  readonly claims?: Readonly<Record<string, unknown>>;
};

export const client = { id: "lantern", secret: "for-tests-only-for-tests-only-32ch" };

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const signingKey = {
  ...privateKey.export({ format: "jwk" }),
  kid: "tests",
  alg: "RS256",
  use: "sig",
};

export async function anIdentityProvider(): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let account: Account = { subject: "nobody" };
  return {
    issuer,
    letIn: (next) => (account = next),
    serve: (redirectUri) => {
      const provider = providerAt(issuer, redirectUri, () => account);
      const answer = provider.callback();
      server.on("request", (request, response) => {
        if (!(request.url ?? "").startsWith("/interaction/")) {
          void answer(request, response);
          return;
        }
        const login = { accountId: account.subject, remember: false, ...waysOf(account) };
        void provider.interactionFinished(request, response, { login });
      });
    },
    close: () => stop(server),
  };
}

function providerAt(issuer: string, redirectUri: string, who: () => Account): Provider {
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [redirectUri],
        response_types: ["code"],
        grant_types: ["authorization_code"],
      },
    ],
    cookies: { keys: ["for tests only"] },
    jwks: { keys: [signingKey] },
    pkce: { required: () => true },
    acrValues: ["urn:two"],
    claims: { openid: ["sub", "acr", "amr"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => Promise.resolve({ sub: accountId, ...waysOf(who()) }),
    }),
    // Nobody is asked whether Lantern may know who they are: the agency has said so for everyone.
    loadExistingGrant: async ({ oidc }) => {
      const accountId = oidc.session?.accountId;
      const grant = new provider.Grant({
        clientId: client.id,
        ...(accountId === undefined ? {} : { accountId }),
      });
      grant.addOIDCScope("openid");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (body?.id_token === undefined) return;
    const { isForged, claims } = who();
    if (isForged === true) context.body = { ...body, id_token: forged(body.id_token) };
    if (claims) context.body = { ...body, id_token: signedAnew(body.id_token, claims) };
  });
  return provider;
}

/** The same token for another subject, under the signature of the first. */
function forged(token: string): string {
  const [head = "", body = "", signature = ""] = token.split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as { sub: string };
  const other = Buffer.from(JSON.stringify({ ...claims, sub: "a1" })).toString("base64url");
  return [head, other, signature].join(".");
}

/** The same token with other claims, signed as the provider signs. */
function signedAnew(token: string, claims: Readonly<Record<string, unknown>>): string {
  const [head = "", body = ""] = token.split(".");
  const said = JSON.parse(Buffer.from(body, "base64url").toString()) as object;
  const other = Buffer.from(JSON.stringify({ ...said, ...claims })).toString("base64url");
  const signature = sign("sha256", Buffer.from(`${head}.${other}`), privateKey);
  return [head, other, signature.toString("base64url")].join(".");
}

const waysOf = ({ amr, acr }: Account) => ({
  ...(amr ? { amr: [...amr] } : {}),
  ...(acr === undefined ? {} : { acr }),
});

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A browser at the provider: follows it until it is sent back, and answers the address it is sent to. */
export async function throughProvider(address: string): Promise<string> {
  const jar = new Map<string, string>();
  const home = new URL(address).origin;
  let at = address;
  for (let hops = 0; hops < 10; hops++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(at, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const to = answer.headers.get("location");
    if (to === null)
      throw new Error(`the provider answers ${answer.status}: ${await answer.text()}`);
    at = new URL(to, at).href;
    if (new URL(at).origin !== home) return at;
  }
  throw new Error("the provider leads round in professional networks");
}
