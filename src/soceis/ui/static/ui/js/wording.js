// While somebody writes: a quiet line under the box says why a word does harm and what to write instead.
// It never stops anybody. Quotations, and boxes that hold somebody else's words, are left alone.
// The page says where the list is (data-wording-url); a page without it has no list.

const PAUSE_MS = 600;
const MOST_SHOWN = 2;
const QUOTED = /“[^”]*”|‘[^’]*’(?!\p{L})|"[^"]*"|«[^»]*»|(?<![\p{L}\p{N}_])'[^'\n]*'(?![\p{L}\p{N}_])/gu;

/** @typedef {{words: string, why: string, instead: string, language: string, found: RegExp}} Prompt */

/** @type {Promise<{prompts: Prompt[], theirs: Set<string>}> | undefined} */
let list;

/** @param {string} text */
function plain(text) {
  return text.replace(QUOTED, " ¶ ").replaceAll("’", "'").toLowerCase().split(/\s+/).join(" ");
}

/** @param {string} words */
function pattern(words) {
  const bare = words.replaceAll("’", "'").toLowerCase().replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}_])${bare.replaceAll("*", "[\\p{L}\\p{N}_]*")}(?![\\p{L}\\p{N}_])`, "u");
}

/** @param {string} url */
async function read(url) {
  const answer = await fetch(url, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok) throw new Error("no list");
  const said = await answer.json();
  const prompts = said.prompts.map((/** @type {Prompt} */ one) => ({ ...one, found: pattern(one.words) }));
  return { prompts, theirs: new Set(said.theirs) };
}

/** @param {HTMLTextAreaElement} box @param {Prompt[]} found */
function show(box, found) {
  let place = box.parentElement?.querySelector(":scope > .wording");
  if (!found.length && !place) return;
  if (!place) {
    place = document.createElement("div");
    place.className = "wording";
    place.setAttribute("role", "status");
    box.after(place);
  }
  place.replaceChildren(...found.slice(0, MOST_SHOWN).map((one) => {
    const line = document.createElement("p");
    const words = document.createElement("strong");
    words.textContent = one.words.replaceAll("*", "");
    line.append(words, ` ${one.why} `);
    const instead = document.createElement("span");
    instead.className = "wording__instead";
    instead.textContent = one.instead;
    line.append(instead);
    line.lang = one.language;
    return line;
  }));
}

/** @param {string} url @param {HTMLTextAreaElement} box */
async function look(url, box) {
  list ??= read(url);
  try {
    const { prompts, theirs } = await list;
    if (theirs.has(box.name.split("-").pop() ?? "")) return;
    const said = plain(box.value);
    show(box, prompts.filter((one) => one.found.test(said)));
  } catch {
    list = undefined; // nothing is said, and the next pause asks again
  }
}

/** Listens once for all boxes, those that htmx puts in too. */
export function startWording() {
  const url = document.querySelector("[data-wording-url]")?.getAttribute("data-wording-url");
  if (!url) return;
  let timer = 0;
  document.addEventListener("input", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLTextAreaElement)) return;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => look(url, box), PAUSE_MS);
  });
}
