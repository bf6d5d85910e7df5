import { describe, expect, test } from "vitest";
import { wordingAdvice } from "./wording-advice.ts";

describe("advice on words", () => {
  test.each([
    ["She is putting herself at risk.", "putting herself at risk"],
    ["He puts himself in danger by going out.", "puts himself in danger"],
    ["Known to be promiscuous", "promiscuous"],
    ["child prostitute", "child prostitute"],
    ["It is a lifestyle choice", "lifestyle choice"],
    ["involved in CSE", "involved in CSE"],
    ["has a much older boyfriend", "much older boyfriend"],
    ["in a relationship with an older man", "relationship with an older man"],
    ["is contacting adult males online", "contacting adult males"],
    ["won’t engage with us", "won’t engage"],
    ["He is drug running for them", "drug running"],
    ["Absconded on Friday", "Absconded"],
    ["streetwise", "streetwise"],
    ["Attention-seeking", "Attention-seeking"],
    ["is sexually active", "sexually active"],
  ])("is given for “%s”", (text, found) => {
    expect(wordingAdvice(text).map((one) => one.found)).toEqual([found]);
  });

  test.each([
    "An adult is giving her money. She went missing on Friday and says that she is afraid.",
    "Her boyfriend is in the same class.",
    "He was put at risk by a man who gave him a phone.",
    "The school engages with the family.",
    "",
  ])("is not given for “%s”", (text) => {
    expect(wordingAdvice(text)).toEqual([]);
  });

  test("gives each once, however often it stands there", () => {
    expect(wordingAdvice("promiscuous, promiscuous and streetwise")).toHaveLength(2);
  });
});
