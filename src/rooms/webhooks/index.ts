export { addHook } from "./hook-commands.ts";
