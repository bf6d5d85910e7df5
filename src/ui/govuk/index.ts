export { Accordion, type AccordionProps } from "./accordion.tsx";
export { BackLink, type BackLinkProps } from "./back-link.tsx";
export { Breadcrumbs, type BreadcrumbsProps } from "./breadcrumbs.tsx";
export { Button, type ButtonProps } from "./button.tsx";
export { CharacterCount, type CharacterCountProps } from "./character-count.tsx";
export { Checkboxes, type CheckboxesProps } from "./checkboxes.tsx";
export { DateInput, type DateInputProps } from "./date-input.tsx";
export { Details, type DetailsProps } from "./details.tsx";
export { ErrorMessage, type ErrorMessageProps } from "./error-message.tsx";
export { ErrorSummary, type ErrorSummaryProps } from "./error-summary.tsx";
export { ExitThisPage, type ExitThisPageProps } from "./exit-this-page.tsx";
export { Fieldset, type FieldsetProps } from "./fieldset.tsx";
export { FileUpload, type FileUploadProps } from "./file-upload.tsx";
export { Footer, type FooterProps } from "./footer.tsx";
export { Hint, type HintProps } from "./hint.tsx";
export { Input, type InputProps } from "./input.tsx";
export { InsetText, type InsetTextProps } from "./inset-text.tsx";
export { Label, type LabelProps } from "./label.tsx";
export { LanguageNavigation, type LanguageNavigationProps } from "./language-navigation.tsx";
export { NotificationBanner, type NotificationBannerProps } from "./notification-banner.tsx";
export { Pagination, type PaginationProps } from "./pagination.tsx";
export { Panel, type PanelProps } from "./panel.tsx";
export { PasswordInput, type PasswordInputProps } from "./password-input.tsx";
export { PhaseBanner, type PhaseBannerProps } from "./phase-banner.tsx";
export { Radios, type RadiosProps } from "./radios.tsx";
export { Select, type SelectProps } from "./select.tsx";
export { ServiceNavigation, type ServiceNavigationProps } from "./service-navigation.tsx";
export { SkipLink, type SkipLinkProps } from "./skip-link.tsx";
export { SummaryCard } from "./summary-card.tsx";
export { SummaryList, type SummaryListProps } from "./summary-list.tsx";
export { Table, type TableProps } from "./table.tsx";
export { Tabs, type TabsProps } from "./tabs.tsx";
export { Tag, type TagProps } from "./tag.tsx";
export { TaskList, type TaskListProps } from "./task-list.tsx";
export { Textarea, type TextareaProps } from "./textarea.tsx";
export { WarningText, type WarningTextProps } from "./warning-text.tsx";
export type { AccordionItem } from "./accordion.tsx";
export type { Breadcrumb } from "./breadcrumbs.tsx";
export type { CheckboxItem } from "./checkboxes.tsx";
export type { ChoiceDivider, ChoiceItem } from "./choice-item.tsx";
export type { DatePart } from "./date-input.tsx";
export type { ErrorSummaryItem } from "./error-summary.tsx";
export type { FieldsetOptions, LegendProps } from "./fieldset.tsx";
export type { FooterMeta } from "./footer.tsx";
export type { FooterLink, FooterSection } from "./footer-navigation.tsx";
export type { FieldProps, FormGroupOptions } from "./form-group.tsx";
export { Heading, type HeadingLevel } from "./heading.tsx";
export type { LanguageItem } from "./language-navigation.tsx";
export type { PaginationItem, PaginationLink } from "./pagination.tsx";
export type { PanelAction } from "./panel.tsx";
export type { RadioItem } from "./radios.tsx";
export type { SelectItem } from "./select.tsx";
export type { ServiceNavigationItem, ServiceNavigationSlots } from "./service-navigation.tsx";
export type { SummaryActionProps } from "./summary-action.tsx";
export type { SummaryRow, SummaryText } from "./summary-list.tsx";
export type { TabItem } from "./tabs.tsx";
export type { TableCell } from "./table.tsx";
export type { TaskListItem } from "./task-list.tsx";
export {
  type Attributes,
  classNames,
  type CommonProps,
  type Content,
  type Maybe,
} from "./shared.ts";
