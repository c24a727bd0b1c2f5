export { stem } from "./english-stem.js";

/** Words that say nothing of what a text is about, neither by themselves nor beside others. */
export const emptyWords = new Set(`a about am an and any are at be been being by can could did do does doing dont for from
  had has have having he her here hers him his how i id if im in into is it its ive just lol me
  might must my of oh ok okay on or our ours please pls she should so some such than that the their theirs them then there
  these they theyre this those to too us very was we were what when where which who why will with would you your yours
  really also because but doesnt didnt im isnt wasnt wont`.match(/\w+/g));

/** Words that mean something beside others only, such as "no show" or "back out". */
export const weakWords = new Set(`after again all already as get gets getting got anymore away back before down even go goes going gone good let like make
  more much need never new no not now off one only out over own put right said say says see still take tell thing think
  time told two up want wants way well went without yes yet`.match(/\w+/g));

/** How people write words on a phone, and what they mean. */
export const spellings = {
  thru: "through", nite: "night", tonite: "tonight", tmrw: "tomorrow", tmr: "tomorrow", tmw: "tomorrow", wanna: "want",
  gonna: "going", gotta: "have", msg: "message", msgs: "messages", txt: "text", appt: "appointment", mgr: "manager", cuz: "because", cos: "because", coz: "because", bc: "because", plz: "please", thx: "thanks", ty: "thanks",
};
