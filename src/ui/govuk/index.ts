export { Accordion, type AccordionProps, type AccordionItem } from "./accordion.tsx";
export { BackLink, type BackLinkProps } from "./back-link.tsx";
export { Breadcrumbs, type BreadcrumbsProps, type Breadcrumb } from "./breadcrumbs.tsx";
export { Button, type ButtonProps } from "./button.tsx";
export { CharacterCount, type CharacterCountProps } from "./character-count.tsx";
export { Checkboxes, type CheckboxesProps, type CheckboxItem } from "./checkboxes.tsx";
export { DateInput, type DateInputProps, type DatePart } from "./date-input.tsx";
export { Details, type DetailsProps } from "./details.tsx";
export { ErrorMessage, type ErrorMessageProps } from "./error-message.tsx";
export { ErrorSummary, type ErrorSummaryProps, type ErrorSummaryItem } from "./error-summary.tsx";
export { ExitThisPage, type ExitThisPageProps } from "./exit-this-page.tsx";
export {
  Fieldset,
  type FieldsetProps,
  type FieldsetOptions,
  type LegendProps,
} from "./fieldset.tsx";
export { FileUpload, type FileUploadProps } from "./file-upload.tsx";
export { Footer, type FooterProps, type FooterMeta } from "./footer.tsx";
export { Hint, type HintProps } from "./hint.tsx";
export { Input, type InputProps } from "./input.tsx";
export { InsetText, type InsetTextProps } from "./inset-text.tsx";
export { Label, type LabelProps } from "./label.tsx";
export {
  LanguageNavigation,
  type LanguageNavigationProps,
  type LanguageItem,
} from "./language-navigation.tsx";
export { NotificationBanner, type NotificationBannerProps } from "./notification-banner.tsx";
export {
  Pagination,
  type PaginationProps,
  type PaginationItem,
  type PaginationLink,
} from "./pagination.tsx";
export { Panel, type PanelProps, type PanelAction } from "./panel.tsx";
export { PasswordInput, type PasswordInputProps } from "./password-input.tsx";
export { PhaseBanner, type PhaseBannerProps } from "./phase-banner.tsx";
export { Radios, type RadiosProps, type RadioItem } from "./radios.tsx";
export { Select, type SelectProps, type SelectItem } from "./select.tsx";
export {
  ServiceNavigation,
  type ServiceNavigationProps,
  type ServiceNavigationItem,
  type ServiceNavigationSlots,
} from "./service-navigation.tsx";
export { SkipLink, type SkipLinkProps } from "./skip-link.tsx";
export { SummaryCard } from "./summary-card.tsx";
export {
  SummaryList,
  type SummaryListProps,
  type SummaryRow,
  type SummaryText,
} from "./summary-list.tsx";
export { Table, type TableProps, type TableCell } from "./table.tsx";
export { Tabs, type TabsProps, type TabItem } from "./tabs.tsx";
export { Tag, type TagProps } from "./tag.tsx";
export { TaskList, type TaskListProps, type TaskListItem } from "./task-list.tsx";
export { Textarea, type TextareaProps } from "./textarea.tsx";
export { WarningText, type WarningTextProps } from "./warning-text.tsx";
export type { ChoiceDivider, ChoiceItem } from "./choice-item.tsx";
export type { FooterLink, FooterSection } from "./footer-navigation.tsx";
export type { FieldProps, FormGroupOptions } from "./form-group.tsx";
export { Heading, type HeadingLevel } from "./heading.tsx";
export type { SummaryActionProps } from "./summary-action.tsx";
export {
  type Attributes,
  classNames,
  type CommonProps,
  type Content,
  type Maybe,
} from "./shared.ts";
