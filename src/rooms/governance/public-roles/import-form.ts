import { defineForm, file, tick } from "../../../kernel/forms/index.ts";
import { authorityQuestion, kindQuestion, type Kinds } from "./role-form.ts";

/** Fifty thousand lines. */
const fileLimit = 10 * 1024 * 1024;

/** A list that is brought in, and of whom it is. */
export const importForm = defineForm<Kinds, Kinds>()({
  kind: kindQuestion,
  authority: authorityQuestion,
  file: file({ label: "CSV file", asItIs: fileLimit, accept: ".csv" }),
  whole: tick({
    text: "This is the whole list",
    hint: "People in the register and not in the file held it until today",
  }),
});
