import { describe, expect, it } from "vitest";
import { themeCss } from "./theme.ts";

describe("themeCss", () => {
  it("sets the partnership's colour", () => {
    expect(themeCss("#1D4F5C")).toEqual({ ok: true, css: ":root{--app-brand:#1d4f5c}\n" });
  });

  it.each(["red", "#12345", "#1d4f5c;}body{display:none", "#1d4f5g", ""])(
    "refuses %j, which is no colour",
    (brand) => {
      expect(themeCss(brand)).toMatchObject({ ok: false });
    },
  );

  // #767676 is the lightest grey on which white text has a contrast of 4.5 to 1.
  it("refuses a colour on which white text cannot be read (WCAG 2.2, 1.4.3)", () => {
    expect(themeCss("#767676").ok).toBe(true);
    expect(themeCss("#777777").ok).toBe(false);
    expect(themeCss("#ffdd00").ok).toBe(false);
  });
});
