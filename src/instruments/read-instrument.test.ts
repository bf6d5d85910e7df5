import { expect, test } from "vitest";
import { readInstrument, shippedInstruments } from "./index.ts";

test.each(shippedInstruments.map((one) => [one.key, one] as const))(
  "%s is the same after a round through a file",
  (_, one) => {
    expect(readInstrument(JSON.parse(JSON.stringify(one)))).toEqual({
      kind: "instrument",
      instrument: one,
    });
  },
);

test("a file that is not a tool is refused, and every fault is named at its place", () => {
  const [first] = shippedInstruments;
  const broken = {
    ...first,
    purpose: "prediction",
    domains: [
      { key: "a", title: "A", items: [{ key: "b", label: "B", type: "sign", weight: -1 }] },
    ],
  };
  const read = readInstrument(broken);
  expect(read.kind === "invalid" && read.problems.map(({ at }) => at)).toEqual([
    "purpose",
    "domains[0].items[0].weight",
  ]);
  expect(readInstrument("nothing").kind).toBe("invalid");
});
