/** Registers what stands on the learner's own pages: the goal, what was written, the questions for the way in. */
import { AnswersElement } from "./answers.js";
import { GoalElement, GoalLineElement } from "./goal.js";
import { WayInElement } from "./way-in.js";

/** Before the log is read, so that they hear of it. */
export function definePlan() {
  customElements.define("tb-goal", GoalElement);
  customElements.define("tb-goal-line", GoalLineElement);
  customElements.define("tb-way-in", WayInElement);
  customElements.define("tb-answers", AnswersElement);
}
