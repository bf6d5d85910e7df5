import { expect, test } from "vitest";
import { mergeLooks } from "./both-looks.ts";

const row = (id: string, at: number) => ({ id, at });
const idOf = ({ id }: { readonly id: string }) => id;
const compare = (one: { readonly at: number }, other: { readonly at: number }) => one.at - other.at;

test("what a second look finds is added once, in the order of the list", () => {
  const looks = [
    [row("a", 1), row("c", 3)],
    [row("c", 3), row("b", 2)],
  ];
  expect(mergeLooks(looks, { idOf, compare }).map(idOf)).toEqual(["a", "b", "c"]);
  expect(mergeLooks(looks, { idOf }).map(idOf)).toEqual(["a", "c", "b"]);
});

test("of one look the order of the statement stays", () => {
  const one = [row("c", 3), row("a", 1)];
  expect(mergeLooks([one], { idOf, compare })).toEqual(one);
});
