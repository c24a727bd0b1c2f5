// What the state of a letter may take for a choice, before it is known what there is to choose. It needs no page.

/** What the composer takes: a facet and a value, which it looks at itself, or the number of a wording. */
export function isChoiceOfComposer(key, choice) {
  return /^(?:aim|relationship|stage|reason|channel|tone)$/.test(key) && /^[a-z\d-]{1,40}$/.test(choice) || key === "wording" && /^\d{1,4}$/.test(choice) || key === "begun";
}

/** What a letter takes: the number of a subject line, or the id of what a sentence says. */
export function isChoiceOfLetter(key, choice) {
  return key === "subject" ? /^[1-9]$/.test(choice) : /^s\d{1,2}$/.test(key) && /^\w{1,12}$/.test(choice);
}
