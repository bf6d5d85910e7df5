import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

type ReadQuery = {
  /** Sealed, as the page carries it. */
  readonly challenge: string;
  /** What the page asks the device, as JSON. */
  readonly ask: string;
};

const text = (words: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)]);
const bytes = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x58, content.length]), content]);
const longBytes = (content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0x59, content.length >> 8, content.length & 255]), content]);

const aKeyPair = () => generateKeyPairSync("ec", { namedCurve: "P-256" });

/** The public key of a device as COSE: EC2, ES256, P-256. */
function coseKey(publicKey: KeyObject = aKeyPair().publicKey): Buffer {
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const [xs, ys] = [Buffer.from(x, "base64url"), Buffer.from(y, "base64url")];
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
  return Buffer.concat([head, Buffer.from([0x21]), bytes(xs), Buffer.from([0x22]), bytes(ys)]);
}

/** The form as a device of its own fills it in: a new passkey, with no statement of who made the device. */
export function aNewPasskey({ challenge, ask }: ReadQuery): Readonly<Record<string, string>> {
  const options = JSON.parse(ask) as { challenge: string; rp: { id: string } };
  const id = randomBytes(16);
  const counted = Buffer.from([0x45, 0, 0, 0, 0]);
  const site = createHash("sha256").update(options.rp.id).digest();
  const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 16]), id, coseKey()]);
  const authData = Buffer.concat([site, counted, credential]);
  const attestation = Buffer.concat([
    Buffer.from([0xa3]),
    text("fmt"),
    text("none"),
    text("attStmt"),
    Buffer.from([0xa0]),
    text("authData"),
    longBytes(authData),
  ]);
  const client = {
    type: "webauthn.create",
    challenge: options.challenge,
    origin: `http://${options.rp.id}`,
  };
  const answer = {
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key",
    clientExtensionResults: {},
    response: {
      clientDataJSON: Buffer.from(JSON.stringify(client)).toString("base64url"),
      attestationObject: attestation.toString("base64url"),
    },
  };
  return { name: "Work laptop", answer: JSON.stringify(answer), challenge };
}

/** A device that signs in by a passkey: what Lantern knows of it, and what it answers. */
export function aDevice() {
  const { publicKey, privateKey } = aKeyPair();
  const id = randomBytes(16);
  let count = 0;
  return {
    id,
    publicKey: coseKey(publicKey),
    answer({ ask }: Pick<ReadQuery, "ask">): string {
      const options = JSON.parse(ask) as { challenge: string; rpId: string };
      count += 1;
      const site = createHash("sha256").update(options.rpId).digest();
      const authData = Buffer.concat([site, Buffer.from([0x05, 0, 0, 0, count])]);
      const client = Buffer.from(
        JSON.stringify({
          type: "webauthn.get",
          challenge: options.challenge,
          origin: `http://${options.rpId}`,
        }),
      );
      const said = Buffer.concat([authData, createHash("sha256").update(client).digest()]);
      return JSON.stringify({
        id: id.toString("base64url"),
        rawId: id.toString("base64url"),
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: authData.toString("base64url"),
          signature: sign("sha256", said, privateKey).toString("base64url"),
        },
      });
    },
  };
}
