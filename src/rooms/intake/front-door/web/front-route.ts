import { z } from "zod";
import { field } from "../../../../platform/http/field.ts";

/** What every route of the front door says of itself. */
export const atTheDoor = {
  access: { public: "the public pages and form are open to everyone" },
  actsAs: "front-door",
  cookieless: "visitors are anonymous, and a browser without cookies can send the form",
} as const;

/** Kept by browsers and by what stands between: the same for everybody. */
export const keptFor = (seconds: number): Readonly<Record<string, string>> => ({
  "cache-control": `public, max-age=${seconds}`,
});

/**
 * A field of a form that is taken from anybody: one that comes several times is read together, and
 * what is no text is left out. Nothing that somebody tells is lost for its shape.
 */
export const anyText = () => z.preprocess(asText, field());

function asText(value: unknown): string {
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  return texts
    .filter((one) => typeof one === "string")
    .join("\n")
    .toWellFormed();
}
