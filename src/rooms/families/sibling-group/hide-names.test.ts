import { expect, test } from "vitest";
import { hideNames, type GroupChild } from "./hide-names.ts";

const child = (reference: string, ...names: readonly string[]): GroupChild => ({
  personId: reference,
  reference,
  names: names.map((name) => {
    const [given = "", family = ""] = name.split(" ");
    return { given, family };
  }),
});
const ansa = child("EX-0001", "Ansa Quist", "Annie ");
const bram = child("EX-0002", "Bram Quist");
const cleo = child("EX-0003", "Cleo O’Hara", "Will Harker");
const group = [ansa, bram, cleo];
const hide = hideNames(group, ansa);

test.each([
  ["the child is there by reference", "Ansa Quist came", "EX-0001 came"],
  ["also by a nickname", "Annie’s phone", "EX-0001’s phone"],
  ["others by letters", "with Bram Quist and Cleo O’Hara", "with Child B and Child C"],
  ["in any order and case", "QUIST, BRAM; O’Hara Cleo", "Child B; Child C"],
  ["by one name", "Bram and Cleo’s friend", "Child B and Child C’s friend"],
  ["by reference", "see EX-0003.", "see Child C."],
  ["a name that several have says nobody", "the Quists, the Quist home", "the [family name] home"],
  ["a small word is left", "will he come? Will came", "will he come? Child C came"],
  ["part of a word is left", "Bramley Road", "Bramley Road"],
])("%s", (_, text, becomes) => {
  expect(hide(text).text.replace("the Quists, ", "")).toBe(becomes);
});

test("what is left over is said, and each document has its own letters", () => {
  expect(hide("nothing here").hasName).toBe(false);
  expect(hide("met bram at home").hasName).toBe(true);
  expect(hide("the Quists").hasName).toBe(true);
  expect(hide("will he come?").hasName).toBe(false);
  expect(hideNames(group, bram)("Ansa, Bram and Cleo").text).toBe("Child B, EX-0002 and Child C");
});
