// govuk-frontend ships no types; these are the parts that main.ts uses.
declare module "govuk-frontend" {
  /** A component class; `createAll` finds its elements by their data-module. */
  export interface ComponentClass {
    readonly moduleName: string;
    new (root: Element): object;
  }

  export const Button: ComponentClass;
  export const CharacterCount: ComponentClass;
  export const Checkboxes: ComponentClass;
  export const ErrorSummary: ComponentClass;
  export const NotificationBanner: ComponentClass;
  export const Radios: ComponentClass;
  export const ServiceNavigation: ComponentClass;
  export const SkipLink: ComponentClass;

  export function createAll(component: ComponentClass, config?: object): object[];
}
