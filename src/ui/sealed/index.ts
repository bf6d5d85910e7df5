export { renderSealedPage, type SealedPage } from "./sealed-page.tsx";
