import { describe, expect, test } from "vitest";
import { openBody, openDataKey, openWhole, sealWhole, wrapAgain, type Place } from "./envelope.ts";
import { ringOfText } from "./key-ring.ts";
import { newKeyLine } from "./key-file.ts";
import { sealValues } from "./sealed-row.ts";
import { SealProblem } from "./seal-problem.ts";

const first = newKeyLine("first");
const ring = ringOfText(first);
const place: Place = { table: "files.files", row: "row-1", partnershipId: 1 };
const plain = Buffer.from("where the child is met");
const sealed = sealWhole(ring, plain, place, "content");
const open = (bytes: Buffer, at: Place = place, column = "content", keys = ring): Buffer =>
  openWhole(keys, bytes, at, column);

describe("what is sealed", () => {
  test("opens where it stands, and only says what was sealed", () => {
    expect(open(sealed)).toEqual(plain);
    expect(sealed.includes(plain)).toBe(false);
  });

  test("is never the same twice, nothing and megabytes included", () => {
    expect(sealWhole(ring, plain, place, "content")).not.toEqual(sealed);
    for (const size of [0, 1, 3_000_000]) {
      const bytes = Buffer.alloc(size, 7);
      expect(open(sealWhole(ring, bytes, place, "content")).equals(bytes)).toBe(true);
    }
  });

  test.each<[string, Place, string]>([
    ["another row", { ...place, row: "row-2" }, "content"],
    ["another table", { ...place, table: "identify.workbooks" }, "content"],
    ["another partnership", { ...place, partnershipId: 2 }, "content"],
    ["another column", place, "reason_sealed"],
  ])("does not open in %s", (_what, at, column) => {
    expect(() => open(sealed, at, column)).toThrow(/does not open: it was altered/);
  });

  test("a body under the key of another row does not open", () => {
    const other = sealWhole(ring, plain, { ...place, row: "row-2" }, "content");
    const mixed = Buffer.concat([sealed.subarray(0, 72), other.subarray(72)]);
    expect(() => open(mixed)).toThrow(SealProblem);
  });

  test("does not open with any byte of it changed, nor cut off anywhere", () => {
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => open(changed), `byte ${at}`).toThrow(SealProblem);
      expect(() => open(sealed.subarray(0, at)), `${at} bytes`).toThrow(SealProblem);
    }
  });

  test("names the key that is not here, and shows nothing of what was sealed", () => {
    const other = ringOfText(newKeyLine("other"));
    expect(() => open(sealed, place, "content", other)).toThrow(
      /^files\.files row-1: its key [0-9a-f]{16} is not among the keys that are here$/,
    );
  });
});

describe("a new key", () => {
  const both = ringOfText(`${newKeyLine("second")}\n${first}`);

  test("opens what the older one sealed while both are here", () => {
    expect(open(sealed, place, "content", both)).toEqual(plain);
  });

  test("wraps the data key anew and leaves the body as it was", () => {
    const header = wrapAgain(both, sealed.subarray(0, 72), place);
    const again = Buffer.concat([header, sealed.subarray(72)]);
    const second = ringOfText(
      both
        .keys()
        .map(({ name, key }) => `${name} ${key.toString("base64")}`)
        .slice(0, 1)
        .join("\n"),
    );
    expect(open(again, place, "content", second)).toEqual(plain);
    expect(() => open(sealed, place, "content", second)).toThrow(/is not among the keys/);
  });
});

test("a row keeps one data key for life, for every value and version of it", () => {
  const one = sealValues(ring, place, { reason_sealed: "first" });
  const two = sealValues(ring, place, { reason_sealed: "second" }, one.sealedKey);
  expect(two.sealedKey).toEqual(one.sealedKey);
  const key = openDataKey(ring, one.sealedKey, place);
  const said = [one, two].map(({ sealed: { reason_sealed: body } }) =>
    openBody(key, body, place, "reason_sealed").toString(),
  );
  expect(said).toEqual(["first", "second"]);
});
