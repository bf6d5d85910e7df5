import { z } from "zod";

/** NUL, which no text of PostgreSQL can hold, and half a character, which no UTF-8 can. */
const unstorable = /[\u0000\p{Surrogate}]/u;
const everyUnstorable = /[\u0000\p{Surrogate}]/gu;

export const isStorable = (value: string): boolean => !unstorable.test(value);

/** Said of a text that holds one; zod passes over it where the text already failed. */
export const unstorableWords = "Must not hold NUL or half a character (a lone surrogate)";

const refusing = z.check<string>((payload) => {
  if (isStorable(payload.value)) return;
  payload.issues.push({
    code: "custom",
    message: unstorableWords,
    input: payload.value,
    continue: true,
  });
});

const dropping = z.overwrite<string>((value) =>
  value.replaceAll("\r\n", "\n").replaceAll(everyUnstorable, ""),
);

const checks = new Set<unknown>([refusing, dropping]);

/**
 * Any text in an address, a query or JSON of a route. What it refuses is answered with 400: nothing that a person
 * types makes it. `z.string()` in the input of a route fails the build (test/house/route-texts.test.ts).
 */
export const text = () => z.string().check(refusing);

/** Text that a person typed into a form: a character that cannot be kept is dropped, and the rest is kept. */
export const formText = () => z.string().check(dropping);

/** The parts of an address that names its own: each once, or several times. */
export const anyQuery = () => z.object({}).catchall(z.union([text(), z.array(text())]));

/** Whether a schema of strings is `text` or `formText`, with whatever was added to it. */
export const isHouseText = (schema: z.core.$ZodType): boolean =>
  (schema._zod.def as { checks?: readonly unknown[] }).checks?.some((one) => checks.has(one)) ??
  false;
