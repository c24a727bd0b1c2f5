import { button, element } from "./element.js";
import { onErase } from "./tab-storage.js";
import { word } from "./words.js";

/** Mail programs drop, without a word, an address much longer than this. */
const LONGEST_ADDRESS = 1800;

/**
 * The ways out of the page other than the clipboard.
 * @param {() => {text: string, subject: string}} letter
 * @param {(...message: (Node|string)[]) => void} say
 * @param {(pressed: HTMLButtonElement) => void} copyBoth
 * @returns {HTMLElement[]}
 */
export function outputs(article, letter, say, copyBoth) {
  const { letter: name, followUp } = article.dataset;
  const { subject } = letter();

  function share() {
    const { text, subject: title } = letter();
    navigator.share({ title, text }).catch(({ name }) => name === "AbortError" || say(word("jsShareFailed")));
  }

  function remindOfNote() {
    const { textContent, href } = article.querySelector(".letter-follow-up a");
    remind(textContent, href);
    say(word("jsReminderSaved"));
  }

  return [
    subject && button(word("jsCopyBoth"), copyBoth),
    subject && mailLink(letter, say, copyBoth),
    navigator.share && button(word("jsShare"), share),
    button(word("jsDownload"), () => save(`${name}.txt`, "text/plain", `${letter().text}\n`)),
    "print" in globalThis && button(word("jsPrint"), () => print()),
    followUp && button(word("jsReminder"), remindOfNote),
  ].filter(Boolean);
}

/** Opens the letter in the email app. */
export function mailLink(letter, say, copyBoth, className = "quiet-button") {
  const open = (event) => {
    const { text, subject } = letter();
    const address = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
    if (address.length > LONGEST_ADDRESS) {
      event.preventDefault();
      say(word("jsMailTooLong"), " ", button(word("jsCopyBoth"), copyBoth));
      return;
    }
    follow(event.currentTarget, address);
    say(word("jsMailOpened"));
  };
  return element("a", { href: "mailto:", className, onclick: open }, word("jsMail"));
}

/** Has the browser follow an address with the letter in it, which then does not stay on the page. */
export function follow(link, address) {
  const { href } = link;
  link.href = address;
  setTimeout(() => { link.href = href; });
}

/** Saves a calendar file that reminds of a letter. */
export function remind(title, href) {
  save(`${href.split("/").at(-2)}.ics`, "text/calendar", reminder(word("jsReminderTitle", { title }), href));
}

function save(name, type, text) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element("a", { href, download: name }).click();
  const forget = () => URL.revokeObjectURL(href);
  setTimeout(forget, 10_000);
  onErase(forget);
}

/** A calendar file (RFC 5545) with one entry tomorrow at nine, by the reader's own clock wherever that is. */
export function reminder(title, note) {
  const now = new Date();
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 12, -now.getTimezoneOffset());
  return `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//${location.hostname}//${document.documentElement.lang}
BEGIN:VEVENT
UID:${crypto.getRandomValues(new Uint32Array(4)).join("-")}@${location.hostname}
DTSTAMP:${basic(now)}Z
DTSTART:${basic(tomorrow).slice(0, 8)}T090000
SUMMARY:${escaped(title)}
DESCRIPTION:${escaped(note)}
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:PT0S
DESCRIPTION:${escaped(title)}
END:VALARM
END:VEVENT
END:VCALENDAR
`.replace(/.*\n/g, folded);
}

function basic(date) {
  return date.toISOString().slice(0, 19).replace(/[-:]/g, "");
}

function escaped(text) {
  return text.trim().replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** No line is longer than 75 octets, and no character is cut (section 3.1). */
function folded(line) {
  let octets = 0;
  const parts = Array.from(line.trimEnd(), (character) => {
    const more = new Blob([character]).size;
    octets += more;
    if (octets <= 75) return character;
    octets = more + 1;
    return `\r\n ${character}`;
  });
  return `${parts.join("")}\r\n`;
}
