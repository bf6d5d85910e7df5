import type { FieldError } from "../../../kernel/fields.ts";
import {
  askedIf,
  choice,
  choiceFrom,
  defineForm,
  optionalText,
  text,
  type FormTyped,
} from "../../../kernel/forms/index.ts";
import type { SharingBases } from "./sharing-bases.ts";

const rows = 3;

/**
 * Not sharing is a decision too, with a reason of its own. Where a duty to share is in force it needs
 * the exception: why sharing would harm the child more than not sharing. A request without its situation,
 * or a reply without what it rests on, is read wrongly by whoever comes later.
 */
export const sharingForm = defineForm<SharingBases, SharingBases>()(
  {
    shared: choice({
      label: "Is it shared?",
      options: { yes: "Share it", no: "Do not share it" },
      missing: "Say whether it is shared",
    }),
    request: optionalText({
      label: "What was asked for, and who by (optional)",
      hint: "Leave it empty where nobody asked",
      rows,
      called: "What was asked for",
      most: 4000,
    }),
    requestContext: optionalText({
      label: "Context of the request",
      hint: "Why it was asked, and how urgently",
      rows,
      called: "The context of the request",
      most: 2000,
    }),
    what: text({
      label: "Facts",
      hint: "In a sentence: which facts, and no more than are needed",
      rows,
      called: "The facts",
      most: 4000,
      missing: "Enter the facts that it is about",
    }),
    opinion: optionalText({
      label: "Opinion (optional)",
      hint: "What you think of the facts, and why",
      rows,
      called: "Opinion",
      most: 4000,
    }),
    withWhom: text({
      label: "Agreed with",
      hint: "The person and the agency",
      called: "Agreed with",
      most: 200,
      missing: "Enter who with",
    }),
    reply: optionalText({
      label: "What was answered (if asked)",
      rows,
      called: "The reply",
      most: 4000,
    }),
    replyContext: optionalText({
      label: "Context of the reply",
      hint: "As of when it is, from which records, and what it leaves out",
      rows,
      called: "The context of the reply",
      most: 2000,
    }),
    basis: choiceFrom({
      label: "Basis",
      unchosen: "Choose",
      options: ({ bases }) => bases.map(({ key, name }) => ({ value: key, text: name })),
      missing: "Choose the basis on which you decide",
    }),
    condition: optionalText({
      label: "Condition (optional)",
      hint: "For example, that it is not passed on",
      rows,
      called: "Condition",
      most: 2000,
    }),
    reason: text({
      label: "Reason",
      rows,
      called: "Reason",
      most: 4000,
      missing: "Enter the reason for this decision",
    }),
    detriment: askedIf(
      ({ duties }) => duties.length > 0,
      optionalText({
        label: "If it is not shared: why sharing would be more detrimental to the child",
        rows,
        called: "Why sharing would be more detrimental",
        most: 4000,
      }),
    ),
  },
  {
    request: ({ request, requestContext }) =>
      request === null && requestContext && "Enter what was asked for, and who by",
    requestContext: ({ request, requestContext }) =>
      request &&
      requestContext === null &&
      "Enter the context of the request: why, and how urgently",
    reply: ({ request, reply, replyContext }) =>
      reply === null && (request ?? replyContext) && "Enter what was answered",
    replyContext: ({ reply, replyContext }) =>
      reply &&
      replyContext === null &&
      "Enter the context of the reply: as of when, and what it leaves out",
    detriment: ({ shared, detriment }, { duties }) =>
      shared === "no" &&
      duties.length > 0 &&
      detriment === null &&
      "Enter why sharing would be more detrimental to the child than not sharing",
  },
);
export type SharingForm = FormTyped<typeof sharingForm>;

export function readSharingForm(form: SharingForm, bases: SharingBases) {
  const { value, errors } = sharingForm.read(form, bases);
  if (errors) return { errors } satisfies { readonly errors: readonly FieldError[] };
  const { shared, detriment, ...said } = value;
  const isShared = shared === "yes";
  return { sharing: { ...said, isShared, detriment: isShared ? null : detriment } };
}

export type NewSharing = Extract<
  ReturnType<typeof readSharingForm>,
  { sharing: object }
>["sharing"];
