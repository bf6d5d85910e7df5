export { searched, type Hit, type Searched, type Searching } from "./searched.ts";
