export { stem } from "./english-stem.js";

/** Words that say nothing of what a text is about by themselves; beside one other they may, as in "too far". */
export const emptyWords = new Set(`a about am an and any are at be been being by can could did do does doing for from
  had has have having he her here hers him his how i id if im in into is it its ive just lol me
  might must my of oh ok okay on or our ours please pls she should so some such than that the their theirs them then there
  these they theyre this those to too us very was we were what when where which who why will with would you your yours
  really also because but im sir maam madam hi hello em n u r ur w lmao tho cause ta po`.match(/\w+/g));

/** Words that say nothing even beside others. */
export const articles = new Set(["a", "an", "the", "my", "your", "his", "her", "our", "their", "this", "that"]);

/** Words that mean something beside others only, such as "no show" or "back out". */
export const weakWords = new Set(`after again all already as get gets getting got anymore away back before down even go goes going gone good let like make
  more much need never new no not now off one only out over own put right said say says see still take tell thing think
  time told two up want wants way well went without yes yet`.match(/\w+/g));

/** What people write for "not": "can't make it" and "won't be able to make it" say the same. What is over, as in "didn't go" and "couldn't join",
 * stays apart: it tells a missed interview from one to be canceled. */
const negations = `cant cannot dont doesnt wont wouldnt shouldnt isnt wasnt arent werent aint havent hasnt
  hadnt`.match(/\w+/g);

/** How people write words on a phone, and what they mean. */
export const spellings = {
  ...Object.fromEntries(negations.map((word) => [word, "not"])),
  thru: "through", nite: "night", nites: "nights", tonite: "tonight", tmrw: "tomorrow", tmr: "tomorrow", tmw: "tomorrow",
  wanna: "want", gonna: "going", gotta: "have", couldnt: "didnt", msg: "message", msgs: "messages", txt: "text",
  appt: "appointment", mgr: "manager", cuz: "because", cos: "because", coz: "because", bc: "because", plz: "please",
  thx: "thanks", ty: "thanks", wk: "week", wks: "weeks", hrs: "hours", smth: "something", sth: "something",
  summat: "something",
};
