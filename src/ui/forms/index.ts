export {
  errorFor,
  errorSummaryItems,
  type FieldIds,
  type FormErrors,
  FormErrorSummary,
  type FormErrorSummaryProps,
} from "./errors.tsx";
export { csrfFieldName, Form, type FormProps, HiddenCsrf } from "./form.tsx";
