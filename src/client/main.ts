import { Alert, DatePicker, SortableTable } from "@ministryofjustice/frontend";
import {
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  ExitThisPage,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from "govuk-frontend";
import { keepDrafts } from "./drafts.ts";
import { goByKeys } from "./row-keys.ts";
import { editGrids } from "./grid.ts";
import { hideAtOnce } from "./hide-now.ts";
import { goOnOffline } from "./offline.ts";
import { offerPasskeys } from "./passkeys.ts";
import { printAtOnce } from "./print.ts";
import { searchByKey } from "./search-key.ts";
import { suggestInSearch } from "./search-suggest.ts";
import { warnBeforeTimeOut } from "./time-out.ts";
import { waitForWork } from "./waiting.ts";
import { stored } from "./visit-along/stored.ts";
import { adviseOnWords } from "./wording.ts";

// createAll reports a component that fails and goes on: every page works without all of them.
for (const component of [
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  ExitThisPage,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  Tabs,
  Alert,
  DatePicker,
  SortableTable,
]) {
  createAll(component);
}

keepDrafts();
goOnOffline();
goByKeys();
editGrids();
hideAtOnce();
offerPasskeys();
printAtOnce();
searchByKey();
suggestInSearch();
waitForWork();
adviseOnWords();
warnBeforeTimeOut();
// A visit that was taken along is deleted by looking for it after its time.
stored();
