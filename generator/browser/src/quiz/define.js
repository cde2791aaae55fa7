/** Registers the elements: the only module that names them. Questions first, as a check speaks to its own. */
import { CalibrationElement } from "./calibration.js";
import { CheckElement } from "./check.js";
import { QuestionElement } from "./question.js";

export function define() {
  customElements.define("tb-question", QuestionElement);
  customElements.define("tb-check", CheckElement);
  customElements.define("tb-calibration", CalibrationElement);
}
