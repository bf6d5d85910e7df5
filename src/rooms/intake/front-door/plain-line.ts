import { z } from "zod";

/** One line and nothing but text: no mark-up, and nothing that turns the direction of what stands beside it. */
export const line = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}<>\u202A-\u202E\u2066-\u2069]*$/u, "One line of text, without < or >")
  // Characters that nobody sees are no button.
  .refine((text) => text === "" || /[\p{L}\p{N}]/u.test(text), "Enter the words");
