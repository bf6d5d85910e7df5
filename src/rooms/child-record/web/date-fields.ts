export {
  dateInput,
  dateOf,
  dateTyped,
  type DateTyped,
} from "../../../platform/http/date-fields.ts";
