import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import type { VisitAlong } from "../../kernel/visit-along.ts";
import type { Stored } from "./stored.ts";

/** What is typed of a visit; without a time until it is recorded. */
export type Note = {
  readonly at: string;
  readonly outcome: string;
  readonly observed: string;
  readonly nextStep: string;
};

/** A visit that is open, with the key that opens its note. */
export type Opened = { readonly along: VisitAlong; readonly identity: string };

const toText = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
const toBytes = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Seals a visit with a passphrase, and a key of its own for what is recorded later. */
export async function seal(along: VisitAlong, passphrase: string): Promise<Stored & Opened> {
  const identity = await generateX25519Identity();
  const sealer = new Encrypter();
  sealer.setPassphrase(passphrase);
  const sealed = toText(await sealer.encrypt(JSON.stringify({ along, identity })));
  const recipient = await identityToRecipient(identity);
  return { until: along.until, sealed, recipient, along, identity };
}

/** Fails where the passphrase is not right. */
export async function open({ sealed }: Stored, passphrase: string): Promise<Opened> {
  const opener = new Decrypter();
  opener.addPassphrase(passphrase);
  return JSON.parse(await opener.decrypt(toBytes(sealed), "text")) as Opened;
}

export async function sealNote(note: Note, { recipient }: Stored): Promise<string> {
  const sealer = new Encrypter();
  sealer.addRecipient(recipient);
  return toText(await sealer.encrypt(JSON.stringify(note)));
}

export async function openNote(note: string, { identity }: Opened): Promise<Note> {
  const opener = new Decrypter();
  opener.addIdentity(identity);
  return JSON.parse(await opener.decrypt(toBytes(note), "text")) as Note;
}
