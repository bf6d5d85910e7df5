import { describe, expect, test } from "vitest";
import { faultIn, readCheckpoint, writeCheckpoint, type Head } from "./checkpoint.ts";
import { eventHash, firstHash, shardCount, type ChainedEvent } from "./event-hash.ts";
import { merkleRoot } from "./merkle.ts";
import { isSignedBy, KeyProblem, newPrivateKey, readNote, signerOf } from "./signed-note.ts";
import { verifyAudit } from "./verify.ts";

const hex = (text: string): Buffer => Buffer.from(text, "hex");

/** The leaves and roots with which implementations of RFC 6962 are tried against each other. */
const leaves = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
].map(hex);

test.each([
  [0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  [1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"],
  [2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
  [3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"],
  [4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"],
  [5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"],
  [6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"],
  [7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"],
  [8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"],
])("the root of %i leaves is that of RFC 6962", (count, root) => {
  expect(merkleRoot(leaves.slice(0, count)).toString("hex")).toBe(root);
});

describe("a signed note", () => {
  const privateKey =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  const publicKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const whole = `${text}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

  test("is what other programs for such notes write and accept", () => {
    const signer = signerOf(privateKey);
    expect(signer.publicKey).toBe(publicKey);
    expect(`${text}\n${signer.sign(text)}`).toBe(whole);
    const note = readNote(whole);
    expect(note && isSignedBy(note, publicKey)).toBe(true);
  });

  test.each([
    ["another word", whole.replace("answer", "Answer")],
    ["another name", whole.replace("\u2014 PeterNeumann", "\u2014 Peter")],
    ["a signature cut short", whole.replace("JnAM=", "")],
    ["no line end", whole.trimEnd()],
  ])("is not accepted with %s", (_what, altered) => {
    const note = readNote(altered);
    expect(note !== undefined && isSignedBy(note, publicKey)).toBe(false);
  });

  test.each(["", "PRIVATE+KEY+x", privateKey.replace("c74f20a3", "c74f20a4"), "a secret"])(
    "has no key in %j",
    (wrong) => {
      expect(() => signerOf(wrong)).toThrow(KeyProblem);
    },
  );

  test("has no key whose name could be read in two ways", () => {
    expect(() => newPrivateKey("a name")).toThrow(KeyProblem);
    expect(() => newPrivateKey("a+b")).toThrow(KeyProblem);
  });
});

const heads: readonly Head[] = Array.from({ length: shardCount }, (_, shard) => ({
  shard,
  sequence: 0,
  hash: firstHash(shard),
}));

describe("a checkpoint", () => {
  const signer = signerOf(newPrivateKey("eastmoor"));
  const whole = writeCheckpoint({
    number: 1,
    takenAt: "2026-11-24T09:00:00.000Z",
    previous: "none",
    heads,
    signer,
  });

  test("is read back as it was written", () => {
    const note = readNote(whole);
    const read = note && readCheckpoint(note);
    expect(read).toMatchObject({
      number: 1,
      events: 0,
      previous: "none",
      heads,
      replaces: undefined,
    });
    expect(read && faultIn(read)).toBeUndefined();
    expect(whole.split("\n").slice(0, 2)).toEqual(["eastmoor", "0"]);
  });

  test.each([
    [/^0$/m, "1", "number of events"],
    [/^head 4 .*\n/m, "", "every chain once"],
    [/^head 4 0/m, "head 4 1", "number of events"],
    [/^(head 4 0) ..../m, "$1 AAAA", "another root"],
  ])("with %s replaced does not fit together", (part, other, says) => {
    const note = readNote(whole.replace(part, other));
    const read = note && readCheckpoint(note);
    expect(read && faultIn(read)).toContain(says);
  });
});

const event: ChainedEvent = {
  shard: 0,
  sequence: 1,
  previousHash: firstHash(0),
  hash: "",
  eventId: "a",
  partnershipId: null,
  happenedAt: "0",
  recordedAt: "0",
  actorKind: "staff",
  actorId: "b",
  action: "c",
  outcome: "done",
  route: "d",
  requestId: "e",
  subjectIds: "{}",
  detail: "{}",
};

describe("the hash of an event", () => {
  test("tells nothing from an empty text, and where one field ends from where the next begins", () => {
    const empty = { ...event, partnershipId: "" };
    const moved = { ...event, actorId: "bc", action: "" };
    expect(new Set([event, empty, moved].map(eventHash)).size).toBe(3);
  });
});

async function* these(...events: readonly ChainedEvent[]): AsyncGenerator<ChainedEvent[]> {
  yield* events.map((one) => [one]);
}

const verifying = (events: readonly ChainedEvent[], ends = heads) =>
  verifyAudit({
    events: these(...events),
    heads: () => Promise.resolve(ends),
    checkpoints: [],
    keys: [],
  });

describe("verifying", () => {
  const whole = { ...event, hash: eventHash(event) };
  const ends = heads.map((head) =>
    head.shard === 0 ? { ...head, sequence: 1, hash: whole.hash } : head,
  );

  test("finds nothing in what was written", async () => {
    expect(await verifying([whole], ends)).toEqual({ events: 1, checkpoints: 0, findings: [] });
  });

  test.each<[string, readonly ChainedEvent[], string]>([
    ["a change", [{ ...whole, action: "x" }], "changed"],
    ["a gap", [{ ...whole, sequence: 2 }], "missing"],
    ["a repetition", [whole, whole], "inserted"],
    ["an end that is gone", [], "truncated"],
    ["another chain", [whole, { ...whole, shard: 40 }], "inserted"],
  ])("finds %s", async (_what, events, kind) => {
    expect((await verifying(events, ends)).findings[0]?.kind).toBe(kind);
  });

  test("finds an end that nothing leads to", async () => {
    expect((await verifying([whole], heads)).findings[0]?.kind).toBe("head");
    expect((await verifying([whole], [])).findings[0]?.kind).toBe("head");
  });
});
