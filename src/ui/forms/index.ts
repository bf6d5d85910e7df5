export { Beside, type BesideProps } from "./beside.tsx";
export {
  errorFor,
  errorSummaryItems,
  type FieldIds,
  type FormErrors,
  FormErrorSummary,
  type FormErrorSummaryProps,
} from "./errors.tsx";
export { DraftForm, type DraftFormProps } from "./draft-form.tsx";
export { csrfFieldName, Form, type FormProps, HiddenCsrf } from "./form.tsx";
