import { describe, expect, test } from "vitest";
import { kindsOfNotice } from "../configuration-kinds.ts";
import { kindLines, messageWords, referenceOf } from "./words.ts";

const id = "0199a0b0-0000-7000-8000-0000a1b2c3d4";
const address = "https://lantern.example";

describe("a message about notices", () => {
  test("is fixed sentences with numbers, a reference and a link", () => {
    const counts = { action: 2, meeting: 1, concern: 1 };
    expect(messageWords({ id, form: "digest", counts, address })).toEqual({
      subject: "Lantern: 4 items waiting for you",
      text: [
        "4 items waiting for you in Lantern:",
        "",
        "- 1 notice about a concern",
        "- 1 notice about a meeting",
        "- 2 actions",
        "",
        "Sign in to read: https://lantern.example/notices",
        "",
        "Reference N-A1B2C3D4. This message contains no personal information. Do not reply to it.",
      ].join("\n"),
    });
  });

  test("about danger says what to do where nobody can sign in", () => {
    const { subject, text } = messageWords({
      id,
      form: "danger",
      counts: { emergency: 1 },
      address,
    });
    expect(subject).toBe("Lantern: something cannot wait");
    expect(text).toContain("ring your team or your duty desk");
  });

  test.each(kindsOfNotice)("has words for %s, and none of a child's in them", (kind) => {
    const [one, more] = [kindLines({ [kind]: 1 }), kindLines({ [kind]: 3 })];
    expect(one).toHaveLength(1);
    expect(more).not.toEqual(["3 other notices"]);
    for (const line of [...one, ...more])
      expect(line).not.toMatch(/child|police|school|level|harm/i);
  });

  test("repeats nothing that someone else put into a kind", () => {
    expect(kindLines({ "Bea Doyle": 2, action: 1 })).toEqual(["1 action", "2 other notices"]);
  });

  test("is called by something short enough for the telephone", () => {
    expect(referenceOf(id)).toBe("N-A1B2C3D4");
  });
});
