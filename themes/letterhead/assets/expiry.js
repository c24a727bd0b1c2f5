import { KeptLetters } from "./kept-letters.js";

// For pages that show none of the letters kept on this device: a look at them erases those whose time is over.
void new KeptLetters().all;
