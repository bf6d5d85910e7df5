// govuk-frontend and MoJ Frontend ship no types; these are the parts that main.ts uses.
declare module "govuk-frontend" {
  /** A component class; `createAll` finds its elements by their data-module. */
  export interface ComponentClass {
    readonly moduleName: string;
    new (root: Element): object;
  }

  export const Accordion: ComponentClass;
  export const Button: ComponentClass;
  export const CharacterCount: ComponentClass;
  export const Checkboxes: ComponentClass;
  export const ErrorSummary: ComponentClass;
  export const ExitThisPage: ComponentClass;
  export const FileUpload: ComponentClass;
  export const NotificationBanner: ComponentClass;
  export const PasswordInput: ComponentClass;
  export const Radios: ComponentClass;
  export const ServiceNavigation: ComponentClass;
  export const SkipLink: ComponentClass;
  export const Tabs: ComponentClass;

  export function createAll(component: ComponentClass, config?: object): object[];
}

declare module "@ministryofjustice/frontend" {
  import type { ComponentClass } from "govuk-frontend";

  export const Alert: ComponentClass;
  export const DatePicker: ComponentClass;
  export const SortableTable: ComponentClass;
}
