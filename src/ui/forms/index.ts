export { Beside, type BesideProps } from "./beside.tsx";
export {
  errorFor,
  errorSummaryItems,
  type FieldIds,
  type FormErrors,
  FormErrorSummary,
  type FormErrorSummaryProps,
} from "./errors.tsx";
export { DeclaredForm, type DeclaredFormProps, formSummary, Questions } from "./declared-form.tsx";
export { blankState, type FormState } from "./form-state.ts";
export { DraftForm, type DraftFormProps, type FormDraft } from "./draft-form.tsx";
export { Overtaken } from "./overtaken.tsx";
export { KeptDraft } from "./kept-draft.tsx";
export { ConfirmOrRefuse } from "./confirm-or-refuse.tsx";
export { Trap } from "./trap.tsx";
export { WhyWeAsk } from "./why-we-ask.tsx";
export { csrfFieldName, Form, type FormProps, HiddenCsrf, verbatim } from "./form.tsx";
