/** Registers the boxes of tasks and notes, which stand on many pages. */
import { NoteElement, TaskElement } from "./kept-field.js";

/** Before the log is read, so that they hear of it. */
export function defineBoxes() {
  customElements.define("tb-task", TaskElement);
  customElements.define("tb-note", NoteElement);
}
