import { readFileSync } from "node:fs";
import * as oidc from "openid-client";

/** An agency's own sign-in, as Lantern needs it to send somebody there and to check who comes back. */
export type Provider = {
  readonly providerId: string;
  readonly agency: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: Secret;
  readonly factorAcr: readonly string[];
  readonly factorAmr: readonly string[];
};

type Secret = { readonly text: string } | { readonly file: string } | undefined;

/** What must come back with the answer: made for one visit, kept sealed, used once. */
export type Expected = {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
};

export type Vouched = {
  /** With the issuer, who it is: never an address, which may be given to somebody else one day. */
  readonly subject: string;
  /** Whether the issuer says that a second factor was given. */
  readonly hasFactor: boolean;
};

const anHour = 60 * 60 * 1000;
/** Somebody who confirms has signed in there within these seconds, and not earlier that morning. */
const freshSeconds = 300;

const discovered = new Map<
  string,
  { readonly configuration: oidc.Configuration; readonly at: Date }
>();

async function configurationOf(provider: Provider, at: Date): Promise<oidc.Configuration> {
  const { providerId, issuer, clientId } = provider;
  const secret = secretText(provider.secret);
  const key = JSON.stringify([providerId, issuer, clientId, secret]);
  const known = discovered.get(key);
  if (known && at.getTime() - known.at.getTime() < anHour) return known.configuration;
  const url = new URL(issuer);
  const configuration = await oidc.discovery(
    url,
    clientId,
    undefined,
    secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret),
    {
      timeout: 10,
      // A provider on this very machine, for trying out: anywhere else the library insists on https.
      execute: [oidc.enableNonRepudiationChecks, ...(isThisMachine(url) ? [overPlainHttp] : [])],
    },
  );
  discovered.set(key, { configuration, at });
  return configuration;
}

// The library marks it as deprecated so that it stands out; here it stands for this machine alone.
const overPlainHttp: (configuration: oidc.Configuration) => void = Reflect.get(
  oidc,
  "allowInsecureRequests",
);

const isThisMachine = ({ protocol, hostname }: URL): boolean =>
  protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname);

function secretText(secret: Secret): string | undefined {
  if (secret === undefined) return undefined;
  return "text" in secret ? secret.text : readFileSync(secret.file, "utf8").trim();
}

type Leaving = { readonly redirectUri: string; readonly isConfirming: boolean; readonly at: Date };

/** Where the person is sent: authorization code with PKCE, state and nonce. */
export async function addressAt(
  provider: Provider,
  { redirectUri, isConfirming, at }: Leaving,
): Promise<{ readonly address: string; readonly expected: Expected }> {
  const configuration = await configurationOf(provider, at);
  const expected = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const address = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: "openid",
    state: expected.state,
    nonce: expected.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(expected.verifier),
    code_challenge_method: "S256",
    ...(provider.factorAcr.length > 0 ? { acr_values: provider.factorAcr.join(" ") } : {}),
    ...(isConfirming ? { prompt: "login", max_age: String(freshSeconds) } : {}),
  });
  return { address: address.href, expected };
}

type Coming = {
  /** The whole address at which the person came back. */
  readonly address: URL;
  readonly expected: Expected;
  readonly isConfirming: boolean;
  readonly at: Date;
};

/**
 * Who came back. The library checks state, nonce, PKCE, signature, issuer (also the one in the answer,
 * so that one provider's answer is not taken for another's), audience and times; it throws where one
 * is not right.
 */
export async function whoCameBack(
  provider: Provider,
  { address, expected, isConfirming, at }: Coming,
): Promise<Vouched> {
  const configuration = await configurationOf(provider, at);
  const tokens = await oidc.authorizationCodeGrant(configuration, address, {
    expectedState: expected.state,
    expectedNonce: expected.nonce,
    pkceCodeVerifier: expected.verifier,
    idTokenExpected: true,
    ...(isConfirming ? { maxAge: freshSeconds } : {}),
  });
  const claims = tokens.claims();
  if (!claims || claims.iss !== provider.issuer) throw new Error("the answer names another issuer");
  return { subject: claims.sub, hasFactor: saysFactor(provider, claims) };
}

function saysFactor(
  { factorAcr, factorAmr }: Provider,
  { acr, amr }: Readonly<Record<string, unknown>>,
): boolean {
  const ways: readonly unknown[] = Array.isArray(amr) ? amr : [];
  return (
    (typeof acr === "string" && factorAcr.includes(acr)) ||
    ways.some((way) => typeof way === "string" && factorAmr.includes(way))
  );
}
