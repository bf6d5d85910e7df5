import { expect, test } from "vitest";
import { tableOf } from "../tables/table.ts";
import { datasetOf } from "./dataset.ts";
import { textAt } from "../packed/packed.ts";
import { readNhs, readPhone, readPostcode, readSex } from "./texts.ts";

test.each([
  ["+44 (0)7700 900123", "700900123"],
  ["7700900123.0", "700900123"],
  ["07700 900123 ext. 4", "700900123"],
  ["Mum 07700900123", "700900123"],
  ["none", undefined],
])("the telephone in %s", (raw, phone) => {
  expect(readPhone(raw)?.text).toBe(phone);
});

test.each([
  ["Young woman", "f"],
  ["F (biological)", "f"],
  ["Fem", "f"],
  ["Young man", "m"],
  ["1 - Male", "m"],
  ["M/F", undefined],
  ["Non-binary", undefined],
  ["Prefer not to say", undefined],
  ["Trans girl", undefined],
  ["u", undefined],
])("the sex in %s", (raw, sex) => {
  expect(readSex(raw)?.text).toBe(sex);
});

test("what stands before or behind a number or a postcode is no part of it", () => {
  expect(readNhs("NHS 943 476 5919")?.text).toBe("9434765919");
  expect(readPostcode("SE1 5GY (temporary)")?.text).toBe("SE15GY");
});

test("two telephones in one cell are two", () => {
  const table = tableOf(
    ["Tel"],
    [["07700900123 / 07700 900456"], ["07700900456 or 07700900789"], ["020 7946 0018/9"]],
  );
  const { phones } = datasetOf(table, [{ name: "Tel", role: "phone", because: "" }]);
  const told = phones.map(({ codes, texts }) =>
    [...codes].map((code) => (code < 0 ? undefined : textAt(texts, code))),
  );
  expect(told).toEqual([
    ["700900123", "700900456", "079460018"],
    ["700900456", "700900789", undefined],
  ]);
});
