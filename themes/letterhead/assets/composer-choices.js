// Which choices a letter can be composed for. It needs no page: the same code runs in Node for its tests.

/** What is chosen of a letter, in the order in which one choice limits the next. */
export const CHOICES = ["aim", "relationship", "stage", "reason", "channel", "tone"];

/**
 * @typedef {any} Choices by facet, the id of a value; an `aim` or `relationship` left out is the usual one
 */

export class ComposerChoices {
  #rules;
  #facets;
  #letters;

  /**
   * @param {object} rules composer.yaml
   * @param {Record<string, {id: string}[]>} facets the values of each facet, in their order
   * @param {any[]} letters those of the gallery
   */
  constructor(rules, facets, letters) {
    this.#rules = rules;
    this.#facets = facets;
    this.#letters = letters;
  }

  /** Whether a letter can be put together: for the other aims and recipients there are only letters of the gallery. */
  isOpen({ aim, relationship }) {
    return !aim && !relationship;
  }

  /**
   * The values of a facet that make sense with all else as it is chosen.
   * @param {string} facet @param {Choices} choices @returns {string[]} "" is the usual aim or recipient
   */
  options(facet, choices) {
    const found = new Set(this.#possible(facet, choices));
    const ids = ["aim", "relationship"].includes(facet) ? ["", ...this.#ids(facet)] : this.#ids(facet);
    return ids.filter((id) => found.has(id));
  }

  #possible(facet, choices) {
    if (facet === "aim") return ["", ...this.#letters.map((letter) => this.aimOf(letter))];
    if (facet === "relationship") return this.#recipients(choices);
    if (!this.isOpen(choices)) return this.#written(choices).map((letter) => letter[facet]);
    const { stages } = this.#rules;
    if (facet === "stage") return Object.keys(stages);
    const { channels, withoutReasons = [] } = stages[choices.stage];
    if (facet === "channel") return channels;
    if (facet === "tone") return this.#tones(choices);
    return this.#ids("reason").filter((id) => !withoutReasons.includes(id));
  }

  /** To whom there are letters at that stage; always whoever is chosen. */
  #recipients({ aim = "", relationship = "", stage }) {
    const letters = this.#letters.filter((letter) => this.aimOf(letter) === aim);
    const usual = letters.some((letter) => !this.recipientOf(letter)) ? [""] : [];
    return [...usual, relationship, ...letters.filter((letter) => letter.stage === stage).map((letter) => this.recipientOf(letter))];
  }

  #tones({ stage, channel }) {
    const without = this.#rules.channels?.[channel]?.withoutTones ?? [];
    return this.#rules.stages[stage].tones.filter((tone) => !without.includes(tone));
  }

  #ids(facet) {
    return this.#facets[facet].map(({ id }) => id);
  }

  /** The letters of the gallery for an aim and a recipient, of which one or the other is not the usual. */
  #written({ aim = "", relationship = "" }) {
    return this.#letters.filter((letter) => this.aimOf(letter) === aim && this.recipientOf(letter) === relationship);
  }

  /** The aim of a letter; "" if it is the usual one. */
  aimOf({ aim }) {
    return aim === this.#facets.aim[0].id ? "" : aim;
  }

  /** Whom a letter is for; "" if that goes without saying. */
  recipientOf({ relationship }) {
    return this.#rules.usualRelationships.includes(relationship) ? "" : relationship;
  }

  /**
   * All choices, where some are made or one is changed: what is chosen stays where it makes sense, and what is open is
   * as usual.
   * @param {Choices} asked @param {string} [changed] the facet that has just been chosen
   * @returns {Choices}
   */
  completed(asked, changed) {
    const aim = this.options("aim", {}).includes(asked.aim) ? asked.aim : "";
    const letters = this.#letters.filter((letter) => this.aimOf(letter) === aim);
    const hasWritten = letters.some((letter) => this.recipientOf(letter) === asked.relationship);
    // A letter to nobody in particular, where the gallery has one; else to whomever it has.
    const recipient = hasWritten ? asked.relationship : letters.some((letter) => !this.recipientOf(letter)) ? "" : this.recipientOf(letters[0]);
    const choices = { aim, relationship: recipient ?? "" };
    return this.isOpen(choices) ? this.#completedOpen({ ...asked, ...choices }) : this.#completedWritten({ ...asked, ...choices }, changed);
  }

  #completedOpen(asked) {
    const { stages, usualStage, unsaid } = this.#rules;
    const suits = (stage) => !stages[stage].withoutReasons?.includes(asked.reason);
    const stage = own(stages, asked.stage) ? asked.stage : [usualStage, ...Object.keys(stages)].find(suits);
    const choices = { ...asked, stage };
    const pick = (facet, usual) => {
      choices[facet] = this.options(facet, choices).includes(asked[facet]) ? asked[facet] : usual();
    };
    pick("reason", () => unsaid[0]);
    pick("channel", () => stages[stage].channels[0]);
    pick("tone", () => this.#tones(choices)[0]);
    return Object.fromEntries(CHOICES.map((facet) => [facet, choices[facet]]));
  }

  #completedWritten(asked, changed) {
    const [nearest] = this.nearest(asked, this.#written(asked), changed);
    const values = ["stage", "reason", "channel", "tone"].map((facet) => [facet, nearest[facet]]);
    return { aim: asked.aim, relationship: asked.relationship, ...Object.fromEntries(values) };
  }

  /**
   * Letters by how much of what is asked they have: first what has just been changed, then the stage, the reason, the
   * channel and the tone.
   */
  nearest(asked, letters, changed) {
    const weight = { stage: 8, reason: 4, channel: 2, tone: 1, [changed]: 16 };
    const score = (letter) => Object.keys(weight).reduce((sum, facet) => sum + (letter[facet] === asked[facet] ? weight[facet] : 0), 0);
    return letters.map((letter) => ({ letter, score: score(letter) + (letter.general ? 0.5 : 0) })).sort((a, b) => b.score - a.score).map(({ letter }) => letter);
  }

  /** Every combination for which a letter is put together. @returns {Generator<Choices>} */
  * all() {
    for (const stage of this.options("stage", {})) {
      for (const reason of this.options("reason", { stage })) {
        for (const channel of this.options("channel", { stage })) {
          for (const tone of this.options("tone", { stage, channel })) {
            yield { aim: "", relationship: "", stage, reason, channel, tone };
          }
        }
      }
    }
  }
}

function own(object, key) {
  return key !== undefined && Object.hasOwn(object, key);
}
