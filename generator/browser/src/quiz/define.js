/** Registers the elements: the only module that names them. */
import { QuestionElement } from "./question.js";
import { TallyElement } from "./tally.js";

export function define() {
  customElements.define("tb-question", QuestionElement);
  customElements.define("tb-tally", TallyElement);
}
