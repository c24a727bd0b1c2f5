import { button, element } from "./element.js";
import { lengthOf } from "./plain-text.js";
import { Status } from "./status.js";
import { count, word } from "./words.js";

const WORDS_A_SECOND = 2.5;

/** Shows a script to be read out: large, a passage at a time, with the time it takes. @param {string[]} passages */
export function speak(passages) {
  let at = 0;
  const place = element("p", { className: "speaking-view-place" });
  const passage = new Status(element("p", { className: "speaking-view-passage" }));
  const back = button(word("jsSpeakBack"), () => turn(-1));
  const next = button("", () => turn(1), "strong-button");
  const dialog = element("dialog", { className: "speaking-view", "aria-label": word("jsSpeak") },
    element("div", { className: "speaking-view-head" }, place, button(word("jsClose"), () => dialog.close())),
    passage.message,
    passage.region,
    element("div", { className: "speaking-view-foot" }, back, next));

  function turn(by) {
    if (at + by === passages.length) return dialog.close();
    at = Math.max(0, at + by);
    const seconds = lengthOf(passages.slice(at).join(" ")) / WORDS_A_SECOND;
    const left = count(Math.ceil(seconds), "jsSpeakSeconds");
    passage.say(passages[at]);
    place.textContent = word("jsSpeakPlace", { at: at + 1, of: passages.length, left });
    back.setAttribute("aria-disabled", `${!at}`);
    next.textContent = word(passages[at + 1] ? "jsSpeakNext" : "jsSpeakDone");
  }

  dialog.onkeydown = ({ key }) => {
    const isRightToLeft = document.dir === "rtl";
    if (key === "ArrowRight" || key === "ArrowLeft") turn((key === "ArrowRight") !== isRightToLeft ? 1 : -1);
  };
  dialog.onclose = () => dialog.remove();
  document.body.append(dialog);
  dialog.showModal();
  next.focus();
  turn(0);
}
