import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import { sql } from "kysely";
import { z } from "zod";
import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/tx.ts";
import { newChallenge, takeChallenge } from "./challenge.ts";

/** What a page with a passkey button carries: what the device is asked, and the sealed challenge. */
export type PasskeyAsk = { readonly options: string; readonly challenge: string };

/** Loaded where somebody has a passkey to show or make: it brings every kind of certificate along. */
const webauthn = () => import("@simplewebauthn/server");

type Parts = { readonly sealKey: Buffer; readonly origin: string; readonly at: Date };

const siteOf = (origin: string): string => new URL(origin).hostname;

/** Asks any passkey of this site; of which person it is, the device says. */
export async function askForPasskey({ sealKey, origin, at }: Parts): Promise<PasskeyAsk> {
  const challenge = newChallenge(sealKey, { purpose: "get", at });
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: siteOf(origin),
    challenge: Buffer.from(challenge.text, "base64url"),
    // The device asks for its fingerprint or PIN: so a passkey is both factors in one.
    userVerification: "required",
  });
  return { options: JSON.stringify(options), challenge: challenge.sealed };
}

type Owner = { readonly staffId: string; readonly name: string; readonly has: readonly Buffer[] };

export async function askForNewPasskey(
  { sealKey, origin, at }: Parts,
  { staffId, name, has }: Owner,
): Promise<PasskeyAsk> {
  const challenge = newChallenge(sealKey, { purpose: `create ${staffId}`, at });
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    rpName: "Lantern",
    rpID: siteOf(origin),
    userName: name,
    userDisplayName: name,
    userID: Buffer.from(staffId.replaceAll("-", ""), "hex"),
    challenge: Buffer.from(challenge.text, "base64url"),
    excludeCredentials: has.map((id) => ({ id: id.toString("base64url") })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { options: JSON.stringify(options), challenge: challenge.sealed };
}

type Answered = { readonly answer: string; readonly challenge: string };

/** Whose passkey answered, if it is one of ours and answered this page; anything else is nobody's. */
export async function checkPasskey(
  tx: Tx,
  { answer, challenge }: Answered,
  { sealKey, origin, at }: Parts,
): Promise<string | undefined> {
  const expectedChallenge = await takeChallenge(tx, challenge, { sealKey, purpose: "get", at });
  const response = readAnswer(answer);
  if (expectedChallenge === undefined || !response) return undefined;
  const { rows } = await sql<PasskeyRow>`
    select * from sec.passkey_of(${Buffer.from(response.id, "base64url")})`.execute(tx);
  const [row] = rows;
  if (!row) return undefined;
  const count = await countSigned(response as unknown as AuthenticationResponseJSON, {
    row,
    expectedChallenge,
    origin,
  });
  if (count === undefined) return undefined;
  const { rows: used } = await sql<{ used: boolean }>`
    select sec.use_passkey(${row.passkey_id}, ${count}, ${at}) as used`.execute(tx);
  return used[0]?.used === true ? row.staff_id : undefined;
}

type PasskeyRow = {
  readonly passkey_id: string;
  readonly staff_id: string;
  readonly credential_id: Buffer;
  readonly public_key: Buffer;
  readonly sign_count: string;
};

async function countSigned(
  response: AuthenticationResponseJSON,
  given: { row: PasskeyRow; expectedChallenge: string; origin: string },
): Promise<number | undefined> {
  const { row, expectedChallenge, origin } = given;
  const { verifyAuthenticationResponse } = await webauthn();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: siteOf(origin),
      requireUserVerification: true,
      credential: {
        id: row.credential_id.toString("base64url"),
        publicKey: new Uint8Array(row.public_key),
        counter: Number(row.sign_count),
      },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}

/** Adds the passkey that a device made for this person. False where it is not right. */
export async function addPasskey(
  tx: Tx,
  given: Answered & { readonly staffId: string; readonly name: string },
  { sealKey, origin, at }: Parts,
): Promise<boolean> {
  const purpose = `create ${given.staffId}`;
  const expectedChallenge = await takeChallenge(tx, given.challenge, { sealKey, purpose, at });
  const response = readAnswer(given.answer);
  if (expectedChallenge === undefined || !response) return false;
  const { verifyRegistrationResponse } = await webauthn();
  const made = await verifyRegistrationResponse({
    response: response as unknown as RegistrationResponseJSON,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: siteOf(origin),
    requireUserVerification: true,
  }).catch(() => undefined);
  if (made?.verified !== true) return false;
  const { id, publicKey, counter, transports = [] } = made.registrationInfo.credential;
  const { rows } = await sql<{ added: boolean }>`
    select directory.add_own_passkey(${newId()}, ${Buffer.from(id, "base64url")},
      ${Buffer.from(publicKey)}, ${counter}, ${[...transports]}::text[], ${given.name}, ${at}) as added`.execute(
    tx,
  );
  return rows[0]?.added === true;
}

const answerShape = z.looseObject({ id: z.string().max(1_400), response: z.looseObject({}) });

function readAnswer(answer: string): z.infer<typeof answerShape> | undefined {
  try {
    return answerShape.safeParse(JSON.parse(answer)).data;
  } catch {
    return undefined;
  }
}
