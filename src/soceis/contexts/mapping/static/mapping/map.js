// Draws the map from the data that the page holds. The table beside it says the same, so nothing depends on this.

const words = document.getElementById("map-data");
const card = /** @type {HTMLElement | null} */ (document.querySelector("[data-map]"));
const STEP = 1.3;

/** @param {string} name a colour of tokens.css */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** @returns {object[]} the styles of people and ties: what is thought is dashed, what has faded is dotted and pale */
function styles() {
  const font = getComputedStyle(document.body).fontFamily;
  const sides = { strength: "moss", worry: "coral", both: "plum", neither: "muted" };
  return [
    { selector: "node", style: {
      label: "data(name)", "font-family": font, "font-size": 15, color: colour("ink"), "text-wrap": "wrap",
      "text-max-width": 120, "text-valign": "bottom", "text-margin-y": 5, width: 30, height: 30,
      "text-background-color": "#fff", "text-background-opacity": 0.85, "text-background-padding": 2,
      "background-color": colour("teal-tint"), "border-width": 2, "border-color": colour("teal"),
    } },
    { selector: "node[?me]", style: {
      width: 46, height: 46, "background-color": colour("teal"), "font-weight": 700, "font-size": 17,
    } },
    { selector: "edge", style: { width: 3, "curve-style": "bezier", "line-color": colour("muted") } },
    ...Object.entries(sides).map(([side, name]) => (
      { selector: `edge[side = "${side}"]`, style: { "line-color": colour(name) } })),
    { selector: "edge[?thought]", style: { "line-style": "dashed" } },
    { selector: "edge[?faded]", style: { "line-style": "dotted", opacity: 0.45 } },
    { selector: ".aside", style: { opacity: 0.2 } },
  ];
}

/** @param {any} data people and ties, as the page wrote them */
function elements(data) {
  return [
    ...data.people.map((/** @type {any} */ one) => (
      { group: "nodes", data: one, position: { x: one.x, y: one.y } })),
    ...data.ties.map((/** @type {any} */ one) => (
      { group: "edges", data: { ...one, source: one.from, target: one.to } })),
  ];
}

/** @param {HTMLElement} within */
function draw(within) {
  within.hidden = false;
  const container = within.querySelector("[data-map-picture]");
  const said = within.querySelector("[data-map-said]");
  const map = window.cytoscape({
    container, elements: elements(JSON.parse(words.textContent)), style: styles(),
    layout: { name: "preset", padding: 30 }, maxZoom: 3, minZoom: 0.05,
    userZoomingEnabled: false, userPanningEnabled: false, autoungrabify: true, boxSelectionEnabled: false,
  });
  const all = () => { map.fit(undefined, 30); map.userPanningEnabled(false); };
  const zoom = (/** @type {number} */ by) => {
    map.zoom({ level: map.zoom() * by, renderedPosition: { x: map.width() / 2, y: map.height() / 2 } });
    // Only a picture that is larger than its frame is moved with a finger; otherwise the finger moves the page.
    map.userPanningEnabled(true);
  };
  const doing = { closer: () => zoom(STEP), further: () => zoom(1 / STEP), all };
  for (const button of within.querySelectorAll("[data-map-do]")) {
    button.addEventListener("click", doing[button.dataset.mapDo]);
  }
  map.on("tap", "node", (/** @type {any} */ event) => {
    const near = event.target.closedNeighborhood();
    map.elements().addClass("aside");
    near.removeClass("aside");
    said.textContent = `${event.target.data("name")}: ${event.target.data("said")}`;
  });
  map.on("tap", (/** @type {any} */ event) => { if (event.target === map) map.elements().removeClass("aside"); });
  within.dataset.mapDrawn = String(map.nodes().length);
}

if (words && card && window.cytoscape) draw(card);
