/** A question of any kind: marked at once, by keyboard, and said aloud (WCAG 2.1.1, 2.5.7, 4.1.3). */
import { announce } from "../shell.js";
import { say } from "../strings.js";
import { fill, mark } from "../template.js";
import { choice } from "./choice.js";
import { matching } from "./matching.js";
import { ordering } from "./ordering.js";
import { scenario } from "./scenario.js";

const KINDS = { MATCHING: matching, ORDERING: ordering };

/** `done(right)` hears the result of every attempt. */
export const question = (data, done = () => {}) =>
  mark(data.kind === "SCENARIO" ? scenario(data, done) : form(data, (KINDS[data.kind] ?? choice)(data), done), data);

/** A kind has `answer()` (ids, or null while incomplete), `show(correct, reveal)`, maybe `inOrder`. */
function form(data, part, done) {
  const { correct } = data.answer;
  const node = fill("question", { ...data, part: part.node }).firstElementChild;
  const [fields, result] = node.children;
  const [main, reveal] = node.querySelectorAll(".actions button");

  const unmark = () => node.querySelectorAll(".mark").forEach((one) => one.remove());

  // One button checks and asks again, so that the focus can stay where it is.
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    if (fields.disabled) {
      fields.disabled = false;
      reveal.hidden = true;
      result.replaceChildren();
      main.replaceChildren(say("check"));
      unmark();
      node.reset();
      fields.querySelector("input, select, button:enabled").focus();
      return;
    }
    const given = part.answer();
    if (!given) return announce(`incomplete.${data.kind}`);
    const right = given.length === correct.length
      && given.every((id, i) => (part.inOrder ? id === correct[i] : correct.includes(id)));
    fields.disabled = true;
    reveal.hidden = right;
    part.show(correct, right);
    main.replaceChildren(say("tryAgain"));
    result.replaceChildren(verdict(right, data));
    done(right);
  });
  reveal.addEventListener("click", () => {
    unmark();
    part.show(correct, true);
    reveal.hidden = true;
    main.focus();
    announce("answerShown");
  });
  return node;
}

export const verdict = (right, data) => fill("verdict", {
  ...data, text: data.answer[right ? "feedbackRight" : "feedbackWrong"], sign: right ? "right" : "wrong",
});
