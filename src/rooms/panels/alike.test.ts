import { expect, test } from "vitest";
import { eachOnce } from "../meetings/minutes.ts";
import type { AgendaItem } from "./agenda-reads.ts";
import { packOf, type PackContext } from "./documents.ts";

/** Services whose people are not named are called by words that several share. */
test.each<[string, readonly string[], readonly string[]]>([
  ["one is named as it is", ["A service"], ["A service"]],
  ["two that are called alike once, with how many", ["A service", "A service"], ["A service (2)"]],
  [
    "others keep their place and their name",
    ["The police", "A service", "Health", "A service", "A service"],
    ["The police", "A service (3)", "Health"],
  ],
  ["nobody is nothing", [], []],
])("%s", (_name, names, said) => {
  expect(eachOnce(names)).toEqual(said);
});

test("in papers those that hold nothing are one line, alike ones once", () => {
  const at = new Date("2026-12-01T10:00:00Z");
  const none = ["A service", "The police", "A service"].map((agency) => ({
    itemId: "1",
    agencyId: null,
    agency,
    spoke: null,
    wording: null,
    basis: "",
    basisReason: null,
    by: "",
    at,
  }));
  const sitting = { panelName: "Panel", startsAt: at, opensAt: at, closesAt: at, joinLink: null };
  const { blocks } = packOf({
    sitting: sitting as unknown as PackContext["sitting"],
    reader: "Ruth Adeyemi",
    items: [{ itemId: "1", title: "Lamps" } as unknown as AgendaItem],
    papers: new Map(),
    shares: none,
  });
  const texts = blocks.flatMap((block) => ("text" in block ? [block.text] : []));
  expect(texts).toContain("No information held: A service (2), The police.");
});
