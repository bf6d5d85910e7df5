export { decideClosing } from "./decide-closing.ts";
export { proposeClosing } from "./propose-closing.ts";
export { closingGround } from "./closing-ground.ts";
export { reopen } from "./reopen.ts";
export { saveTransition } from "./transition.ts";
export { doDuty, recordTransfer } from "./transfer.ts";
export { findTransfer } from "./transfer-reads.ts";
export { areasOn, transferKindsOn } from "./transfer-kinds.ts";
