import {
  choiceFrom,
  date,
  defineForm,
  file,
  text,
  type FormTyped,
} from "../../../kernel/forms/index.ts";
import { aboutScanning, picturePolicy } from "../../../platform/files/limits.ts";
import type { DocumentScheme } from "./document-scheme.ts";

type Drawing = { readonly scheme: DocumentScheme };
type Reading = Drawing & {
  readonly now: Date;
  readonly hasFile: boolean;
  /** Something is wrong with what came as the file, and said already. */
  readonly isFileRefused: boolean;
};

const labelClasses = "govuk-label--s";

export const documentForm = defineForm<Reading, Drawing>()(
  {
    file: file({
      label: "File",
      labelClasses,
      hint: `PDF, Word (.docx), Excel (.xlsx), CSV, text, JPEG or PNG, up to 10 MB. ${picturePolicy} Where and when a picture was taken is removed, and the MASH checks it before others can open it. ${aboutScanning}`,
    }),
    kind: choiceFrom({
      label: "What kind of document is it?",
      classes: "govuk-radios--small",
      options: ({ scheme }) => scheme.kinds.map(({ key, name }) => ({ value: key, text: name })),
      missing: "Choose what kind of document it is",
    }),
    title: text({
      label: "Title",
      labelClasses,
      hint: "“Report for the child protection conference”. The file’s own name is not kept",
      called: "Title",
      most: 200,
      missing: "Enter what the document is",
    }),
    dated: date({
      label: "Day of the document",
      hint: "The day it bears, or the day you had it",
      called: "Day of the document",
      isPast: true,
    }),
    source: text({
      label: "Who gave it?",
      labelClasses,
      hint: "The agency or the person, such as “Eastmoor Hospital, named nurse”",
      called: "Who gave it",
      most: 200,
      missing: "Enter who gave the document",
    }),
  },
  {
    file: (_values, { hasFile, isFileRefused }) => !hasFile && !isFileRefused && "Choose the file",
  },
);

/** What is typed beside the file. */
export type DocumentForm = Omit<FormTyped<typeof documentForm>, "file">;
